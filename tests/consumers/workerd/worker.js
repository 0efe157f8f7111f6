import wasm from "kling-o3/kling_o3_bg.wasm";
import { Client, initSync, validate } from "kling-o3/slim";

import { takeSteps } from "./steps.js";

// A worker may not compile wasm while it runs; its host has compiled it before.
initSync(wasm);

export default {
  async fetch(request) {
    const base = new URL(request.url).searchParams.get("base");
    return Response.json(
      await takeSteps({ Client, validate }, base).catch((error) => ({ error: String(error.stack) })),
    );
  },
};
