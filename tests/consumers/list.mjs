/**
 * The tools that the package is tried in, as data. Each gets a folder with the files of `app` and, where it is named,
 * of its own folder here; its packages at exact versions; and the packed package.
 *
 * @typedef {object} Consumer
 * @property {string} name the tool, its version and what of it
 * @property {string} [usually] how long it takes, in words; default 10 seconds
 * @property {boolean} [quick] whether `npm test` runs it
 * @property {string} [folder] what is particular to it, from here
 * @property {Record<string, string>} [packages]
 * @property {string} [node] the version of Node that everything runs in; default: the one that runs this
 * @property {readonly (readonly string[])[]} [build] commands; programs of the folder's packages come first
 * @property {readonly string[]} [program] reports on its last line, and is told the sandbox in `BASE_URL`; or
 * @property {string} [dist] the folder that a static host serves; or
 * @property {readonly string[]} [server] the tool's own server, at `$PORT`
 * @property {number} [wasmFiles] how many wasm files stand in `dist`; default 0: the entry `kling-o3` has its own inlined
 * @property {readonly string[]} [pages] paths that are opened in Chromium and report in `#report`
 * @property {readonly string[]} [answers] paths that answer with the report
 * @property {unknown} [report] what is to be reported, where it is not the common steps; no task is made then
 */

const node22 = "22.23.3";
const bundled = { dist: "dist", pages: ["/"] };

const react = { react: "19.3.1", "react-dom": "19.3.1" };

/** A page of React in `page.js`, made from one of the forms. @param {string} source */
const reactPage = (source) => [
  ["esbuild", source, "--bundle", "--format=esm", "--jsx=automatic", "--outfile=dist/page.js"],
];

/** Which fields a form shows as refused, and the length of the request that is sent when it was put right. */
const formReport = { refused: ["image_urls.1", "multi_prompt", "multi_prompt.1.prompt"], sent: 7 };

/** Server component, client component, route handler and edge route of one app. */
const next = {
  folder: "next",
  usually: "1 minute",
  packages: { next: "16.4.6", ...react },
  pages: ["/server", "/client"],
  answers: ["/node", "/edge"],
};

/** The type tests: by each resolution, with the DOM's types and with Node's alone. @param {string} version */
const types = (version) => ({
  name: `TypeScript ${version}`,
  usually: version.startsWith("5.") ? "1 minute" : "10 seconds",
  folder: "../types",
  packages: { typescript: version, "@types/node": "20.19.43", "@standard-schema/spec": "1.1.0" },
  build: ["tsconfig.json", "tsconfig.node.json", "element/tsconfig.json"].flatMap((project) => [
    ["tsc", "-p", project, "--module", "node16"],
    ["tsc", "-p", project, "--module", "nodenext"],
    ["tsc", "-p", project, "--module", "esnext", "--moduleResolution", "bundler"],
  ]),
});

