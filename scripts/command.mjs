/**
 * Running other programs: their output, their failure in one line, and what is said while they run.
 * Everything said here goes to standard error, so that `npm pack --json` keeps standard output for itself.
 */
import { spawn } from "node:child_process";
import process from "node:process";

import { root } from "./project.mjs";

/** Something the user can act on; shown as its message alone, without a stack. */
export class Failure extends Error {}

/** @param {string} text */
export const say = (text) => void process.stderr.write(`${text}\n`);

/**
 * What a program left behind.
 * @typedef {{ code: number, output: string }} Ended
 *
 * @typedef {object} Options
 * @property {NodeJS.ProcessEnv} [env] the whole environment; default: this process's
 * @property {string} [cwd] default: the top folder of the clone
 * @property {"hide" | "show" | "print"} [output] hide: keep it; show: on standard error too; print: on standard output too
 */

/**
 * Runs a program to its end. A code other than 0 is no error here.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Options} [options]
 * @returns {Promise<Ended>}
 */
export function ended(program, args, { env = process.env, cwd = root, output = "hide" } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    /** @type {Buffer[]} */
    const kept = [];
    const out = output === "print" ? process.stdout : process.stderr;
    for (const [from, to] of /** @type {const} */ ([
      [child.stdout, out],
      [child.stderr, process.stderr],
    ])) {
      from.on("data", (/** @type {Buffer} */ chunk) => {
        kept.push(chunk);
        if (output !== "hide") to.write(chunk);
      });
    }
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, output: Buffer.concat(kept).toString() }));
  });
}

/**
 * Runs a program that must succeed; what it printed is the answer. Where it fails and its output was hidden, the
 * end of it is in the message.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Options} [options]
 */
export async function run(program, args, options = {}) {
  const line = [program, ...args].join(" ");
  const { code, output } = await ended(program, args, options).catch((error) => {
    throw new Failure(`cannot run \`${line}\`: ${error.message}`);
  });
  if (code === 0) return output;
  const seen = options.output !== undefined && options.output !== "hide";
  throw new Failure(`\`${line}\` ended with code ${code}${seen ? "" : `:\n${tail(output)}`}`);
}

/** The first line a program prints, or null where it is missing or fails. @param {string} program @param {readonly string[]} args */
export async function answer(program, args) {
  const { code, output } = await ended(program, args).catch(() => ({ code: 1, output: "" }));
  return code === 0 ? (output.split("\n")[0]?.trim() ?? null) : null;
}

/**
 * Says what a long step does and how long that usually takes, gives a sign of life every half minute, and at the
 * end tells how long it took.
 * @template T
 * @param {string} what
 * @param {string} usually
 * @param {() => Promise<T>} work
 */
export async function long(what, usually, work) {
  const start = Date.now();
  const seconds = () => Math.round((Date.now() - start) / 1000);
  say(`${what} (usually ${usually}) …`);
  const sign = setInterval(() => say(`  … still at it, ${seconds()} s`), 30_000);
  try {
    const result = await work();
    say(`  done, ${seconds()} s`);
    return result;
  } finally {
    clearInterval(sign);
  }
}

/**
 * The frame of a script: runs it, and ends the process with code 1 and a plain message where it fails.
 * @param {() => Promise<unknown>} work
 */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    say(error instanceof Failure ? `\nfailed: ${error.message}` : String(error instanceof Error ? error.stack : error));
    process.exitCode = 1;
  }
}

/** Whether the module with that URL is the script that Node was started with. @param {string} url */
export async function isMain(url) {
  const { realpathSync } = await import("node:fs");
  const { pathToFileURL } = await import("node:url");
  return process.argv[1] !== undefined && url === pathToFileURL(realpathSync(process.argv[1])).href;
}

/** @param {string} output */
const tail = (output) => output.trimEnd().split("\n").slice(-40).join("\n");
