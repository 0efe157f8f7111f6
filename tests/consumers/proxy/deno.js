import { validate } from "kling-o3";
import { createProxy } from "kling-o3/proxy";

import { authorize } from "./authorize.js";

const { FOXAPI_BASE_URL: baseUrl, PORT: port = "8080" } = Deno.env.toObject();
const proxy = createProxy({ apiKey: () => Deno.env.get("FOXAPI_API_KEY"), baseUrl, authorize, validate });
Deno.serve({ port: Number(port) }, (request) => proxy(request));
