/**
 * After a trap, in the package as it is published. Its binary has none to offer, so one is put in its place: an export of
 * the running instance that throws what a trap throws, once. Real traps are in tests/traps, in a binary that has them.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { body, completed, created, form, key, later, processing, service } from "./support/service.mjs";
import { failure, pass, settled, timed, turns } from "./support/time.mjs";

/** Names of exports that trap at their next call, and of those that trap at every call. */
const traps = new Set();
const broken = new Set();
let instances = 0;

class Instance {
  constructor(...args) {
    instances += 1;
    const { exports } = new Original(...args);
    this.exports = { ...exports };
    for (const [name, run] of Object.entries(exports)) {
      if (typeof run !== "function") continue;
      this.exports[name] = (...values) => {
        if (traps.delete(name) || broken.has(name)) throw new WebAssembly.RuntimeError("unreachable");
        return run(...values);
      };
    }
  }
}
const Original = WebAssembly.Instance;
WebAssembly.Instance = Instance;

const { Client, KlingError, validate } = await import("kling-o3");
const client = (fetch) => new Client({ apiKey: key, fetch });
const id = body("create.doc").id;

test("a call that traps is `internal`, and the next one runs on a fresh instance", () => {
  validate({});
  const before = instances;
  traps.add("validate");
  assert.throws(
    () => validate({}),
    (error) => KlingError.is(error) && error.code === "internal" && error.retryable && error.charged === "no",
  );
  assert.equal(validate(form()).ok, true);
  assert.equal(instances, before + 1);
});

test("a POST in flight is answered all the same, and not sent again", async () => {
  const answer = later();
  const fetch = service(answer);
  const creating = client(fetch).create(form());
  await turns();
  traps.add("validate");
  assert.throws(() => validate({}), { code: "internal" });
  answer.answer(created);
  assert.equal((await creating).id, id);
  assert.equal(fetch.calls.length, 1);
});

test(
  "a handle made before goes on: its wait ends with `internal`, the next one with the video",
  timed(async (clock) => {
    const fetch = service(processing, completed);
    const handle = client(fetch).task(id);
    const waiting = handle.wait();
    waiting.catch(() => {});
    await turns();
    traps.add("advance");
    await pass(clock, 60_000);
    assert.equal((await settled(waiting)).error?.code, "internal");
    assert.equal(clock.countTimers(), 0);
    assert.equal((await handle.wait()).status, "completed");
  }),
);

test("a trap while a request is built sends nothing, and the next one is sent", async () => {
  const fetch = service(created);
  traps.add("request");
  const error = await failure(client(fetch).create(form()));
  assert.deepEqual([error.code, error.charged, fetch.calls.length], ["internal", "no", 0]);
  assert.equal((await client(fetch).create(form())).id, id);
});

test("a POST outlives any number of traps", async () => {
  const answer = later();
  const creating = client(service(answer)).create(form());
  await turns();
  for (let count = 0; count < 10; count += 1) {
    traps.add("validate");
    assert.throws(() => validate({}), { code: "internal" });
  }
  answer.answer(created);
  assert.equal((await creating).id, id);
});

test("a trap while the answer is judged does not lose it", async () => {
  const answer = later();
  const fetch = service(answer);
  const creating = client(fetch).create(form());
  await turns();
  traps.add("advance");
  answer.answer(created);
  assert.equal((await creating).id, id);
  assert.equal(fetch.calls.length, 1);
});

test("a trap while the journal is told of the answer does not lose the task", async () => {
  const kept = new Map();
  let trapsLeft = 0;
  const load = () => {
    if (trapsLeft > 0) traps.add("advance");
    trapsLeft -= 1;
    return [...kept.values()];
  };
  const journal = { load, save: (entry) => kept.set(entry.id, entry), remove: (name) => kept.delete(name) };
  const answer = later();
  const creating = new Client({ apiKey: key, fetch: service(answer), journal }).create(form());
  await turns();
  trapsLeft = 1;
  answer.answer(created);
  assert.equal((await creating).id, id);
  assert.deepEqual(
    [...kept.values()].map(({ state, taskId }) => [state, taskId]),
    [["pending", id]],
  );
  assert.equal(trapsLeft, -1);
});

test("where the core does nothing but trap, the answer is an error and the entry is left in doubt", async () => {
  const answer = later();
  const kling = client(service(answer));
  const creating = kling.create(form());
  await turns();
  broken.add("advance");
  answer.answer(created);
  const error = await failure(creating);
  broken.delete("advance");
  assert.deepEqual([error.code, error.charged], ["internal", "maybe"]);
  assert.deepEqual(
    kling.entries().map(({ state }) => state),
    ["unknown"],
  );
  assert.equal((await failure(kling.create(form()))).code, "outcome_unknown");
});
