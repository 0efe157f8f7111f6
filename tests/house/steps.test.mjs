/** The steps of `npm test`: what fails in a browser is tried once more, told as such, and no more than once. */
import assert from "node:assert/strict";
import process from "node:process";
import { test } from "node:test";

import { failedOnes } from "../../scripts/node-tests.mjs";
import { runSteps } from "../../scripts/steps.mjs";

/** A program that prints what Node's runner does at its end. @param {number} passed @param {number} failed */
const runner = (passed, failed) => {
  const summary = `ℹ pass ${passed}\nℹ fail ${failed}\nℹ cancelled 0`;
  return [process.execPath, "-e", `console.log(${JSON.stringify(summary)}); process.exit(${failed > 0 ? 1 : 0})`];
};

/** @type {[what: string, first: [number, number], again: [number, number] | null, result: object][]} */
const outcomes = [
  ["all passes", [3, 0], [0, 1], { passed: 3, failed: 0, note: "" }],
  ["one fails, and passes then", [2, 1], [1, 0], { passed: 3, failed: 0, note: "only at the second attempt: one" }],
  ["one fails twice", [2, 1], [0, 1], { passed: 2, failed: 1, note: "code 1" }],
  ["at the second attempt nothing runs", [2, 1], [0, 0], { passed: 2, failed: 1, note: "code 1" }],
  ["which ones failed is not known", [2, 1], null, { passed: 2, failed: 1, note: "code 1" }],
];
for (const [what, first, again, result] of outcomes)
  test(`a step: ${what}`, async () => {
    const step = {
      ...{ name: "step", usually: "no time", command: runner(...first), counts: true },
      again: () => again && { command: runner(...again), names: ["one"] },
    };
    const [{ name, seconds, ...told } = { name: "", seconds: 0 }] = await runSteps([step]);
    process.exitCode = 0;
    assert.deepEqual(told, result);
  });

const command = ["node", "--test", "tests/studio/a.test.mjs", "tests/studio/b.test.mjs"];
const output = (/** @type {string} */ file) =>
  `✖ early (1ms)\n✖ failing tests:\n\ntest at ${file}:12:3\n✖ one (of two) (3.4ms)\n  Error: no\n`;

test("the files of what failed are what is tried once more", () => {
  assert.deepEqual(failedOnes(command, output("tests/studio/b.test.mjs")), {
    command: ["node", "--test", "tests/studio/b.test.mjs"],
    names: ["one (of two)"],
  });
});

for (const [what, text] of Object.entries({
  "of another file": output("tests/studio/table.mjs"),
  "of a runner that was cut off": "✖ early (1ms)",
}))
  test(`nothing is tried once more: a failure ${what}`, () => assert.equal(failedOnes(command, text), null));
