import { run } from "./app.js";

const tell = (report) => {
  document.querySelector("#report").textContent = JSON.stringify(report);
};
run(new URLSearchParams(location.search).get("base")).then(tell, (error) => tell({ error: String(error.stack) }));
