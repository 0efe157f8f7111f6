/**
 * The tools that the package is tried in, as data. Each gets a folder with the files of `app` and, where it is named,
 * of its own folder here; its packages at exact versions; and the packed package.
 *
 * @typedef {object} Consumer
 * @property {string} name the tool, its version and what of it
 * @property {boolean} [quick] whether `npm test` runs it
 * @property {string} [folder] what is particular to it
 * @property {Record<string, string>} [packages]
 * @property {string} [node] the version of Node that everything runs in; default: the one that runs this
 * @property {readonly (readonly string[])[]} [build] commands; programs of the folder's packages come first
 * @property {readonly string[]} [program] reports on its last line, and is told the sandbox in `BASE_URL`; or
 * @property {string} [dist] the folder that a static host serves; or
 * @property {readonly string[]} [server] the tool's own server, at `$PORT`
 * @property {number} [wasmFiles] how many wasm files stand in `dist`; default 0: the entry `kling-o3` has its own inlined
 * @property {readonly string[]} [pages] paths that are opened in Chromium and report in `#report`
 * @property {readonly string[]} [answers] paths that answer with the report
 */

const node22 = "22.23.3";
const bundled = { dist: "dist", pages: ["/"] };

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
];
