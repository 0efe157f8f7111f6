const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
worker.onmessage = ({ data }) => {
  document.querySelector("#report").textContent = JSON.stringify(data);
};
worker.postMessage(new URLSearchParams(location.search).get("base"));
