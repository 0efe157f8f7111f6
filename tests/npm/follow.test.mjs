/** Following a task: through trouble, with several listeners, to its end. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import vm from "node:vm";

import { ApiError, Client, KlingError, NetworkError, TaskFailedError, TaskTimeoutError } from "kling-o3";

import {
  body,
  completed,
  created,
  cut,
  fixture,
  form,
  key,
  processing,
  reply,
  service,
  silence,
} from "./support/service.mjs";
import { failure, pass, settled, timed, turns } from "./support/time.mjs";

const id = body("create.doc").id;
const client = (fetch, options = {}) => new Client({ apiKey: key, fetch, ...options });
const minute = 60_000;

/** Follows a task by one wait until the time is over; what it came to, and the events as words. */
async function follow(clock, fetch, { ms = 10 * minute, options = {}, ...client_ } = {}) {
  const events = [];
  const handle = client(fetch, client_).task(id);
  const waiting = handle.wait({ onEvent: (event) => events.push(event), ...options });
  waiting.catch(() => {});
  await pass(clock, ms);
  return { handle, events, types: events.map(({ type }) => type), ...(await settled(waiting)) };
}

test(
  "created, progress, completed, with the video",
  timed(async (clock) => {
    const pending = reply(200, body("task.pending"));
    const fetch = service(created, pending, processing, completed);
    const events = [];
    const generating = client(fetch).generate(form(), { onEvent: (event) => events.push(event) });
    await pass(clock, minute);
    const task = await generating;
    assert.deepEqual(
      events.map(({ type, task, progress }) => [type, task.status, progress.percent]),
      [
        ["created", "pending", 0],
        ["progress", "pending", 0],
        ["progress", "processing", 37],
        ["completed", "completed", 100],
      ],
    );
    const [video] = task.videos;
    assert.equal(video.url, body("task.completed").results[0].url);
    assert.deepEqual(video.expiresAt, new Date((body("task.completed").created + 86_400) * 1000));
    assert.deepEqual(task.raw, body("task.completed"));
    const [, ...gets] = fetch.calls;
    assert.deepEqual([...new Set(gets.map(({ url }) => url))], [`https://api.foxapi.cc/v1/tasks/${id}`]);
    assert.deepEqual(Object.keys(Object.fromEntries(new Headers(gets[0].init.headers))), ["accept", "authorization"]);
  }),
);

const troubles = [
  ["network errors", [cut]],
  ["408", [reply(408)]],
  ["425", [reply(425)]],
  ["429 without a body", [reply(429)]],
  ["500, 502, 503, 504", [500, 502, 503, 504].map((status) => reply(status))],
  ["HTML", [reply(502, fixture("err.502_html"), { "content-type": "text/html" })]],
  ["junk with 200", [reply(200, "{"), reply(200, "[]"), reply(200, "null"), reply(200, "")]],
  ["a redirect", [reply(302)]],
  ["answers that the browser hides", [() => Response.error()]],
  [
    "bodies that break off",
    [() => new Response(new ReadableStream({ start: (body) => body.error(new TypeError("cut")) }))],
  ],
  ["a negative Retry-After", [reply(503, "", { "retry-after": "-5" })]],
];
for (const [name, answers] of troubles) {
  test(
    `${name} while polling do not end the wait`,
    timed(async (clock) => {
      const { state, value, events, types } = await follow(clock, service(...answers, ...answers, completed));
      assert.equal(state, "resolved", inspect(events));
      assert.equal(value.status, "completed");
      const retries = events.filter(({ type }) => type === "waiting");
      assert.equal(retries.length, 2 * answers.length, types.join());
      for (const { reason, retryAt, error } of retries) {
        assert.equal(reason, "retry");
        assert.ok(retryAt instanceof Date && KlingError.is(error));
      }
    }),
  );
}

test(
  "a poll without an answer is ended by its time limit, and tried again",
  timed(async (clock) => {
    const fetch = service(silence, completed);
    const { state, events } = await follow(clock, fetch, { ms: minute });
    assert.equal(state, "resolved");
    const [retry] = events.filter(({ type }) => type === "waiting");
    assert.ok(retry.error instanceof NetworkError);
    assert.equal(retry.error.code, "timeout");
    assert.equal(fetch.calls[0].init.signal.aborted, true);
  }),
);

