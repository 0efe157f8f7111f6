/**
 * The JavaScript of the package: one self-contained, readable file for each entry that package.json exports.
 */
import { readFile } from "node:fs/promises";

import { Failure } from "./command.mjs";
import { at, has, manifest, root } from "./project.mjs";
import { wasmFile } from "./wasm.mjs";

/**
 * The entries of package.json that are made from TypeScript, by name: `index`, `slim`, …
 * @returns {{ name: string, source: string }[]}
 */
export function entries() {
  const targets = Object.values(manifest().exports).filter((target) => typeof target !== "string");
  return targets.map((target) => {
    const name = target.default.replace(/^\.\/dist\/(.+)\.js$/, "$1");
    const source = `src/npm/${name}.ts`;
    if (!has(source)) throw new Failure(`package.json exports ${target.default}, and ${source} is not there`);
    return { name, source };
  });
}

/** Writes the bundles into a folder. @param {string} folder */
export async function bundle(folder) {
  const { build } = await import("esbuild");
  const each = entries().map(({ name, source }) =>
    build({
      absWorkingDir: root,
      entryPoints: [{ in: source, out: name }],
      outdir: folder,
      bundle: true,
      format: "esm",
      platform: "neutral",
      target: "es2022",
      charset: "utf8",
      legalComments: "inline",
      logLevel: "warning",
      plugins: [wasmAsText(name === "index")],
    }),
  );
  await Promise.all(each);
}

/**
 * `#wasm` is the binary as text in the entry that brings it along, and nothing in the others. Hexadecimal, since that
 * compresses better than base64: a byte keeps its shape wherever it stands.
 * @param {boolean} inlined
 * @returns {import("esbuild").Plugin}
 */
const wasmAsText = (inlined) => ({
  name: "wasm-as-text",
  setup(build) {
    build.onResolve({ filter: /^#wasm$/ }, () => ({ path: "kling_o3_bg.wasm", namespace: "wasm" }));
    build.onLoad({ filter: /.*/, namespace: "wasm" }, async () => {
      const text = inlined ? JSON.stringify((await readFile(at(wasmFile))).toString("hex")) : "undefined";
      return { contents: `export const inlined = ${text};` };
    });
  },
});
