/** Who waits for a task: several listeners and iterators, each until its own deadline, abort or end. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import vm from "node:vm";

import { TaskFailedError, TaskTimeoutError } from "kling-o3";

import { client, id } from "./support/client.mjs";
import { body, completed, fixture, processing, reply, service, silence } from "./support/service.mjs";
import { failure, pass, settled, timed, turns } from "./support/time.mjs";

const minute = 60_000;

test(
  "a time-out carries the handle, and waiting again goes on",
  timed(async (clock) => {
    const fetch = service(processing);
    const handle = client(fetch).task(id);
    const waiting = failure(handle.wait({ poll: { maxWaitMs: 20_000 } }));
    await pass(clock, 21_000);
    const error = await waiting;
    assert.ok(error instanceof TaskTimeoutError, inspect(error));
    assert.deepEqual(
      { code: error.code, charged: error.charged, retryable: error.retryable, handle: error.handle },
      { code: "task_timeout", charged: "yes", retryable: true, handle },
    );
    const before = fetch.calls.length;
    await pass(clock, 5 * minute);
    assert.equal(fetch.calls.length, before, "nobody listens, nothing is asked");
    fetch.next(completed);
    const again = error.handle.wait();
    await pass(clock, minute);
    assert.equal((await again).status, "completed");
  }),
);

test(
  "at the deadline one last poll decides",
  timed(async (clock) => {
    let over = false;
    const fetch = service(() => (over ? completed() : processing()));
    const waiting = client(fetch, { poll: { minIntervalMs: 14_000, maxIntervalMs: 15_000 } })
      .task(id)
      .wait({ poll: { maxWaitMs: 20_000 } });
    waiting.catch(() => {});
    await pass(clock, 19_000);
    over = true;
    await pass(clock, 2000);
    assert.equal((await settled(waiting)).value?.status, "completed");
  }),
);

const reasons = [
  ["a text", "enough"],
  ["an Error", new Error("enough")],
  ["an object of another realm", vm.runInNewContext("({ why: 'enough' })")],
];
const modes = [
  ["wait", (handle, options) => handle.wait(options)],
  ["refresh", (handle, options) => handle.refresh(options)],
];
for (const [mode, call] of modes) {
  for (const [name, reason] of reasons) {
    for (const [moment, answer] of [
      ["a sleep", processing],
      ["a request", silence],
    ]) {
      if (mode === "refresh" && answer === processing) continue;
      test(
        `an abort of ${mode} during ${moment} with ${name} settles before any timer`,
        timed(async (clock) => {
          const fetch = service(answer);
          const controller = new AbortController();
          const waiting = call(client(fetch).task(id), { signal: controller.signal });
          waiting.catch(() => {});
          await turns();
          controller.abort(reason);
          assert.equal((await settled(waiting)).error, reason);
          await turns();
          assert.equal(clock.countTimers(), 0, "and leaves none behind");
        }),
      );
    }
  }
}

test(
  "several listeners share one poller; each ends for itself",
  timed(async (clock) => {
    const fetch = service(processing);
    const kling = client(fetch);
    const controller = new AbortController();
    const alone = service(processing);
    const aloneWait = client(alone).task(id).wait();
    aloneWait.catch(() => {});
    const first = kling.task(id).wait({ signal: controller.signal });
    const second = kling.task(id).wait();
    const seen = [];
    const reading = (async () => {
      for await (const event of kling.task({ id })) seen.push(event.type);
    })();
    await pass(clock, minute);
    assert.ok(Math.abs(fetch.calls.length - alone.calls.length) <= 2, `${fetch.calls.length} ${alone.calls.length}`);
    controller.abort("bye");
    assert.equal(await failure(first), "bye");
    fetch.next(completed);
    await pass(clock, minute);
    assert.equal((await second).status, "completed");
    await reading;
    assert.equal(seen.at(-1), "completed");
    assert.equal(seen.filter((type) => type === "completed").length, 1);
  }),
);

test(
  "an iterator begins with the current state, gives a slow reader the latest, and ends after the end",
  timed(async (clock) => {
    const fetch = service(
      ...[10, 20, 30].map((progress) => reply(200, body("task.processing", { progress }))),
      completed,
    );
    const iterator = client(fetch).task(id)[Symbol.asyncIterator]();
    const first = await iterator.next();
    assert.deepEqual([first.value.type, first.value.task.id], ["progress", id]);
    await pass(clock, 5 * minute);
    assert.equal((await iterator.next()).value.type, "completed");
    assert.deepEqual(await iterator.next(), { done: true, value: undefined });
    assert.equal(clock.countTimers(), 0);
  }),
);

test(
  "an iterator throws what ends a wait otherwise, and leaving it stops the polling",
  timed(async (clock) => {
    const read = async (handle) => {
      for await (const event of handle) if (event.task.status === "processing") break;
    };
    const gone = client(service(reply(401, fixture("err.401")))).task(id);
    assert.equal((await failure(read(gone))).code, "authentication_error");
    const fetch = service(processing);
    await read(client(fetch).task(id));
    await pass(clock, minute);
    assert.equal(fetch.calls.length, 1);
    assert.equal(clock.countTimers(), 0);
  }),
);

test("a handle of a finished task gives its end to everybody who asks, without another request", async () => {
  const fetch = service(completed);
  const handle = client(fetch).task(id);
  const task = await handle.wait();
  assert.equal((await handle.wait()).videos[0].url, task.videos[0].url);
  const events = [];
  for await (const event of handle) events.push(event.type);
  assert.deepEqual(events, ["completed"]);
  assert.equal(fetch.calls.length, 1);
});

test("a failed task rejects a wait, is the last event of an iterator, and is a plain answer of retrieve", async () => {
  const failed = service(reply(200, fixture("task.failed.policy")));
  const events = [];
  for await (const event of client(failed).task(id)) events.push(event);
  const { type, error, task } = events.at(-1);
  assert.equal(type, "failed");
  assert.ok(error instanceof TaskFailedError);
  assert.equal(error.task, task);
  assert.equal(task.failure.code, "content_policy_violation");
  assert.equal((await client(failed).retrieve(id)).status, "failed");
});

test("a listener that throws ends its own wait with its own error", async () => {
  const own = new Error("mine");
  const handle = client(service(completed)).task(id);
  const waiting = handle.wait({
    onEvent: () => {
      throw own;
    },
  });
  assert.equal(await failure(waiting), own);
  assert.equal((await handle.wait()).status, "completed");
});
