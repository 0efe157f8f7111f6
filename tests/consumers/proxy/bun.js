import { validate } from "kling-o3";
import { createProxy } from "kling-o3/proxy";

import { authorize } from "./authorize.js";

const { FOXAPI_BASE_URL: baseUrl, PORT: port = "8080" } = process.env;
const proxy = createProxy({ apiKey: () => process.env.FOXAPI_API_KEY, baseUrl, authorize, validate });
Bun.serve({ port: Number(port), idleTimeout: 0, fetch: (request) => proxy(request) });
