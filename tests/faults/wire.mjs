/** What can go wrong on a real wire, on the POST and on the GETs: real HTTP, real sockets, short times. */
import assert from "node:assert/strict";

import { Client } from "kling-o3";

import { startServer } from "../../server/server.mjs";
import { order } from "./order.mjs";

/** @typedef {import("../../server/server.mjs").ServerOptions["fault"]} FaultOf */

const speed = 100;
const poll = { minIntervalMs: 10, maxIntervalMs: 40, maxWaitMs: 20_000 };
const faults = /** @type {const} */ (["cut_before", "cut_after", "hang", "slow_headers", "slow_body", "half_body"]);
const words = {
  cut_before: "the connection is reset before the request is read",
  cut_after: "the connection is reset after it was read",
  hang: "no answer ever comes",
  slow_headers: "the headers come line by line",
  slow_body: "the body comes in pieces",
  half_body: "the connection ends within the body",
};
/** After which faults the answer is there in the end. */
const harmless = ["slow_headers", "slow_body"];

/** @type {readonly import("./table.mjs").Row[]} */
export const wireRows = [
  ...faults.map((fault) => ({
    fault: `POST: ${words[fault]}`,
    run: async (/** @type {any} */ ledger) => {
      const post = await run(ledger, ({ method }) => (method === "POST" ? fault : null));
      assert.equal(post.error?.code, harmless.includes(fault) ? undefined : "outcome_unknown");
      assert.equal(post.again?.code, post.error?.code, "the twin of an open outcome is held back");
    },
  })),
  ...faults.map((fault) => ({
    fault: `three GETs: ${words[fault]}`,
    run: async (/** @type {any} */ ledger) => {
      let left = 3;
      const { videos } = await run(ledger, ({ method }) => (method === "GET" && left-- > 0 ? fault : null));
      assert.equal(videos?.length, 1);
    },
  })),
  { fault: "POST: the connection is refused", run: refused },
];

/** A create and its end, and the same create again where its outcome is open. @param {any} ledger @param {FaultOf} fault */
async function run(ledger, fault) {
  const sandbox = { speed, onTask: ledger.store };
  const server = await startServer({ sandbox, faultPauseMs: 5, ...(fault && { fault }) });
  ledger.count(server);
  try {
    return await ordered(ledger, `${server.url}sandbox`);
  } finally {
    await server.close();
  }
}

/** @param {any} ledger */
async function refused(ledger) {
  const server = await startServer();
  await server.close();
  const { error, again } = await ordered(ledger, `${server.url}sandbox`);
  assert.deepEqual([error?.code, again?.code], ["outcome_unknown", "outcome_unknown"]);
}

/** @param {any} ledger @param {string} baseUrl @returns {Promise<{ error?: any, again?: any, videos?: readonly unknown[] }>} */
async function ordered(ledger, baseUrl) {
  const client = new Client({ baseUrl, poll, timeoutMs: 400, maxRequestsPerSecond: 1_000 });
  const { input, label } = order();
  try {
    const handle = await ledger.watch("create", client.create(input, { label }));
    const { videos } = await ledger.watch("wait", handle.wait());
    return { videos };
  } catch (error) {
    const again = await ledger.watch("again", client.create(input)).catch((/** @type {any} */ problem) => problem);
    return { error, again };
  } finally {
    ledger.read(client.entries());
  }
}
