/** Faults of time and place, in virtual time: long silence, late answers, jumps of the clock, storage that throws. */
import assert from "node:assert/strict";

import { Client } from "kling-o3";
import { createSandbox } from "kling-o3/sandbox";

import { pass, timed } from "../npm/support/time.mjs";
import { order } from "./order.mjs";

const minute = 60_000;
const day = 86_400_000;

/** A row whose run gets a stage. @param {string} fault @param {(stage: Awaited<ReturnType<typeof stageOf>>) => Promise<void>} play */
const row = (fault, play) => ({
  fault,
  run: (/** @type {any} */ ledger) =>
    timed(async (clock) => {
      const stage = stageOf(ledger, clock);
      await play(stage);
      ledger.read(stage.client.entries());
    })(),
});

/** A client of a sandbox whose line a run can disturb. @param {any} ledger @param {any} clock @param {object} [options] of the client */
function stageOf(ledger, clock, options) {
  const sandbox = createSandbox({ onTask: ledger.store });
  ledger.count(sandbox);
  /** @type {{ disturb: ((method: string) => Promise<void>) | null, sent: number }} */
  const line = { disturb: null, sent: 0 };
  const fetch = async (/** @type {string} */ url, /** @type {any} */ init) => {
    line.sent += 1;
    const answer = await sandbox.fetch(url, { ...init, signal: undefined });
    await line.disturb?.(init.method);
    return answer;
  };
  const client = new Client({ fetch, apiKey: "sk-test-ok", ...options });
  return { ledger, clock, client, line, sandbox, ...order() };
}

const broken = async () => {
  throw new TypeError("the line is dead");
};

/** @param {any} clock @param {number} ms */
const later = (clock, ms) => () => new Promise((resolve) => clock.setTimeout(resolve, ms));

/** @type {readonly import("./table.mjs").Row[]} */
export const clockRows = [
  row("ten minutes in which every poll fails", async ({ ledger, clock, client, line, input, label }) => {
    const creating = ledger.watch("create", client.create(input, { label }));
    await pass(clock, 1_000);
    const waiting = ledger.watch("wait", (await creating).wait());
    line.disturb = broken;
    await pass(clock, 10 * minute);
    line.disturb = null;
    await pass(clock, minute);
    assert.equal((await waiting).status, "completed");
  }),
  row("the answer comes 5 s after the abort", async ({ ledger, clock, client, line, input, label }) => {
    line.disturb = later(clock, 6_000);
    const controller = new AbortController();
    const creating = ledger.watch("create", client.create(input, { label, signal: controller.signal }));
    creating.catch(() => {});
    await pass(clock, 1_000);
    controller.abort("enough");
    await assert.rejects(creating, (error) => error === "enough");
    await pass(clock, minute);
    assert.deepEqual(
      client.entries().map(({ state }) => state),
      ["pending"],
    );
  }),
  row("the answer comes 5 s after the timeout", async ({ ledger, clock, client, line, input, label }) => {
    line.disturb = later(clock, 125_000);
    const creating = ledger.watch("create", client.create(input, { label }));
    creating.catch(() => {});
    await pass(clock, 121_000);
    const error = await creating.catch((/** @type {any} */ problem) => problem);
    assert.equal(error.code, "outcome_unknown");
    await pass(clock, minute);
    const handle = await ledger.watch("retry", error.retry());
    assert.equal(client.entries()[0]?.taskId, handle.id, "what was answered late is not sent again");
  }),
  ...[day, -day].map((jump) =>
    row(
      `the clock jumps by ${jump / day} day while a task is followed`,
      async ({ ledger, clock, client, input, label }) => {
        const generating = ledger.watch("generate", client.generate(input, { label }));
        await pass(clock, 5_000);
        clock.setSystemTime(Date.now() + jump);
        await pass(clock, 2 * minute);
        assert.equal((await generating).status, "completed");
      },
    ),
  ),
  {
    fault: "the journal throws whatever is asked of it",
    run: (ledger) =>
      timed(async (clock) => {
        const broken = () => {
          throw new Error("QuotaExceededError");
        };
        /** @type {string[]} */
        const told = [];
        const journal = { load: broken, save: broken, remove: broken };
        const onWarning = (/** @type {{ code: string }} */ { code }) => told.push(code);
        const { client, input, label } = stageOf(ledger, clock, { journal, onWarning });
        const generating = ledger.watch("generate", client.generate(input, { label }));
        await pass(clock, 2 * minute);
        assert.equal((await generating).status, "completed");
        assert.ok(told.length > 0, "the user is told");
      })(),
  },
];
