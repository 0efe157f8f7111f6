/**
 * The clone: where its files are and which versions it pins. Reads only.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The top folder of the clone. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** The path of a file of the clone, given its parts from the top. @param {string[]} parts */
export const at = (...parts) => join(root, ...parts);

/** Whether the clone has that file or folder. @param {string[]} parts */
export const has = (...parts) => existsSync(at(...parts));

/** The text of a file of the clone. @param {string[]} parts */
export const read = (...parts) => readFileSync(at(...parts), "utf8");

/**
 * The parts of package.json that the scripts use.
 * @typedef {{ name: string, version: string, exports: Record<string, string | { types: string, default?: string }>, alias: Record<string, string>, devDependencies: Record<string, string> }} Manifest
 * @returns {Manifest}
 */
export const manifest = () => JSON.parse(read("package.json"));

/**
 * The version of a crate as Cargo.lock pins it.
 * @param {string} crate
 */
export function lockedVersion(crate) {
  const found = new RegExp(`name = "${crate}"\\nversion = "([^"]+)"`).exec(read("Cargo.lock"));
  if (!found?.[1]) throw new Error(`Cargo.lock names no crate ${crate}`);
  return found[1];
}
