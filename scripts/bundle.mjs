/**
 * The JavaScript of the package: one self-contained, readable file for each entry that package.json exports.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { Failure } from "./command.mjs";
import { elementEntries } from "./element.mjs";
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
    build.onLoad({ filter: /.*/, namespace: "wasm" }, () => ({
      contents: `export const inlined = ${wasm && JSON.stringify(asText(wasm))};`,
    }));
  },
});

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
      const { code } = await build.esbuild.transform(glue, {
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

/**
 * Bytes as printable ASCII: a byte is one sign, or one of two shifts and a sign. The most frequent bytes are one sign:
 * those that are signs already are themselves, the others are the letters that are left. So texts stay texts, what is
 * alike looks alike, and all of it compresses nearly as well as the binary itself. Without quotes, backslashes and `<`,
 * it can stand in any script.
 * @param {Buffer} bytes
 * @returns {{ codes: string, text: string }} `codes` are those of all bytes, in order
 */
function asText(bytes) {
  const all = Array.from({ length: 256 }, (_, byte) => byte);
  const signs = all
    .slice(32, 126)
    .map((byte) => String.fromCharCode(byte))
    .filter((sign) => !"\"'\\`$<&^".includes(sign));
  const counts = new Uint32Array(all.length);
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
  const count = (/** @type {number} */ byte) => counts[byte] ?? 0;
  const byFrequency = [...all].sort((one, other) => count(other) - count(one) || one - other);
  const frequent = new Set(byFrequency.slice(0, signs.length));
  const isItself = (/** @type {number} */ byte) => frequent.has(byte) && signs.includes(String.fromCharCode(byte));
  const left = signs.filter((sign) => !isItself(sign.charCodeAt(0)));
  const kinds = [/[A-Z]/, /[a-z]/, /[0-9]/, /[^a-zA-Z0-9]/];
  const free = kinds.flatMap((kind) => left.filter((sign) => kind.test(sign)));
  const shifted = ["^", "~"].flatMap((shift) => signs.map((sign) => shift + sign));
  const codes = all.map((byte) => {
    if (isItself(byte)) return String.fromCharCode(byte);
    return (frequent.has(byte) ? free.shift() : shifted.shift()) ?? "";
  });
  return { codes: codes.join(""), text: Array.from(bytes, (byte) => codes[byte]).join("") };
}
