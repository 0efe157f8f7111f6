/** One form in libraries that take Standard Schema or JSON Schema: field errors land on their fields. */
import { bundled, react } from "./shared.mjs";

/** A page of React in `page.js`, made from one of the forms. @param {string} source */
const reactPage = (source) => [
  ["esbuild", source, "--bundle", "--format=esm", "--jsx=automatic", "--outfile=dist/page.js"],
];

/** Which fields a form shows as refused, and the length of the request that is sent when it was put right. */
const formReport = { refused: ["image_urls.1", "multi_prompt", "multi_prompt.1.prompt"], sent: 7 };

/** @type {readonly import("../list.mjs").Consumer[]} */
export const forms = [
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
];
