/**
 * Work that is only done when it has to be: a stamp remembers what a step was made from and what it made, both by
 * content. A step is left out where neither has changed, so a deleted or edited product is made again too.
 */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { at } from "./project.mjs";

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {readonly string[]} inputs files and folders of the clone, by their path from the top; absent ones count as such
 * @property {readonly string[]} facts whatever else the product depends on: versions, flags
 * @property {readonly string[]} outputs files and folders that are made
 * @property {() => Promise<void>} make
 */

/** Makes the outputs where they are not what they were made to be. @param {Step} step */
export async function makeWhenChanged({ name, inputs, facts, outputs, make }) {
  const stamp = at("target", "stamps", name);
  const from = await digest(inputs, facts);
  const before = `${from} ${await digest(outputs, [])}`;
  if (before === (await readFile(stamp, "utf8").catch(() => ""))) return;
  await make();
  await mkdir(dirname(stamp), { recursive: true });
  await writeFile(stamp, `${from} ${await digest(outputs, [])}`);
}

/** @param {readonly string[]} paths @param {readonly string[]} facts */
async function digest(paths, facts) {
  const hash = createHash("sha256");
  for (const fact of facts) hash.update(`${fact}\0`);
  const files = (await Promise.all(paths.map(filesIn))).flat();
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(await readFile(at(file)))
      .update("\0");
  return hash.digest("hex");
}

/** The files at a path of the clone, sorted. @param {string} path @returns {Promise<string[]>} */
export async function filesIn(path) {
  const there = await stat(at(path)).catch(() => null);
  if (there === null) return [];
  if (!there.isDirectory()) return [path];
  const names = (await readdir(at(path))).filter((name) => name !== "node_modules").sort();
  return (await Promise.all(names.map((name) => filesIn(join(path, name))))).flat();
}
