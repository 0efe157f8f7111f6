/**
 * The declarations of the package, made by TypeScript from `src/npm`: those of the entries and whatever these name.
 * That must all be beside them, so wasm-bindgen's own types stay private.
 */
import { copyFile, readdir, readFile, rm } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import process from "node:process";

import { entries } from "./bundle.mjs";
import { Failure, run } from "./command.mjs";
import { at } from "./project.mjs";

/** Published as it is written: it names React's types, which are not here. */
const forReact = "jsx.d.ts";

/** TypeScript's compiler, started by Node itself. @param {readonly string[]} args @param {import("./command.mjs").Options} [options] */
export const tsc = (args, options) =>
  run(process.execPath, [at("node_modules", "typescript", "bin", "tsc"), ...args], options);

/** @param {string} folder an absolute path */
export async function writeTypes(folder) {
  await tsc(["-p", "tsconfig.build.json", "--outDir", folder]);
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".d.ts"));
  const wanted = await named(folder, new Set(files));
  await Promise.all(files.filter((file) => !wanted.has(file)).map((file) => rm(join(folder, file))));
  await Promise.all(
    foldersWithout(files, wanted).map((name) => rm(join(folder, name), { recursive: true, force: true })),
  );
  await copyFile(at("src", "npm", forReact), join(folder, forReact));
}

/**
 * The declarations that the entries name, and those that these name.
 * @param {string} folder
 * @param {Set<string>} files all that there are
 */
async function named(folder, files) {
  const wanted = new Set(entries().map(({ name }) => `${name}.d.ts`));
  for (const file of wanted) {
    const text = await readFile(join(folder, file), "utf8");
    for (const [, name = ""] of text.matchAll(/(?:from|import\() ?"([^"]+)"/g)) {
      const target = relative(folder, join(folder, dirname(file), name)).replace(/\.js$/, ".d.ts");
      if (!files.has(target)) throw new Failure(`${file} names "${name}", which is not in the package`);
      wanted.add(target);
    }
  }
  return wanted;
}

/** The folders of files that keep none. @param {string[]} files @param {Set<string>} wanted */
function foldersWithout(files, wanted) {
  const folders = new Set(files.map(dirname).filter((name) => name !== "."));
  return [...folders].filter((folder) => ![...wanted].some((file) => file.startsWith(folder + sep)));
}
