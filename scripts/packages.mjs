/**
 * The npm packages of package-lock.json in `node_modules`: whether they are there, and `npm ci` where they are not.
 */
import { lstatSync, readFileSync } from "node:fs";
import process from "node:process";

import { Failure, long, run } from "./command.mjs";
import { at } from "./project.mjs";

/** @typedef {{ packages: Record<string, { version?: string, optional?: boolean }> }} Lock */

/**
 * Compares what npm noted in node_modules with the lock file. Times of files say nothing after a change of branch.
 * @param {string[]} folder from the top; default: the top itself
 */
export function packagesAreMissing(...folder) {
  const wanted = lock(...folder, "package-lock.json");
  const present = lock(...folder, "node_modules", ".package-lock.json");
  if (wanted === null || present === null) return true;
  const missing = Object.entries(wanted.packages).some(
    ([path, { version, optional }]) =>
      path !== "" && (present.packages[path] ?? (optional ? { version } : {})).version !== version,
  );
  return missing || Object.keys(present.packages).some((path) => !(path in wanted.packages));
}

/** Installs exactly what the lock file names. */
export async function installPackages() {
  if (lstatSync(at("node_modules"), { throwIfNoEntry: false })?.isSymbolicLink()) {
    throw new Failure("node_modules is a link and does not fit package-lock.json: run `npm ci` where it points to");
  }
  // No package here needs its install script: esbuild, Biome and the others bring their programs along.
  const args = ["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund"];
  await long("installing the npm packages", "20 seconds", () => npm(args));
  if (packagesAreMissing()) throw new Failure("`npm ci` left node_modules incomplete");
}

/** Installs what the lock file of a folder below names, where it is not there. @param {string[]} folder from the top */
export async function installOwn(...folder) {
  if (!packagesAreMissing(...folder)) return;
  await npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: at(...folder) });
  if (packagesAreMissing(...folder)) throw new Failure(`\`npm ci\` left ${folder.join("/")}/node_modules incomplete`);
}

/**
 * Runs npm. Settings meant for the npm command that started this script are taken away: under
 * `npm pack --dry-run` a bare `npm ci` would install nothing.
 * @param {readonly string[]} args
 * @param {import("./command.mjs").Options} [options]
 */
export function npm(args, options = {}) {
  const settings =
    /^npm_config_(dry_run|json|ignore_scripts|pack_destination|omit|production|workspaces?|global|location|prefix)$/i;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !settings.test(name)));
  const itself = process.env.npm_execpath;
  return itself?.endsWith("npm-cli.js")
    ? run(process.execPath, [itself, ...args], { ...options, env })
    : run("npm", args, { ...options, env });
}

/** @param {string[]} parts @returns {Lock | null} */
function lock(...parts) {
  try {
    return JSON.parse(readFileSync(at(...parts), "utf8"));
  } catch {
    return null;
  }
}
