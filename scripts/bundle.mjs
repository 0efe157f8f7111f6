/**
 * The JavaScript of the package: one self-contained, readable file for each entry that package.json exports.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { Failure } from "./command.mjs";
import { elementEntries } from "./element.mjs";
import { inlined } from "./inline.mjs";
import { shorten } from "./names.mjs";
import { at, has, manifest, root } from "./project.mjs";
import { wasmFile } from "./wasm.mjs";

/**
 * The entries of package.json that are made from TypeScript, by name: `index`, `slim`, … One of types alone is not made.
 * @returns {{ name: string, source: string }[]}
 */
export function entries() {
  return Object.values(manifest().exports).flatMap((target) => {
    if (typeof target === "string" || !target.default) return [];
    const name = target.default.replace(/^\.\/dist\/(.+)\.js$/, "$1");
    const source = `src/npm/${name}.ts`;
    if (!has(source)) throw new Failure(`package.json exports ${target.default}, and ${source} is not there`);
    return [{ name, source }];
  });
}

/**
 * Writes the bundles, and the wasm beside them, into a folder.
 * @param {string} folder
 */
export async function bundle(folder) {
  const { wasm } = shorten(await readFile(at(wasmFile())));
  const own = entries().filter(({ name }) => !elementEntries.includes(name));
  const each = own.map((entry) => bundleEntry(entry, folder));
  await Promise.all([...each, writeFile(join(folder, "kling_o3_bg.wasm"), wasm)]);
}

/**
 * Writes the bundle of one entry.
 * @param {{ name: string, source: string }} entry
 * @param {string} folder
 * @param {string} [glue] the folder of the wasm and its glue, where that is not the published one
 */
export async function bundleEntry({ name, source }, folder, glue) {
  const { build } = await import("esbuild");
  const { wasm, names } = shorten(await readFile(at(wasmFile(glue))));
  await build({
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
    plugins: [wasmAsText(name === "slim" ? undefined : wasm), shortGlue(names, glue)],
  });
}

/**
 * `#wasm` is the binary as text, and nothing in the entry whose user brings it.
 * @param {Buffer | undefined} wasm
 * @returns {import("esbuild").Plugin}
 */
const wasmAsText = (wasm) => ({
  name: "wasm-as-text",
  setup(build) {
    build.onResolve({ filter: /^#wasm$/ }, () => ({ path: "kling_o3_bg.wasm", namespace: "wasm" }));
    build.onLoad({ filter: /.*/, namespace: "wasm" }, async () => ({
      contents: `export const inlined = ${wasm && JSON.stringify(await inlined(wasm))};`,
    }));
  },
});

/**
 * The glue without its fallback for a `TextEncoder` that has no `encodeInto`: each engine that can load this wasm has one.
 * @param {string} glue
 */
function withoutFallback(glue) {
  const left = glue.replace(/^if \(!\('encodeInto' in cachedTextEncoder\)\) \{\n(?: .*\n)*\}\n/m, "");
  if (left === glue)
    throw new Failure("wasm-bindgen's glue is another one: look at withoutFallback in scripts/bundle.mjs");
  return left;
}

/**
 * The glue, with the names that the wasm has.
 * @param {Record<string, string>} names
 * @param {string | undefined} folder of the glue, where that is not the one that is imported
 * @returns {import("esbuild").Plugin}
 */
const shortGlue = (names, folder) => ({
  name: "short-glue",
  setup(build) {
    build.onLoad({ filter: /[\\/]pkg[\\/]kling_o3\.js$/ }, async ({ path }) => {
      const glue = await readFile(folder === undefined ? path : at(folder, "kling_o3.js"), "utf8");
      const all = Object.keys(names).map((name) => name.replaceAll(/[./]/g, "\\$&"));
      const { code } = await build.esbuild.transform(withoutFallback(glue), {
        mangleProps: new RegExp(`^(${all.join("|")})$`),
        mangleQuoted: true,
        mangleCache: names,
        // It warns of ways to load a module that are not ours.
        drop: ["console"],
      });
      return { contents: code };
    });
  },
});
