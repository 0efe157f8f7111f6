import { run } from "./app.js";

self.onmessage = (event) => {
  const report = run(event.data).catch((error) => ({ error: String(error) }));
  event.waitUntil(report.then((seen) => event.source.postMessage(seen)));
};
