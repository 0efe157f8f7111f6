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
      plugins: [wasmAsText({ inlined: name !== "slim" })],
    }),
  );
  await Promise.all(each);
}

/**
 * `#wasm` is the binary as text, and nothing in the entry whose user brings it.
 * @param {{ inlined: boolean }} options
 * @returns {import("esbuild").Plugin}
 */
const wasmAsText = ({ inlined }) => ({
  name: "wasm-as-text",
  setup(build) {
    build.onResolve({ filter: /^#wasm$/ }, () => ({ path: "kling_o3_bg.wasm", namespace: "wasm" }));
    build.onLoad({ filter: /.*/, namespace: "wasm" }, async () => ({
      contents: `export const inlined = ${inlined ? JSON.stringify(asText(await readFile(at(wasmFile)))) : "undefined"};`,
    }));
  },
});

/**
 * Bytes as printable ASCII: a byte is a sign of the alphabet, or one of two shifts and a sign. Bytes stay whole and
 * most of them one sign, so this compresses nearly as well as the binary itself: 3 % more where hexadecimal has 7 %
 * and base64 has 30 %. Without quotes, backslashes and `<`, it can stand in any script.
 * @param {Buffer} bytes
 */
function asText(bytes) {
  const signs = Array.from({ length: 94 }, (_, index) => String.fromCharCode(32 + index));
  const alphabet = signs.filter((sign) => !"\"'\\`$<&^".includes(sign)).join("");
  const text = Array.from(bytes, (byte) => {
    const shift = ["", "^", "~"][Math.floor(byte / alphabet.length)];
    return `${shift}${alphabet[byte % alphabet.length]}`;
  });
  return { alphabet, text: text.join("") };
}
