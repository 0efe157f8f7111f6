/** The clone's tracked files, as the house tests read them. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

import { transform } from "esbuild";

import { at, root } from "../../scripts/project.mjs";

/** The tracked files, and new ones that are not ignored, by their paths from the top. @param {RegExp} [which] */
export function tracked(which = /./) {
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root });
  const paths = listed
    .toString()
    .split("\0")
    .filter((path) => path !== "" && which.test(path));
  return paths.filter((path) => existsSync(at(path)));
}

/** @param {string} path */
export const text = (path) => readFileSync(at(path), "utf8");

/** A script's code without comments and types, with its constant sums done: `2_500` and `24 * 3600` read as numbers. @param {string} path */
export async function code(path) {
  const loader = path.endsWith(".ts") ? "ts" : "js";
  const { code } = await transform(text(path), { loader, minifySyntax: true, legalComments: "none", target: "es2022" });
  return code;
}

/** The lines that a pattern is found in, as `path:line: text`. @param {string} path @param {string} content @param {RegExp} pattern */
export function found(path, content, pattern) {
  const lines = content.split("\n").map((line, index) => ({ line, place: `${path}:${index + 1}` }));
  return lines
    .filter(({ line }) => pattern.test(line))
    .map(({ line, place }) => `${place}: ${line.trim().slice(0, 160)}`);
}
