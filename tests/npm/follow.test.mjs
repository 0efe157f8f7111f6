/** Following a task: through trouble, with several listeners, to its end. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";

import { ApiError, KlingError, NetworkError, TaskFailedError } from "kling-o3";

import { client, id } from "./support/client.mjs";
import {
  body,
  completed,
  created,
  cut,
  fixture,
  form,
  processing,
  reply,
  service,
  silence,
} from "./support/service.mjs";
import { pass, settled, timed } from "./support/time.mjs";

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
