import { run } from "./app.js";

self.onmessage = async ({ data: base }) => {
  self.postMessage(await run(base).catch((error) => ({ error: String(error) })));
};
