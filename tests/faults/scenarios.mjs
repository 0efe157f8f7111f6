/** Everything the sandbox can play, from the create to the end, in virtual time. */
import assert from "node:assert/strict";

import { Client } from "kling-o3";
import { createSandbox, scenarios } from "kling-o3/sandbox";

import { pass, timed } from "../npm/support/time.mjs";
import { order } from "./order.mjs";

/** @type {readonly import("./table.mjs").Row[]} */
export const scenarioRows = scenarios.map(({ name, summary }) => ({
  fault: `${name}: ${summary}`,
  run: (ledger) => timed((clock) => play(ledger, clock, name))(),
}));

/** @param {import("./ledger.mjs").Ledger} ledger @param {any} clock @param {string} scenario */
async function play(ledger, clock, scenario) {
  const sandbox = createSandbox({ onTask: ledger.store });
  ledger.count(sandbox);
  const client = new Client({ fetch: sandbox.fetch, apiKey: sandbox.keyFor(scenario) });
  const { input, label } = order();
  ledger.watch("generate", client.generate(input, { label })).catch(() => {});
  await pass(clock, 3_600_000);
  ledger.read(client.entries());
  if (!client.entries().some(({ state }) => state === "unknown")) return;
  // Whoever presses the button again must not pay again.
  await assert.rejects(ledger.watch("again", client.create(input)), { code: "outcome_unknown" });
}