const retryAfter = [
  ["seconds", () => "20", 20_000],
  ["a date", () => new Date(Date.now() + 20_000).toUTCString(), 20_000],
  ["far too long", () => "900", 60_000],
  ["longer than any number", () => "9".repeat(400), 60_000],
];
for (const [name, header, ms] of retryAfter) {
  test(
    `Retry-After as ${name} is heeded, up to a minute`,
    timed(async (clock) => {
      const fetch = service(reply(503, "", { "retry-after": header() }), completed);
      const waiting = client(fetch).task(id).wait();
      await pass(clock, ms - 2000);
      assert.equal(fetch.calls.length, 1);
      await pass(clock, 8000);
      assert.equal(fetch.calls.length, 2);
      await waiting;
    }),
  );
}

const ends = [
  ["401", [reply(401, fixture("err.401"))], ApiError, "authentication_error", 1],
  ["403", [reply(403, fixture("err.403_edge"))], ApiError, "http_403", 1],
  ["404 for good", [reply(404, fixture("err.404"))], ApiError, "task_not_found"],
  ["policy", [reply(200, fixture("task.failed.policy"))], TaskFailedError, "content_policy_violation", 1],
  ["time-out of the task", [reply(200, fixture("task.failed.timeout"))], TaskFailedError, "timeout", 1],
  ["failed without a reason", [reply(200, fixture("task.failed.null_error"))], TaskFailedError, "task_failed", 1],
  ["cancelled", [reply(200, fixture("task.cancelled_old"))], TaskFailedError, "cancelled", 1],
  [
    "unsafe results",
    [reply(200, body("task.completed", { results: [{ url: "http://x.example/v.mp4" }] }))],
    TaskFailedError,
    "result_unsafe",
    1,
  ],
  ["completed without a video", [reply(200, fixture("task.completed_race"))], KlingError, "result_missing"],
];
for (const [name, answers, type, code, polls] of ends) {
  test(
    `${name} ends the wait as ${code}, with the task id`,
    timed(async (clock) => {
      const fetch = service(...answers);
      const { state, error } = await follow(clock, fetch);
      assert.equal(state, "rejected");
      assert.ok(error instanceof type, inspect(error));
      assert.equal(error.code, code);
      assert.equal(error.taskId, id);
      if (polls) assert.equal(fetch.calls.length, polls);
    }),
  );
}

test(
  "a 404 right after the create is not the end",
  timed(async (clock) => {
    const gone = reply(404, fixture("err.404"));
    const { state } = await follow(clock, service(gone, gone, completed));
    assert.equal(state, "resolved");
  }),
);

test(
  "completed without a URL is asked again, with and without sync_upstream, and shown as processing",
  timed(async (clock) => {
    const race = reply(200, fixture("task.completed_race"));
    const fetch = service(race, race, race, completed);
    const { state, events } = await follow(clock, fetch);
    assert.equal(state, "resolved");
    assert.equal(new Set(fetch.calls.map(({ url }) => url.split("?")[1])).size, 2);
    const [, second] = events;
    assert.equal(second.task.status, "processing");
    assert.ok(second.progress.percent < 100);
  }),
);

test(
  "an unknown status is followed on, and told once",
  timed(async (clock) => {
    const warnings = [];
    const odd = reply(200, fixture("task.unknown_status"));
    const { state } = await follow(clock, service(odd, odd, completed), { onWarning: (it) => warnings.push(it.code) });
    assert.equal(state, "resolved");
    assert.deepEqual(warnings, ["unknown_status"]);
  }),
);

test(
  "progress never goes back",
  timed(async (clock) => {
    const at = (progress) => reply(200, body("task.processing", { progress }));
    const { events } = await follow(clock, service(...[10, 40, "30", 55.6, 100, -5].map(at), completed));
    const percents = events.map(({ progress }) => progress.percent ?? 0);
    assert.deepEqual(
      percents,
      [...percents].sort((a, b) => a - b),
    );
    assert.ok(percents.at(-2) < 100);
    assert.equal(percents.at(-1), 100);
    const elapsed = events.map(({ progress }) => progress.elapsedMs);
    assert.deepEqual(
      elapsed,
      [...elapsed].sort((a, b) => a - b),
    );
  }),
);

