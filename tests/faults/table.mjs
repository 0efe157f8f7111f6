/** Runs faults and prints what each of them cost. */
import assert from "node:assert/strict";
import process from "node:process";
import { after, test } from "node:test";

import { Ledger } from "./ledger.mjs";

/**
 * @typedef {object} Row
 * @property {string} fault
 * @property {(ledger: Ledger, t: import("node:test").TestContext) => Promise<void>} run
 */

/** How often each is run: once in `npm test`, more often by `npm run test:faults`. */
const times = Number(process.env.FAULT_TIMES ?? 1);

/** @type {(readonly [string, number, import("./ledger.mjs").Account])[]} */
const accounts = [];

/** A test for each fault. @param {readonly Row[]} rows */
export function injectAll(rows) {
  for (const { fault, run } of rows) {
    test(fault, async (t) => {
      /** @type {import("./ledger.mjs").Account} */
      let sum = { stored: 0, lost: 0, doubled: 0, unsettled: 0 };
      for (let time = 0; time < times; time += 1) {
        const ledger = new Ledger();
        await run(ledger, t);
        const { stored, lost, doubled, unsettled } = ledger.account;
        sum = {
          stored: sum.stored + stored,
          lost: sum.lost + lost,
          doubled: sum.doubled + doubled,
          unsettled: sum.unsettled + unsettled,
        };
        assert.deepEqual({ lost, doubled, unsettled: ledger.unsettled }, { lost: 0, doubled: 0, unsettled: [] });
      }
      accounts.push([fault, times, sum]);
    });
  }
}

/** Prints the table when all have run. */
export function printTable() {
  after(() => {
    const width = Math.max(...accounts.map(([fault]) => fault.length));
    const line = (/** @type {string} */ name, /** @type {readonly (string | number)[]} */ cells) =>
      process.stdout.write(`${name.padEnd(width)}${cells.map((cell) => `${cell}`.padStart(9)).join("")}\n`);
    line("fault", ["times", "stored", "lost", "doubled", "pending"]);
    for (const [fault, count, { stored, lost, doubled, unsettled }] of accounts) {
      line(fault, [count, stored, lost, doubled, unsettled]);
    }
    const total = (/** @type {keyof import("./ledger.mjs").Account} */ name) =>
      accounts.reduce((sum, [, , account]) => sum + account[name], 0);
    const runs = accounts.reduce((sum, [, count]) => sum + count, 0);
    line(`${accounts.length} faults`, [runs, total("stored"), total("lost"), total("doubled"), total("unsettled")]);
  });
}
