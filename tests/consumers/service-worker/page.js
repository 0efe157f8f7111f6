await navigator.serviceWorker.register("./worker.js");
const { active } = await navigator.serviceWorker.ready;
navigator.serviceWorker.onmessage = ({ data }) => {
  document.querySelector("#report").textContent = JSON.stringify(data);
};
active.postMessage(new URLSearchParams(location.search).get("base"));
