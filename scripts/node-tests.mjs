/**
 * Node's own test runner on the tests of one folder below `tests/`.
 */
import process from "node:process";

import { filesIn } from "./stamp.mjs";
import { withoutColours } from "./steps.mjs";

/**
 * The command; a rejection that nobody handles fails the test it came from.
 * @param {string} folder
 * @param {number} [atOnce] so many files at once; default: what Node takes for right, one less than there are processors
 */
export async function nodeTests(folder, atOnce) {
  const files = (await filesIn(`tests/${folder}`)).filter(isTest);
  const own = ["--test", "--test-reporter=spec", "--test-timeout=600000", "--unhandled-rejections=strict"];
  if (atOnce !== undefined) own.push(`--test-concurrency=${atOnce}`);
  // Without any name the runner would look for tests everywhere and find this project's own scripts.
  return [process.execPath, ...own, ...(files.length > 0 ? files : [`tests/${folder}/*.test.mjs`])];
}

/**
 * The files of tests that failed, once more. It is for tests in real browsers, which share the machine with whatever else
 * runs there, and for those where polls come at times that are partly chance; what passes only then is named in the table,
 * so that it is seen and mended.
 * @param {readonly string[]} command as above
 * @param {string} output what it printed
 * @returns {import("./steps.mjs").Again | null} null: the output does not tell
 */
export function failedOnes(command, output) {
  const [, list = ""] = withoutColours(output).split(/^✖ failing tests:$/m);
  const failed = [...list.matchAll(/^test at (\S+?):\d+:\d+\n✖ (.*) \(/gm)];
  const files = [...new Set(failed.map(([, file = ""]) => file))];
  if (files.length === 0 || !files.every((file) => command.includes(file))) return null;
  return {
    command: [...command.filter((word) => !isTest(word)), ...files],
    names: failed.map(([, , name = ""]) => name),
  };
}

/** @param {string} file */
const isTest = (file) => file.endsWith(".test.mjs");
