/** A consumer's packages from npm's registry, by npm or another manager, and what it means where they do not come. */
import process from "node:process";

import { npm } from "../../scripts/packages.mjs";

/** The tool cannot be had or cannot run on this machine; nothing is wrong with the package. */
export class NotHere extends Error {}

const minutes = 60_000;
const longest = 5 * minutes;
const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock"];
/** A registry that is not there is known after seconds, not after minutes. */
const retries = ["--fetch-retry-mintimeout=2000", "--fetch-retry-maxtimeout=10000"];
const own = ["install", "--prefer-offline", ...quiet, ...retries];

/** Another package manager than npm, which fetches and runs it. @typedef {{ package: string, command: readonly string[] }} Manager */

/** What is in npm's cache is taken from there; no package's own script runs. @param {string} folder @param {Manager} [manager] */
export async function install(folder, manager) {
  const start = Date.now();
  const args = manager ? ["exec", "--yes", `--package=${manager.package}`, "--", ...manager.command] : own;
  try {
    await npm(args, { cwd: folder, timeoutMs: longest });
  } catch (error) {
    if (Date.now() - start >= longest)
      throw new NotHere(`its packages were not here after ${longest / minutes} minutes`);
    const reason = notHere(error instanceof Error ? error.message : String(error));
    throw reason === null ? error : new NotHere(reason);
  }
}

/** What npm says, and what that means. */
const reasons = /** @type {const} */ ([
  [/Unsupported platform for (\S+):/, `there is no program for ${process.platform} ${process.arch}`],
  [/404 Not Found - GET \S+\/(node-(linux|win|darwin|bin|\w+bsd|sunos|aix)-\S+)/, "there is no such program"],
  [/No matching version found for (\S+)\.\s/, "the registry has no such version"],
  [
    /^npm (?:error|ERR!) code (E(?:NOTFOUND|AI_AGAIN|CONN\w+|TIMEDOUT|\w+UNREACH|NOTCACHED)|ERR_SOCKET_TIMEOUT)$/m,
    "npm cannot reach its registry",
  ],
]);

/** Why the packages cannot be had, from what npm said; null where it says that what was asked for is wrong. @param {string} said */
export function notHere(said) {
  for (const [pattern, meaning] of reasons) {
    const [, what] = pattern.exec(said) ?? [];
    if (what !== undefined) return `${meaning}: ${what}`;
  }
  return null;
}
