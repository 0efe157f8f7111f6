/**
 * `npm run test:consumers`: the packed package in every tool of the list; `--quick` for the few that `npm test` runs,
 * names for single ones.
 */
import assert from "node:assert/strict";
import process from "node:process";

import { build } from "../../scripts/build.mjs";
import { isMain, main } from "../../scripts/command.mjs";
import { pack } from "../../scripts/packed.mjs";
import { at } from "../../scripts/project.mjs";
import { setup } from "../../scripts/setup.mjs";
import { runSteps } from "../../scripts/steps.mjs";
import { serviceKey, withFolder } from "./folder.mjs";
import { NotHere } from "./install.mjs";
import { consumers } from "./list.mjs";

/** @typedef {import("./list.mjs").Consumer} Consumer */

const expected = { refused: ["out_of_range"], last: "completed", videos: 1 };

/**
 * A step for each consumer.
 * @param {string} file the packed package
 * @param {readonly Consumer[]} chosen
 * @returns {import("../../scripts/steps.mjs").Step[]}
 */
export const consumerSteps = (file, chosen) =>
  chosen.map((consumer) => ({
    name: consumer.name,
    usually: consumer.usually ?? "10 seconds",
    work: () => check(consumer, file),
  }));

/** The few that stand for the others in `npm test`. */
export const quickConsumers = consumers.filter(({ quick }) => quick);

/** @param {Consumer} consumer @param {string} file */
async function check(consumer, file) {
  const { program, pages = [], answers = [], report, proxy } = consumer;
  const runs = (program ? 1 : 0) + pages.length + answers.length;
  const { tasks = report ? 0 : runs } = consumer;
  let made = 0;
  const keys = new Set();
  // They need packages, and the build, that a clean clone gets first.
  const [{ startServer }, { reports }] = await Promise.all([import("../../server/server.mjs"), import("./visit.mjs")]);
  const server = await startServer({
    pageFolder: at("www"),
    sandbox: { speed: 100, onTask: () => made++ },
    fault: ({ method, headers }) => {
      if (method !== "OPTIONS") keys.add(headers.get("authorization"));
      return null;
    },
  });
  try {
    const told = await withFolder(consumer, file, (folder) => reports(consumer, folder, `${server.url}sandbox`));
    assert.deepEqual(told, Array(runs).fill(report ?? expected));
    assert.equal(made, tasks, "tasks that were made");
    const key = proxy ? `Bearer ${serviceKey}` : null;
    assert.deepEqual([...keys], tasks > 0 ? [key] : [], "keys that reached the service");
    return null;
  } catch (error) {
    if (error instanceof NotHere) return error.message;
    throw error;
  } finally {
    await server.close();
  }
}

/** @param {readonly string[]} words */
function choose(words) {
  if (words.includes("--quick")) return quickConsumers;
  const named = words.map((word) => word.toLowerCase());
  const chosen = consumers.filter(({ name }) => named.every((word) => name.toLowerCase().includes(word)));
  assert.ok(chosen.length > 0, `no consumer is called ${words.join(" ")}`);
  return chosen;
}

if (await isMain(import.meta.url)) {
  await main(async () => {
    await setup();
    await build();
    await runSteps(consumerSteps(await pack(), choose(process.argv.slice(2))));
  });
}
