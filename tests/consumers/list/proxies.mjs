/** `kling-o3/proxy` in each runtime, by the lines that docs/proxy.md shows: a client is refused there, and served. */
import { node22, react } from "./shared.mjs";

const proxy = {
  folder: "proxy",
  proxy: true,
  program: ["node", "drive.js"],
  tasks: 1,
  report: {
    strangers: [401, 401],
    bad: [422, ["body.multi_prompt.1.prompt"]],
    refused: ["out_of_range"],
    last: "completed",
    videos: 1,
    often: [429, true],
    leaks: [],
  },
};

/** @type {readonly import("../list.mjs").Consumer[]} */
export const proxies = [
  {
    name: "proxy in Node, by Hono 4.13.19",
    ...proxy,
    packages: { hono: "4.13.19", "@hono/node-server": "2.1.8" },
    server: ["node", "node.js"],
  },
  {
    name: "proxy in workerd, by miniflare 4.20260730.0",
    ...proxy,
    packages: { miniflare: "4.20260730.0", esbuild: "0.28.2" },
    node: node22,
    build: [["esbuild", "worker.js", "--bundle", "--format=esm", "--loader:.wasm=copy", "--outdir=dist"]],
    server: ["node", "workerd.js"],
  },
  {
    name: "proxy in Deno 2.9.6",
    ...proxy,
    packages: { deno: "2.9.6" },
    starts: ["deno", "--version"],
    server: ["deno", "run", "--allow-env", "--allow-net", "deno.js"],
  },
  {
    name: "proxy in Bun 1.4.5",
    ...proxy,
    packages: { bun: "1.4.5" },
    starts: ["node", "node_modules/bun/install.js"],
    server: ["bun", "run", "bun.js"],
  },
  {
    name: "proxy in a route of Next.js 16.4.6",
    ...proxy,
    usually: "1 minute",
    packages: { next: "16.4.6", ...react },
    build: [["next", "build"]],
    server: ["next", "start", "--port", "$PORT", "--hostname", "127.0.0.1"],
  },
];
