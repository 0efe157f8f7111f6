/** Bundlers: what they make is opened in Chromium, from a host of static files. */
import { bundled, react } from "./shared.mjs";

/** @type {readonly import("../list.mjs").Consumer[]} */
export const bundlers = [
  {
    name: "Vite 8.3.8, dev",
    quick: true,
    packages: { vite: "8.3.8" },
    server: ["vite", "--port", "$PORT", "--strictPort", "--host", "127.0.0.1"],
    pages: ["/"],
  },
  { name: "Vite 8.3.8, build", quick: true, packages: { vite: "8.3.8" }, build: [["vite", "build"]], ...bundled },
  {
    // Where no package sees what it does not name.
    name: "Vite 8.3.8, build, by pnpm 12.21.0",
    packages: { vite: "8.3.8" },
    manager: { package: "pnpm@12.21.0", command: ["pnpm", "install", "--ignore-scripts", "--no-lockfile"] },
    build: [["vite", "build"]],
    ...bundled,
  },
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
    name: "the element, in JSX of React 18",
    folder: "element",
    packages: { typescript: "7.0.2", "@types/react": "18.3.32" },
    build: [
      [
        "tsc",
        "page-18.tsx",
        ..."--strict --noEmit --jsx react-jsx --module esnext --moduleResolution bundler".split(" "),
      ],
    ],
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
  {
    // It reads no `exports` without a setting: package.json tells it of the entries by `alias`.
    name: "Parcel 2.16.4, slim",
    folder: "parcel-slim",
    packages: { parcel: "2.16.4" },
    build: [["parcel", "build", "index.html", "--no-cache"]],
    ...bundled,
    wasmFiles: 1,
  },
];
