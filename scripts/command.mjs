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
 * What a program left behind: its code, what it wrote to standard output, and all that it wrote.
 * @typedef {{ code: number, answer: string, output: string }} Ended
 *
 * @typedef {object} Options
 * @property {NodeJS.ProcessEnv} [env] the whole environment; default: this process's
 * @property {string} [cwd] default: the top folder of the clone
 * @property {number} [timeoutMs] when it is ended; default: never
 * @property {boolean} [shown] whether its output is also this process's; default: it is only kept
 */

/**
 * Runs a program to its end. A code other than 0 is no error here.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Options} [options]
 * @returns {Promise<Ended>}
 */
export function ended(program, args, { env = process.env, cwd = root, timeoutMs, shown = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, timeout: timeoutMs, stdio: ["ignore", "pipe", "pipe"] });
    /** @type {{ text: Buffer, answers: boolean }[]} */
    const kept = [];
    for (const [from, to] of /** @type {const} */ ([
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ])) {
      from.on("data", (/** @type {Buffer} */ text) => {
        kept.push({ text, answers: from === child.stdout });
        if (shown) to.write(text);
      });
    }
    child.on("error", reject);
    child.on("close", (code) => {
      const answers = kept.filter(({ answers }) => answers);
      resolve({ code: code ?? 1, answer: joined(answers), output: joined(kept) });
    });
  });
}

/** @param {{ text: Buffer }[]} pieces */
const joined = (pieces) => Buffer.concat(pieces.map(({ text }) => text)).toString();

/**
 * Runs a program that must succeed; gives what it wrote to standard output. What matters of its output is in the
 * message where it fails.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Options} [options]
 */
export async function run(program, args, options = {}) {
  const line = [program, ...args].join(" ");
  const { code, answer, output } = await ended(program, args, options).catch((error) => {
    throw new Failure(`cannot run \`${line}\`: ${error.message}`);
  });
  if (code === 0) return answer;
  throw new Failure(`\`${line}\` ended with code ${code}${options.shown ? "" : `:\n${excerpt(output)}`}`);
}

/** The first line a program prints, or null where it is missing or fails. @param {string} program @param {readonly string[]} args */
export async function firstLine(program, args) {
  const { code, answer } = await ended(program, args).catch(() => ({ code: 1, answer: "" }));
  return code === 0 ? (answer.split("\n")[0]?.trim() ?? null) : null;
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

/** What is worth reading of a long output: how it began, where npm says what is wrong, and how it ended. @param {string} output */
function excerpt(output) {
  const lines = output.trimEnd().split("\n");
  return lines.length <= 60 ? lines.join("\n") : [...lines.slice(0, 15), "…", ...lines.slice(-40)].join("\n");
}
