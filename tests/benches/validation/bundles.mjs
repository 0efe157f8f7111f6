/** Every candidate as one file, bundled and minified in the same way, below `target/bench/candidates`. */
import { mkdir, writeFile } from "node:fs/promises";
import { Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";

import { at } from "../../../scripts/project.mjs";
import { schema } from "./schema.mjs";

export const names = ["ours", "hand", "ajv", "ajv-standalone", "typebox", "arktype", "valibot", "zod", "zod-mini"];
export const folder = at("target", "bench", "candidates");
export const bundleOf = (name) => `${folder}/${name}.mjs`;

/** What a bundler makes of a module's text. @param {import("esbuild").BuildOptions} options */
export async function bundled(options) {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    write: false,
    logLevel: "error",
    alias: { "kling-o3": at("dist", "index.js"), "ajv-standalone-source": `${folder}/ajv-standalone-source.mjs` },
    ...options,
  });
  return Buffer.from(outputFiles[0]?.contents ?? []);
}

export async function bundleAll() {
  await mkdir(folder, { recursive: true });
  const code = { source: true, esm: true };
  const ajv = new Ajv({ allErrors: true, unicode: false, logger: false, allowUnionTypes: true, code });
  await writeFile(`${folder}/ajv-standalone-source.mjs`, (standalone.default ?? standalone)(ajv, ajv.compile(schema)));
  for (const name of names) {
    const entry = at("tests", "benches", "validation", "candidates", `${name}.mjs`);
    await writeFile(bundleOf(name), await bundled({ entryPoints: [entry] }));
  }
}
