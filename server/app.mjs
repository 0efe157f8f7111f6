/** The routes of the development server. */
import { Hono } from "hono";

import { createProxy } from "kling-o3/proxy";
import { serveMedia } from "kling-o3/sandbox";

import { relay } from "./faults.mjs";
import { mediaReader, page } from "./files.mjs";
import { isOwnName } from "./host.mjs";

/** @typedef {{ Bindings: import("@hono/node-server").HttpBindings }} Env */

/**
 * What a page may load and reach: itself, and the media it shows.
 * @param {string} ancestors who may frame it
 */
const policyFor = (ancestors) =>
  [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' https: data: blob:",
    "media-src 'self' https: blob:",
    "connect-src 'self' https://api.foxapi.cc",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestors}`,
    "require-trusted-types-for 'script'",
    "trusted-types lit-html",
  ].join("; ");

/**
 * @param {import("kling-o3/sandbox").Sandbox} sandbox
 * @param {import("./server.mjs").ServerOptions} options
 */
export function createApp(sandbox, options) {
  /** @type {Hono<Env>} */
  const app = new Hono();
  app.use(async (c, next) => {
    if (!isOwnName(c.env.incoming)) return c.text("This server answers only under its own name", 421);
    return next();
  });
  app.get("/config.json", (c) => c.json(config(options), 200, { "cache-control": "no-store" }));
  app.all("/sandbox/*", (c) => relay(sandbox, c.req.raw, c.env, options));
  app.all("/api/kling/*", proxyOf(options));
  const media = serveMedia({ read: mediaReader(options.mediaFolder) });
  app.all("/media/*", (c) => media(c.req.raw));
  app.use(async (c, next) => {
    await next();
    const { pathname } = new URL(c.req.url);
    // The page for frames is the one that other sites may frame; their pages load its other half from here.
    c.header("content-security-policy", policyFor(pathname === "/embed.html" ? "*" : "'self'"));
    if (pathname === "/embed-host.js") c.header("access-control-allow-origin", "*");
    c.header("x-content-type-options", "nosniff");
    c.header("referrer-policy", "no-referrer");
    c.header("cache-control", "no-cache");
  });
  app.use(page(options.pageFolder));
  return app;
}

/**
 * What the page needs to know, and never the key.
 * @param {import("./server.mjs").ServerOptions} options
 */
function config(options) {
  const live = Boolean(options.apiKey);
  return {
    mode: live ? "live" : "sandbox",
    baseUrl: live ? "/api/kling" : "/sandbox",
    sandboxBaseUrl: "/sandbox",
    mediaBaseUrl: "/media/",
  };
}

/**
 * @param {import("./server.mjs").ServerOptions} options
 * @returns {import("hono").Handler<Env>}
 */
function proxyOf({ apiKey, serviceUrl }) {
  if (!apiKey) return (c) => c.json({ error: { message: "This server has no key", type: "not_found" } }, 404);
  const proxy = createProxy({
    apiKey,
    // Whoever gets here sits at this machine: the server listens on loopback, answers its own name only, and the proxy turns away other sites.
    authorize: () => true,
    prefix: "/api/kling",
    upload: true,
    ...(serviceUrl === undefined ? {} : { baseUrl: serviceUrl }),
  });
  return (c) => proxy(c.req.raw);
}
