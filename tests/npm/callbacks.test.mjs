/** What the caller's own callbacks throw: it ends no more than it must, and never the process. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { client, id } from "./support/client.mjs";
import { completed, created, form, service } from "./support/service.mjs";
import { failure, turns } from "./support/time.mjs";

const poll = { minIntervalMs: 1, maxIntervalMs: 1 };
const mistake = new Error("mine");
const fail = () => {
  throw mistake;
};
const failLater = async () => fail();
const journal = { load: () => [], save: fail, remove: fail };

/** What went to the console; `reportError`, which Node has not, would end the process in Deno and Bun. */
function consoleOf(t) {
  globalThis.reportError = () => assert.fail("ends the process");
  t.after(() => Reflect.deleteProperty(globalThis, "reportError"));
  const { mock } = t.mock.method(console, "error", () => {});
  return () => mock.calls.map((call) => call.arguments);
}

for (const [how, callback] of [
  ["throws", fail],
  ["rejects", failLater],
]) {
  test(`an onWarning, or an onEvent of resume, that ${how} ends nothing, and is told on the console`, async (t) => {
    const told = consoleOf(t);
    const kling = client(service(created, completed), { journal, onWarning: callback, poll });
    await kling.create(form());
    const [task] = kling.resume({ onEvent: callback });
    assert.equal((await task.wait()).status, "completed");
    await turns();
    assert.deepEqual(told(), [[mistake], [mistake], [mistake]]);
  });
}

test("what an onEvent of wait throws, that one rejects with; another goes on", async (t) => {
  const told = consoleOf(t);
  const task = client(service(completed), { poll }).task(id);
  const other = task.wait();
  assert.equal(await failure(task.wait({ onEvent: fail })), mistake);
  assert.equal((await other).status, "completed");
  assert.deepEqual(told(), []);
});

test("what an asynchronous onEvent of wait rejects with goes to the console", async (t) => {
  const told = consoleOf(t);
  const task = client(service(completed), { poll }).task(id);
  assert.equal((await task.wait({ onEvent: failLater })).status, "completed");
  await turns();
  assert.deepEqual(told(), [[mistake], [mistake]]);
});
