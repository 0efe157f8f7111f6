/** Runtimes without a bundler, and workers. */
import { bundled, node22 } from "./shared.mjs";

/** @type {readonly import("../list.mjs").Consumer[]} */
export const runtimes = [
  { name: "script tag with an import map", quick: true, folder: "script-tag", dist: ".", pages: ["/"] },
  { name: "Node 20.19.2, ESM", node: "20.19.2", program: ["node", "program.js"], quick: true },
  { name: "Node 20.19.2, require", folder: "require", node: "20.19.2", program: ["node", "program.cjs"] },
  {
    // Without a folder node_modules: from the archive itself.
    name: `Node, Plug'n'Play of Yarn 4.18.1`,
    manager: {
      package: "@yarnpkg/cli-dist@4.18.1",
      command: ["yarn", "install", "--mode=skip-build", "--no-immutable"],
    },
    program: ["node", "--require", "./.pnp.cjs", "--loader", "./.pnp.loader.mjs", "program.js"],
  },
  { name: `Node ${node22}, ESM`, node: node22, program: ["node", "program.js"] },
  { name: `Node ${node22}, require`, folder: "require", node: node22, program: ["node", "program.cjs"] },
  {
    name: "Deno 2.9.6",
    quick: true,
    packages: { deno: "2.9.6" },
    starts: ["deno", "--version"],
    program: ["deno", "run", "-A", "program.js"],
  },
  {
    name: "Bun 1.4.5",
    packages: { bun: "1.4.5" },
    // Its install script puts the program in its place.
    starts: ["node", "node_modules/bun/install.js"],
    program: ["bun", "run", "program.js"],
  },
  {
    name: "web worker, by Vite 8.3.8",
    folder: "web-worker",
    packages: { vite: "8.3.8" },
    build: [["vite", "build"]],
    ...bundled,
  },
  {
    name: "service worker, by esbuild 0.28.2",
    folder: "service-worker",
    packages: { esbuild: "0.28.2" },
    build: [
      ["esbuild", "worker.js", "--bundle", "--outdir=dist"],
      ["esbuild", "page.js", "--bundle", "--format=esm", "--outdir=dist"],
    ],
    ...bundled,
  },
  {
    name: "workerd, slim, by miniflare 4.20260730.0",
    folder: "workerd",
    packages: { miniflare: "4.20260730.0", esbuild: "0.28.2" },
    node: node22,
    build: [["esbuild", "worker.js", "--bundle", "--format=esm", "--loader:.wasm=copy", "--outdir=dist"]],
    server: ["node", "start.js"],
    answers: ["/"],
  },
];
