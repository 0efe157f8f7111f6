import process from "node:process";

import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { validate } from "kling-o3";
import { createProxy } from "kling-o3/proxy";

import { authorize } from "./authorize.js";

const { FOXAPI_BASE_URL: baseUrl, PORT: port = "8080" } = process.env;
const proxy = createProxy({ apiKey: () => process.env.FOXAPI_API_KEY, baseUrl, authorize, validate });
const app = new Hono().all("/api/kling/*", (context) => proxy(context.req.raw));
serve({ fetch: app.fetch, port: Number(port) });
