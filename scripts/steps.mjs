/**
 * A list of steps, run one after the other to the end, whatever fails on the way; then a table of what happened and
 * the one line that machines read: `N passed, N failed`.
 */
import process from "node:process";

import { ended, say } from "./command.mjs";

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string} usually how long it usually takes, in words
 * @property {readonly string[]} [command] a program and its arguments
 * @property {NodeJS.ProcessEnv} [env] added to this process's environment
 * @property {() => Promise<unknown>} [work] instead of a command; fails by throwing, and gives the reason where it cannot be done here
 * @property {boolean} [counts] its output tells how many tests ran, and none is a failure
 * @property {(command: readonly string[], output: string) => Again | null} [again] what to try once more after a failure
 *
 * @typedef {{ command: readonly string[], names: readonly string[] }} Again a command, and the tests that it is for
 *
 * @typedef {{ name: string, passed: number, failed: number, seconds: number, note: string }} Result
 */

/** Runs the steps, prints the table and sets the exit code; gives what came of each. @param {readonly Step[]} steps */
export async function runSteps(steps) {
  /** @type {Result[]} */
  const results = [];
  for (const step of steps) {
    print(`\n── ${step.name} (usually ${step.usually})`);
    const start = Date.now();
    const outcome = await (step.command ? commandOutcome(step, step.command) : workOutcome(step));
    results.push({ name: step.name, seconds: (Date.now() - start) / 1000, ...outcome });
  }
  report(results);
  return results;
}

/**
 * What came of a step's command.
 * @param {Step} step
 * @param {readonly string[]} command
 * @param {typeof shown} run
 * @returns {Promise<Omit<Result, "name" | "seconds">>}
 */
export async function commandOutcome(step, command, run = shown) {
  const { code, output } = await run(step, command);
  const note = code === 0 ? "" : `code ${code}`;
  if (!step.counts) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, note };
  const { passed, failed } = counted(output);
  if (passed + failed === 0) return { passed, failed: 1, note: "no test ran" };
  if (code === 0) return { passed, failed, note };
  const again = failed > 0 ? step.again?.(command, output) : null;
  if (again) {
    const second = await run(step, again.command);
    if (second.code === 0 && counted(second.output).passed > 0)
      return { passed: passed + failed, failed: 0, note: `only at the second attempt: ${again.names.join("; ")}` };
  }
  return { passed, failed: Math.max(failed, 1), note };
}

/** Runs a command, shows it and what it says. @param {Step} step @param {readonly string[]} command */
async function shown({ env }, [program = "", ...args]) {
  print(`   ${[program, ...args].join(" ")}`);
  return ended(program, args, { env: { ...process.env, ...env }, shown: true }).catch((error) => ({
    code: 1,
    output: String(error.message),
  }));
}

/** @param {Step} step @returns {Promise<Omit<Result, "name" | "seconds">>} */
async function workOutcome({ work }) {
  try {
    const reason = await work?.();
    if (typeof reason === "string") return { passed: 0, failed: 0, note: reason };
    return { passed: 1, failed: 0, note: "" };
  } catch (error) {
    const note = error instanceof Error ? error.message : String(error);
    say(note);
    return { passed: 0, failed: 1, note: note.split("\n")[0] ?? "" };
  }
}

/**
 * Adds up what the runners say at their end: cargo's and wasm-bindgen's `test result:` lines, and the summary of
 * Node's runner.
 * @param {string} output
 */
export function counted(output) {
  const plain = withoutColours(output);
  const cargo = [...plain.matchAll(/^test result: \w+\. (\d+) passed; (\d+) failed/gm)];
  const node = [...plain.matchAll(/^ℹ (pass|fail|cancelled) (\d+)$/gm)];
  const sum = (/** @type {(string | undefined)[]} */ numbers) =>
    numbers.reduce((total, number) => total + Number(number), 0);
  return {
    passed: sum([...cargo.map((line) => line[1]), ...node.filter((line) => line[1] === "pass").map((line) => line[2])]),
    failed: sum([...cargo.map((line) => line[2]), ...node.filter((line) => line[1] !== "pass").map((line) => line[2])]),
  };
}

/** @param {string} output */
export const withoutColours = (output) =>
  output.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g"), "");

/** @param {readonly Result[]} results */
function report(results) {
  const width = Math.max(...results.map(({ name }) => name.length));
  print("");
  for (const { name, passed, failed, seconds, note } of results) {
    const verdict = failed > 0 ? "FAILED  " : passed > 0 ? "ok      " : "not done";
    print(
      `${verdict} ${name.padEnd(width)} ${seconds.toFixed(1).padStart(7)} s ${String(passed).padStart(5)} passed ${failed} failed ${note}`.trimEnd(),
    );
  }
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  const notDone = results.filter((result) => result.passed + result.failed === 0).length;
  if (notDone > 0) print(`\n${notDone} not done`);
  print(`\n${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

/** @param {string} line */
const print = (line) => void process.stdout.write(`${line}\n`);