test(
  "a time-out carries the handle, and waiting again goes on",
  timed(async (clock) => {
    const fetch = service(processing);
    const { error, handle } = await follow(clock, fetch, { options: { poll: { maxWaitMs: 20_000 } }, ms: 21_000 });
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

test("a handle goes through JSON and comes back", async () => {
  const kling = client(service(created));
  const ref = JSON.parse(JSON.stringify(await kling.create(form())));
  const handle = client(service(completed)).task(ref);
  assert.equal(handle.id, id);
  assert.equal(handle.task.status, "pending");
  assert.equal(handle.task.createdAt.getTime(), body("create.doc").created * 1000);
  assert.equal((await handle.wait()).status, "completed");
});

for (const bad of ["", ".", ".."]) {
  test(`the task id "${bad}" is refused`, async () => {
    const fetch = service(completed);
    assert.throws(() => client(fetch).task(bad), { code: "invalid_task_id" });
    assert.equal((await failure(client(fetch).retrieve(bad))).code, "invalid_task_id");
    assert.equal(fetch.calls.length, 0);
  });
}

test("any other id is one encoded segment of the path", async () => {
  const fetch = service(reply(404, fixture("err.404")));
  assert.equal((await failure(client(fetch).retrieve("a/../b?c#d %"))).code, "not_found");
  assert.equal(fetch.calls[0].url, "https://api.foxapi.cc/v1/tasks/a%2F..%2Fb%3Fc%23d%20%25");
});

test("retrieve asks once; refresh makes the service ask upstream", async () => {
  const fetch = service(processing, processing, cut);
  const kling = client(fetch);
  assert.equal((await kling.retrieve(id)).progress.percent, 37);
  await kling.retrieve(id, { refresh: true });
  assert.deepEqual(
    fetch.calls.map(({ url }) => url.split("?")[1]),
    [undefined, "sync_upstream=true"],
  );
  const error = await failure(kling.retrieve(id));
  assert.ok(error instanceof NetworkError);
  assert.deepEqual(
    { code: error.code, retryable: error.retryable, charged: error.charged },
    { code: "network", retryable: true, charged: "no" },
  );
});

test("refresh updates the handle and tells its listeners", async () => {
  const fetch = service(processing, completed);
  const handle = client(fetch).task(id);
  const waiting = handle.wait();
  await turns();
  assert.equal((await handle.refresh()).status, "completed");
  assert.equal((await waiting).status, "completed");
  assert.equal(handle.task.status, "completed");
});

test(
  "at most four requests a second, and four GETs in flight, for all tasks together; creates are not held back",
  timed(async (clock) => {
    const starts = [];
    const fetch = service((_url, init) => {
      starts.push([Date.now(), init.method]);
      return init.method === "POST" ? created() : processing();
    });
    const kling = client(fetch);
    const all = Array.from({ length: 10 }, (_, index) => kling.retrieve(`t${index}`));
    await kling.create(form());
    assert.ok(starts.some(([, method]) => method === "POST"));
    await pass(clock, 4000);
    await Promise.all(all);
    const gets = starts.filter(([, method]) => method === "GET").map(([at]) => at);
    assert.equal(gets.length, 10);
    for (const at of gets) assert.ok(gets.filter((other) => other >= at && other < at + 1000).length <= 4);

    const stuck = service(silence);
    const slow = client(stuck, { maxRequestsPerSecond: 100 });
    const waiting = Array.from({ length: 9 }, (_, index) => failure(slow.retrieve(`t${index}`)));
    await turns();
    assert.equal(stuck.calls.length, 4);
    await pass(clock, 15_000);
    assert.equal(stuck.calls.length, 8, "a time limit starts when its request starts");
    await pass(clock, 30_000);
    assert.ok((await Promise.all(waiting)).every(({ code }) => code === "timeout"));
  }),
);

test("an abort in the governor's queue leaves it at once, without a request", async () => {
  const fetch = service(silence);
  const kling = client(fetch);
  const controllers = Array.from({ length: 6 }, () => new AbortController());
  const all = controllers.map(({ signal }, index) => failure(kling.retrieve(`t${index}`, { signal })));
  await turns();
  for (const controller of controllers.reverse()) controller.abort("stop");
  assert.deepEqual(await Promise.all(all), Array(6).fill("stop"));
  assert.equal(fetch.calls.length, 4);
});

test("no request leaves for an address other than the base URL", async () => {
  const fetch = service(created, completed);
  const task = await client(fetch, { baseUrl: "https://proxy.example/x" }).create(form());
  await task.refresh();
  for (const { url } of fetch.calls) assert.ok(url.startsWith("https://proxy.example/x/v1/"), url);
});

test("a client and a handle can be made where there is no page; only a request needs one", async () => {
  const kling = new Client({ baseUrl: "/api/kling", fetch: service(completed) });
  const handle = kling.task(id);
  assert.equal(handle.task.status, "pending");
  assert.equal((await failure(handle.wait())).code, "invalid_base_url");
  assert.equal((await failure(kling.create(form()))).code, "invalid_base_url");
});
