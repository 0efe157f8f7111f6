/**
 * Node's own test runner on the tests of one folder below `tests/`.
 */
import process from "node:process";

import { filesIn } from "./stamp.mjs";

/**
 * The command; a rejection that nobody handles fails the test it came from.
 * @param {string} folder
 * @param {number} [atOnce] so many files at once; default: what Node takes for right, one less than there are processors
 */
export async function nodeTests(folder, atOnce) {
  const files = (await filesIn(`tests/${folder}`)).filter((file) => file.endsWith(".test.mjs"));
  const own = ["--test", "--test-reporter=spec", "--test-timeout=300000", "--unhandled-rejections=strict"];
  if (atOnce !== undefined) own.push(`--test-concurrency=${atOnce}`);
  // Without any name the runner would look for tests everywhere and find this project's own scripts.
  return [process.execPath, ...own, ...(files.length > 0 ? files : [`tests/${folder}/*.test.mjs`])];
}
