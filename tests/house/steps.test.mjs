/** The steps of `npm test`: what fails in a browser is tried once more, told as such, and no more than once. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { failedOnes } from "../../scripts/node-tests.mjs";
import { commandOutcome } from "../../scripts/steps.mjs";

/** What Node's runner says at its end. @param {readonly [passed: number, failed: number]} counts */
const summary = ([passed, failed]) => `ℹ pass ${passed}\nℹ fail ${failed}\nℹ cancelled 0`;

/** @type {[what: string, first: [number, number], again: [number, number] | null, outcome: object][]} */
const outcomes = [
  ["all passes", [3, 0], [0, 1], { passed: 3, failed: 0, note: "" }],
  ["one fails, and passes then", [2, 1], [1, 0], { passed: 3, failed: 0, note: "only at the second attempt: one" }],
  ["one fails twice", [2, 1], [0, 1], { passed: 2, failed: 1, note: "code 1" }],
  ["at the second attempt nothing runs", [2, 1], [0, 0], { passed: 2, failed: 1, note: "code 1" }],
  ["which ones failed is not known", [2, 1], null, { passed: 2, failed: 1, note: "code 1" }],
];
for (const [what, first, again, outcome] of outcomes)
  test(`a step: ${what}`, async () => {
    const attempts = [first, ...(again ? [again] : [])];
    const step = {
      ...{ name: "step", usually: "no time", counts: true },
      again: () => again && { command: [], names: ["one"] },
    };
    const run = async () => {
      const counts = attempts.shift() ?? [0, 1];
      return { code: counts[1] > 0 ? 1 : 0, output: summary(counts), answer: "" };
    };
    assert.deepEqual(await commandOutcome(step, [], run), outcome);
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
