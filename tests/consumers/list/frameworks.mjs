/** Frameworks with a server. */
import { node22, react } from "./shared.mjs";

/** Server component, client component, route handler and edge route of one app. */
const next = {
  folder: "next",
  usually: "1 minute",
  packages: { next: "16.4.6", ...react },
  pages: ["/server", "/client"],
  answers: ["/node", "/edge"],
};

/** @type {readonly import("../list.mjs").Consumer[]} */
export const frameworks = [
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
];