/** @type {readonly Consumer[]} */
export const consumers = [
  {
    name: "Vite 8.3.8, dev",
    quick: true,
    packages: { vite: "8.3.8" },
    server: ["vite", "--port", "$PORT", "--strictPort", "--host", "127.0.0.1"],
    pages: ["/"],
  },
  { name: "Vite 8.3.8, build", quick: true, packages: { vite: "8.3.8" }, build: [["vite", "build"]], ...bundled },
  {
    name: "Vite 8.3.8, build, slim",
    folder: "vite-slim",
    packages: { vite: "8.3.8" },
    build: [["vite", "build"]],
    ...bundled,
    wasmFiles: 1,
  },
  {
    name: "the element, by Vite 8.3.8, in JSX too",
    folder: "element",
    packages: { vite: "8.3.8", typescript: "7.0.2", "@types/react": "19.3.0", ...react },
    build: [
      ["tsc", "page.tsx", ..."--strict --noEmit --jsx react-jsx --module esnext --moduleResolution bundler".split(" ")],
      ["vite", "build"],
    ],
    ...bundled,
    report: { copies: 1, status: "completed", played: true },
  },
  {
    name: "webpack 5.112.2",
    quick: true,
    packages: { webpack: "5.112.2", "webpack-cli": "7.3.1" },
    build: [["webpack", "--mode", "production", "--entry", "./page.js", "--output-filename", "page.js"]],
    ...bundled,
  },
  {
    name: "Rspack 2.3.3",
    folder: "rspack",
    packages: { "@rspack/core": "2.3.3", "@rspack/cli": "2.2.8" },
    build: [["rspack", "build", "--mode", "production"]],
    ...bundled,
  },
  {
    name: "Rollup 4.68.8",
    packages: { rollup: "4.68.8", "@rollup/plugin-node-resolve": "16.0.3" },
    build: [["rollup", "page.js", "--plugin", "node-resolve", "--dir", "dist"]],
    ...bundled,
  },
  {
    name: "rolldown 1.3.2",
    packages: { rolldown: "1.3.2" },
    build: [["rolldown", "page.js", "--dir", "dist"]],
    ...bundled,
  },
  {
    name: "esbuild 0.28.2",
    quick: true,
    packages: { esbuild: "0.28.2" },
    build: [["esbuild", "page.js", "--bundle", "--minify", "--outdir=dist"]],
    ...bundled,
  },
  {
    name: "Parcel 2.16.4",
    packages: { parcel: "2.16.4" },
    build: [["parcel", "build", "index.html", "--no-cache"]],
    ...bundled,
  },
  { name: "script tag with an import map", quick: true, folder: "script-tag", dist: ".", pages: ["/"] },
  { name: "Node 20.19.2, ESM", node: "20.19.2", program: ["node", "program.js"], quick: true },
  { name: "Node 20.19.2, require", folder: "require", node: "20.19.2", program: ["node", "program.cjs"] },
  { name: `Node ${node22}, ESM`, node: node22, program: ["node", "program.js"] },
  { name: `Node ${node22}, require`, folder: "require", node: node22, program: ["node", "program.cjs"] },
  { name: "Deno 2.9.6", quick: true, packages: { deno: "2.9.6" }, program: ["deno", "run", "-A", "program.js"] },
  {
    name: "Bun 1.4.5",
    packages: { bun: "1.4.5" },
    // Its install script puts the program in its place.
    build: [["node", "node_modules/bun/install.js"]],
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
  {
    name: "Next.js 16.4.6, build and start",
    ...next,
    build: [["next", "build"]],
    server: ["next", "start", "--port", "$PORT", "--hostname", "127.0.0.1"],
  },
  {
    name: "Next.js 16.4.6, build by webpack",
    ...next,
    // This version's webpack build fails on every edge route, also on one that imports nothing.
    build: [
      ["node", "-e", "fs.rmSync('app/edge', { recursive: true })"],
      ["next", "build", "--webpack"],
    ],
    answers: ["/node"],
    server: ["next", "start", "--port", "$PORT", "--hostname", "127.0.0.1"],
  },
  {
    name: "Next.js 16.4.6, dev",
    ...next,
    server: ["next", "dev", "--port", "$PORT", "--hostname", "127.0.0.1"],
  },
  {
    name: "Astro 7.3.5, on a server",
    folder: "astro",
    packages: { astro: "7.3.5", "@astrojs/node": "11.1.6" },
    node: node22,
    build: [["astro", "build"]],
    server: ["node", "dist/server/entry.mjs"],
    pages: ["/"],
  },
  {
    name: "React Hook Form 7.92.0",
    folder: "forms",
    packages: { "react-hook-form": "7.92.0", "@hookform/resolvers": "7.0.7", ...react, esbuild: "0.28.2" },
    build: reactPage("react-hook-form.jsx"),
    ...bundled,
    report: formReport,
  },
  {
    name: "TanStack Form 1.33.5",
    folder: "forms",
    packages: { "@tanstack/react-form": "1.33.5", ...react, esbuild: "0.28.2" },
    build: reactPage("tanstack-form.jsx"),
    ...bundled,
    report: formReport,
  },
  {
    name: "Hono 4.13.19, its Standard Schema validator",
    folder: "forms",
    packages: { hono: "4.13.19", "@hono/standard-validator": "0.4.0" },
    program: ["node", "hono.js"],
    report: formReport,
  },
  {
    name: "tRPC 11.25.2",
    folder: "forms",
    packages: { "@trpc/server": "11.25.2" },
    program: ["node", "trpc.js"],
    report: formReport,
  },
  {
    name: "react-jsonschema-form 6.11.1, with ajv 2020",
    folder: "forms",
    packages: {
      "@rjsf/core": "6.11.1",
      "@rjsf/utils": "6.11.1",
      "@rjsf/validator-ajv8": "6.11.1",
      ajv: "8.20.0",
      ...react,
    },
    program: ["node", "json-schema-form.js"],
    report: { missing: [], accepted: [], refused: [".multi_prompt.1.prompt"] },
  },
  {
    name: "TypeScript 7.0.2, in forms and servers",
    folder: "forms",
    packages: {
      typescript: "7.0.2",
      "@types/react": "19.3.0",
      ...react,
      "react-hook-form": "7.92.0",
      "@hookform/resolvers": "7.0.7",
      "@tanstack/react-form": "1.33.5",
      hono: "4.13.19",
      "@hono/standard-validator": "0.4.0",
      "@trpc/server": "11.25.2",
    },
    build: [
      // What is under test are this package's types, not those of the others.
      ["tsc", "typed.ts", ..."--strict --exactOptionalPropertyTypes --noEmit --skipLibCheck".split(" ")],
      ["tsc", "typed.ts", ..."--strict --noEmit --skipLibCheck --module nodenext".split(" ")],
    ],
  },
  { ...types("7.0.2"), quick: true },
  types("5.9.3"),
  types("5.0.4"),
];
