import wasm from "kling-o3/kling_o3_bg.wasm";
import { createProxy } from "kling-o3/proxy";
import { initSync, validate } from "kling-o3/slim";

import { authorize } from "./authorize.js";

initSync(wasm); // a worker may not compile wasm while it runs: its host has done so before

export default {
  fetch(request, { FOXAPI_API_KEY: apiKey, FOXAPI_BASE_URL: baseUrl }, context) {
    const waitUntil = (exchange) => context.waitUntil(exchange);
    return createProxy({ apiKey, baseUrl, authorize, validate, waitUntil })(request);
  },
};
