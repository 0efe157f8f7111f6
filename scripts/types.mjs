/**
 * The declarations of the package, made by TypeScript from `src/npm` into a folder. What they name must be beside
 * them: wasm-bindgen's own types stay private.
 */
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import process from "node:process";

import { Failure, run } from "./command.mjs";
import { at } from "./project.mjs";

/** TypeScript's compiler, started by Node itself. @param {readonly string[]} args @param {import("./command.mjs").Options} [options] */
export const tsc = (args, options) =>
  run(process.execPath, [at("node_modules", "typescript", "bin", "tsc"), ...args], options);

/** @param {string} folder an absolute path */
export async function writeTypes(folder) {
  await tsc(["-p", "tsconfig.build.json", "--outDir", folder]);
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".d.ts"));
  for (const file of files)
    refuseForeign(folder, join(folder, file), await readFile(join(folder, file), "utf8"), files);
}

/**
 * @param {string} folder
 * @param {string} file
 * @param {string} text
 * @param {string[]} files
 */
function refuseForeign(folder, file, text, files) {
  for (const [, name] of text.matchAll(/(?:from|import\() ?"([^"]+)"/g)) {
    const target = relative(folder, join(dirname(file), name ?? "")).replace(/\.js$/, ".d.ts");
    if (!files.includes(target))
      throw new Failure(`${relative(folder, file)} names "${name}", which is not in the package`);
  }
}
