/** Corners in which something could hang, be paid for nothing, or go on behind somebody's back. */
import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { KlingError, NetworkError, OutcomeUnknownError } from "kling-o3";

import { client, id } from "./support/client.mjs";
import { created, cut, fixture, form, key, processing, reply, service, silence } from "./support/service.mjs";
import { failure, pass, settled, timed, turns } from "./support/time.mjs";

test(
  "an abort, or an error, inside the first event stops the polling",
  timed(async (clock) => {
    for (const onEvent of [(controller) => controller.abort("stop"), () => assert.fail("stop")]) {
      const fetch = service(processing);
      const controller = new AbortController();
      const waiting = client(fetch)
        .task(id)
        .wait({ signal: controller.signal, onEvent: () => onEvent(controller) });
      assert.equal((await settled(waiting)).state, "rejected");
      const before = fetch.calls.length;
      await pass(clock, 60_000);
      assert.equal(fetch.calls.length, before);
      assert.equal(clock.countTimers(), 0);
    }
  }),
);

test(
  "a key that does not come ends a create in time, with nothing sent, and the next one asks again",
  timed(async (clock) => {
    const fetch = service(created);
    let asked = 0;
    const apiKey = () => {
      asked += 1;
      return asked === 1 ? new Promise(() => {}) : key;
    };
    const kling = client(fetch, { apiKey, timeoutMs: 1000 });
    const creating = kling.create(form());
    creating.catch(() => {});
    await pass(clock, 1000);
    const { error } = await settled(creating);
    assert.ok(error instanceof NetworkError);
    assert.deepEqual([error.code, error.charged, error.retryable], ["timeout", "no", true]);
    assert.equal((await kling.create(form())).id, id);
    assert.equal(fetch.calls.length, 1);
  }),
);

test("a create that everybody left before its key came does not hold up the next one", async () => {
  const fetch = service(created);
  const keys = [new Promise(() => {}), key];
  const kling = client(fetch, { apiKey: () => keys.shift() });
  const controller = new AbortController();
  const left = kling.create(form(), { signal: controller.signal });
  await turns();
  controller.abort("left");
  assert.equal(await failure(left), "left");
  assert.equal((await kling.create(form())).id, id);
});

test("one tick of a clock that fakes no `performance` reaches the deadline", async () => {
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
  try {
    const waiting = client(service(processing))
      .task(id)
      .wait({ poll: { maxWaitMs: 60_000 } });
    waiting.catch(() => {});
    await turns();
    mock.timers.tick(60_000);
    await turns();
    mock.timers.tick(15_000);
    assert.equal((await settled(waiting)).error?.code, "task_timeout");
  } finally {
    mock.timers.reset();
  }
});

test(
  "a time limit of Infinity is none, and leaves the clock alone",
  timed(async (clock) => {
    const kling = client(service(silence), { timeoutMs: Number.POSITIVE_INFINITY });
    const controller = new AbortController();
    const asking = kling.retrieve(id, { signal: controller.signal });
    await pass(clock, 60_000);
    assert.equal((await settled(asking)).state, "pending");
    controller.abort("enough");
    assert.equal(await failure(asking), "enough");
  }),
);

test("a retry gives the one handle of its task", async () => {
  const kling = client(service(cut, created));
  const handle = await (await failure(kling.create(form()))).retry();
  assert.equal(handle, kling.task(id));
});

test("a retry that was refused for nothing can be tried again", async () => {
  const fetch = service(cut, reply(429, fixture("err.429")), created);
  const error = await failure(client(fetch).create(form()));
  assert.equal((await failure(error.retry())).code, "rate_limit_error");
  assert.equal((await error.retry()).id, id);
  assert.equal(fetch.count("POST"), 3);
});

test("a retry whose own outcome is unknown is not sent again by the first error", async () => {
  const fetch = service(cut, cut, created);
  const error = await failure(client(fetch).create(form()));
  const second = await failure(error.retry());
  assert.ok(second instanceof OutcomeUnknownError);
  assert.equal(await failure(error.retry()), second);
  assert.equal(fetch.count("POST"), 2);
  assert.equal((await second.retry()).id, id);
});

test("generate tells of a bad option before it costs anything", async () => {
  const fetch = service(created);
  for (const options of [{ poll: null }, { poll: { interval: 1 } }, { onEvent: 5 }]) {
    await assert.rejects(client(fetch).generate(form(), options), { name: "TypeError" });
  }
  assert.equal(fetch.calls.length, 0);
});

test("a runtime without `Request` still sends through the caller's own fetch", async () => {
  const { Request } = globalThis;
  delete globalThis.Request;
  try {
    const fetch = service(created);
    assert.equal((await client(fetch).create(form())).id, id);
    assert.equal(fetch.calls[0].url, "https://api.foxapi.cc/v1/videos/generations");
  } finally {
    globalThis.Request = Request;
  }
});

test(
  "a key function that fails while a task is followed is asked again, and told of",
  timed(async (clock) => {
    const warnings = [];
    const keys = [() => Promise.reject(new Error("offline")), () => key];
    const kling = client(service(reply(200, fixture("task.completed"))), {
      apiKey: () => (keys.length > 1 ? keys.shift() : keys[0])(),
      onWarning: ({ code }) => warnings.push(code),
    });
    const waiting = kling.task(id).wait();
    await pass(clock, 5000);
    assert.equal((await settled(waiting)).value?.status, "completed");
    assert.deepEqual(warnings, ["key_unavailable"]);
  }),
);

test("what was typed is not in the log of a validation error", async () => {
  const error = await failure(client(service(created)).create({ prompt: "x", resolution: "a secret plan" }));
  assert.match(error.message, /secret plan/);
  assert.equal(JSON.stringify(error).includes("secret plan"), false);
});

test("a hostile value is no error of ours, and ends nothing", () => {
  const hostile = new Proxy({}, { get: () => assert.fail("read") });
  assert.equal(KlingError.is(hostile), false);
});

test(
  "many may wait for one task, each as long as it likes",
  timed(async (clock) => {
    const handle = client(service(processing)).task(id);
    const all = Array.from({ length: 1200 }, () => failure(handle.wait({ poll: { maxWaitMs: 5000 } })));
    await pass(clock, 30_000);
    assert.ok((await Promise.all(all)).every(({ code }) => code === "task_timeout"));
  }),
);

test("numbers out of all bounds are taken for what they mean", async () => {
  const handle = client(service(processing)).task({ id, createdAt: 8.64e15 + 1, estimatedSeconds: 1e300 });
  assert.equal(JSON.parse(JSON.stringify(handle)).createdAt, null);
});

test(
  "the longest of pauses is long",
  timed(async (clock) => {
    const fetch = service(processing);
    for (const minIntervalMs of [Number.POSITIVE_INFINITY, 1e17]) {
      const controller = new AbortController();
      const poll = { minIntervalMs, maxIntervalMs: minIntervalMs, maxWaitMs: 1e17 };
      const waiting = client(fetch).task(id).wait({ poll, signal: controller.signal });
      waiting.catch(() => {});
      await pass(clock, 120_000);
      controller.abort();
    }
    assert.equal(fetch.calls.length, 2);
  }),
);
