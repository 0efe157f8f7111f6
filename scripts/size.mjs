/**
 * `npm run size`: what the package costs a page that imports `Client` and `validate`, and a limit on it; with `-- --map`,
 * also where the bytes of the wasm are.
 */
import { readFile } from "node:fs/promises";
import process from "node:process";
import { brotliCompressSync, gzipSync } from "node:zlib";

import { build } from "./build.mjs";
import { Failure, main } from "./command.mjs";
import { map } from "./map.mjs";
import { at } from "./project.mjs";

/** Bytes of brotli for the default entry, which a page pays once: what it must never grow above. */
const limit = 44_990;

/** What a bundler makes of the two names of an entry. @param {string} entry */
async function bundled(entry) {
  const { build: esbuild } = await import("esbuild");
  const { outputFiles } = await esbuild({
    stdin: {
      contents: `import { Client, validate } from ${JSON.stringify(at("dist", `${entry}.js`))}; globalThis.used = [Client, validate];`,
      resolveDir: at(),
    },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  return Buffer.from(outputFiles[0]?.contents ?? []);
}

/** Raw, gzip and brotli. @param {Buffer[]} files each sent by itself @returns {[number, number, number]} */
function sizes(...files) {
  const sum = (/** @type {(file: Buffer) => number} */ size) => files.reduce((total, file) => total + size(file), 0);
  return [
    sum((file) => file.length),
    sum((file) => gzipSync(file, { level: 9 }).length),
    sum((file) => brotliCompressSync(file).length),
  ];
}

/** @param {(string | number)[]} cells */
const line = ([name = "", ...cells]) =>
  process.stdout.write(
    `${String(name).padEnd(28)}${cells.map((cell) => cell.toLocaleString("en").padStart(10)).join("")}\n`,
  );

await main(async () => {
  await build();
  const wasm = await readFile(at("dist", "kling_o3_bg.wasm"));
  const face = await bundled("slim");
  const whole = sizes(await bundled("index"));
  line(["bytes", "raw", "gzip", "brotli"]);
  line(["kling-o3", ...whole]);
  line(["kling-o3/slim and the wasm", ...sizes(face, wasm)]);
  line(["the wasm alone", ...sizes(wasm)]);
  line(["face and glue alone", ...sizes(face)]);
  if (process.argv.includes("--map")) {
    line(["the wasm, by rooms", "functions", "raw", "brotli"]);
    for (const row of await map()) line(row);
  }
  const [, , brotli] = whole;
  if (brotli > limit) throw new Failure(`kling-o3 takes ${brotli} bytes of brotli; the limit is ${limit}`);
});
