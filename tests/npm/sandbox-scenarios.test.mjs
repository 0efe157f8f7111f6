/** Every scenario as a row: what the POST is answered, how the answer travels, and what course the task takes. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { scenarios } from "kling-o3/sandbox";

import { good, sandboxAt, start } from "./support/sandbox.mjs";

const usual = "pending processing completed";

/** What the POST is answered in each scenario that makes no task. */
const refusals = {
  expired: 401,
  forbidden: 403,
  throttled: 429,
  "throttled-bare": 429,
  "throttled-empty": 429,
  "throttled-zero": 429,
  "throttled-long": 429,
  "throttled-odd": 429,
  "throttled-date": 429,
  offline: "TypeError",
  "edge-blocked": 403,
  "bad-gateway": 502,
  "redirect-301": 301,
  "redirect-302": 302,
  "redirect-303": 303,
  "redirect-307": 307,
  "redirect-308": 308,
  "gateway-timeout": 504,
  "edge-520": 520,
  "edge-521": 521,
  "edge-522": 522,
  "edge-523": 523,
  "edge-524": 524,
  "edge-525": 525,
  "bad-request": 400,
  "string-error": 400,
  "not-found": 404,
  "not-allowed": 405,
  "too-large": 413,
  "media-type": 415,
  nomodel: 422,
  "bad-duration": 422,
  "bad-fields": 422,
  "bad-image": 422,
  "bad-detail": 422,
  wrapper: 422,
  poor: 402,
  nochannel: 422,
  advanced: 422,
  "request-timeout": 408,
  conflict: 409,
  "too-early": 425,
  "server-error": 500,
  lineage: 500,
  "bad-upstream": 502,
  unavailable: 503,
};

/** The course of each task, each state once as long as it lasts: a status, an HTTP status, or what happened instead. */
const courses = {
  ...Object.fromEntries(
    [
      "ok",
      "accepted",
      "no-id",
      "empty-id",
      "number-id",
      "portal",
      "empty",
      "cut",
      "cut-body",
      "slow-body",
      "late",
      "hang",
    ]
      .concat(["stored-500", "create-doc", "create-observed", "create-merged", "upload-full", "upload-large"])
      .concat(["upload-error", "slow", "sparse", "progress-back", "progress-odd", "leftover", "two-videos", "unsafe"])
      .concat(["unsafe-some", "expiring", "link-expired", "media-no-cors", "no-created", "extras", "strings", "output"])
      .concat(["query-late", "truncated", "mislabelled"])
      .map((name) => [name, usual]),
  ),
  ...Object.fromEntries(
    ["policy", "timeout", "unavailable", "model", "capability", "generic", "null", "string"].map((name) => [
      `fail-${name}`,
      "pending processing failed",
    ]),
  ),
  ...Object.fromEntries(
    [500, 502, 503, 504, 429].map((status) => [`burst-${status}`, `pending processing ${status} processing completed`]),
  ),
  "burst-cut": "pending processing TypeError processing completed",
  "burst-html": "pending processing html processing completed",
  "burst-empty": "pending processing empty processing completed",
  "query-hang": "pending processing TypeError processing completed",
  "query-redirect": "pending processing 302",
  cancelled: "pending processing cancelled",
  canceled: "pending processing canceled",
  fast: "completed",
  stall: "pending processing",
  "stall-pending": "pending",
  requeued: "pending processing pending processing completed",
  "unknown-status": "queued processing completed",
  "unknown-status-always": "queued",
  race: "pending processing completed(null) completed",
  "race-sync": usual,
  "race-list": "pending processing completed(empty) completed",
  "race-forever": "pending processing completed(null)",
  "missing-first": "404 processing completed",
  missing: "404",
  "missing-later": "pending processing 404",
  revoked: "pending processing 401",
  barred: "pending processing 403",
  "fail-at-0": "pending failed",
  "fail-at-60": "pending processing failed",
  "fail-at-99": "pending processing failed",
  ...Object.fromEntries(
    ["w1", "w3", "w4", "w5", "w6", "w7", "w8", "w9", "w14", "w15", "w17"].map((rule) => [
      `refused-${rule}`,
      "pending processing failed",
    ]),
  ),
};

test("no scenario is without a row", () => {
  const rows = new Set([...Object.keys(refusals), ...Object.keys(courses)]);
  assert.deepEqual(
    scenarios.map(({ name }) => name).filter((name) => !rows.has(name)),
    [],
  );
  assert.deepEqual(
    scenarios
      .filter(({ task }) => !task)
      .map(({ name }) => name)
      .sort(),
    Object.keys(refusals).sort(),
  );
  for (const { name, summary } of scenarios) assert.ok(summary.length > 0, name);
});

for (const [name, expected] of Object.entries(refusals)) {
  test(`POST in ${name}: ${expected}`, async () => {
    const { post } = sandboxAt();
    const outcome = await post(`sk-test-${name}`).then(
      (answer) => answer.status,
      (error) => error.name,
    );
    assert.equal(outcome, expected);
  });
}

/** The state that one query finds, in one word. */
async function state(asked) {
  try {
    const answer = await asked;
    if (answer.status !== 200) return `${answer.status}`;
    const text = await answer.text();
    if (text === "") return "empty";
    if (text.startsWith("<")) return "html";
    const { status, results, output } = JSON.parse(text);
    if (status !== "completed" || output) return status;
    return results === null ? "completed(null)" : results.length === 0 ? "completed(empty)" : status;
  } catch (error) {
    return error.name;
  }
}

/** A task made by a POST of the usual scenario's shape, whose answer may be unusable: its id is rebuilt from a usual one. */
async function idIn(name, { post }) {
  const answer = await post("sk-test-ok").then((ok) => ok.json());
  const number = scenarios.findIndex((one) => one.name === name);
  const code = number === -1 ? 1_100 + Number(name.slice("fail-at-".length)) : number;
  return answer.id.replace(/-..(......)$/, `-${code.toString(36).padStart(2, "0")}$1`);
}

async function course(name, query, sandboxed = sandboxAt()) {
  const id = await idIn(name, sandboxed);
  const states = [];
  for (let elapsed = 0; elapsed <= 60_000; elapsed += 500) {
    sandboxed.clock.now = start + (name === "slow" ? elapsed * 15 : elapsed);
    const found = await state(sandboxed.get("sk-test-ok", id, query));
    if (states.at(-1) !== found) states.push(found);
  }
  return states.join(" ");
}

for (const [name, expected] of Object.entries(courses)) {
  test(`GET in ${name}: ${expected}`, async () => assert.equal(await course(name, ""), expected));
}

test("sync_upstream meets the race earlier and for longer", async () => {
  assert.equal(await course("race-sync", "?sync_upstream=true"), "pending processing completed(null) completed");
  const at = async (elapsed, query) => {
    const sandboxed = sandboxAt();
    const id = await idIn("race", sandboxed);
    sandboxed.clock.now = start + elapsed;
    return state(sandboxed.get("sk-test-ok", id, query));
  };
  assert.equal(await at(33_000, ""), "completed");
  assert.equal(await at(33_000, "?sync_upstream=true"), "completed(null)");
});

test("the id in an answer names the scenario of its key", async () => {
  for (const name of ["ok", "race", "fail-at-7", "slow-body"]) {
    const sandboxed = sandboxAt();
    const { id } = await (await sandboxed.post(`sk-test-${name}`)).json();
    assert.equal(id.slice(0, -2), (await idIn(name, sandboxAt())).slice(0, -2));
  }
});

const progresses = [
  ["stall", 60_000, 40],
  ["fail-at-60", 60_000, 60],
  ["progress-back", 12_000, 7],
  ["progress-odd", 3_000, 4.6],
  ["progress-odd", 12_000, "47"],
  ["progress-odd", 20_000, 140],
  ["sparse", 12_000, undefined],
];
for (const [name, elapsed, expected] of progresses) {
  test(`progress in ${name} after ${elapsed} ms: ${expected}`, async () => {
    const { post, get, clock } = sandboxAt();
    const { id } = await (await post(`sk-test-${name}`)).json();
    clock.now += elapsed;
    assert.equal((await (await get("sk-test-ok", id)).json()).progress, expected);
  });
}

const retryAfter = [
  ["throttled", "12"],
  ["throttled-bare", null],
  ["throttled-empty", null],
  ["throttled-zero", "0"],
  ["throttled-long", "3600"],
  ["throttled-odd", "soon"],
  ["throttled-date", "Mon, 21 Sep 2026 14:13:32 GMT"],
  ["unavailable", "12"],
];
for (const [name, expected] of retryAfter) {
  test(`Retry-After in ${name}: ${expected}`, async () => {
    const { post } = sandboxAt();
    assert.equal((await post(`sk-test-${name}`)).headers.get("retry-after"), expected);
  });
}

test("what is refused at the key is refused on every route", async () => {
  const { get, upload } = sandboxAt();
  for (const [name, status] of Object.entries({
    expired: 401,
    throttled: 429,
    "redirect-307": 307,
    "bad-gateway": 502,
  })) {
    assert.equal((await get(`sk-test-${name}`, "x")).status, status);
    assert.equal((await upload(`sk-test-${name}`, new FormData())).status, status);
  }
});

test("a redirect is answered with its address, and not followed", async () => {
  const { post } = sandboxAt();
  assert.equal((await post("sk-test-redirect-302")).headers.get("location"), "https://login.example.net/");
});

const deliveries = [
  ["cut", [], "TypeError", "TypeError"],
  ["cut-body", [], 200, "TypeError"],
  ["slow-body", [1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000], 200, "whole"],
  ["late", [20_000], 200, "whole"],
  ["hang", [600_000], "TypeError", "TypeError"],
];
for (const [name, expected, head, end] of deliveries) {
  test(`the answer in ${name} is stored, then ${end}`, async () => {
    const { sandbox, post, pauses } = sandboxAt();
    let seen = null;
    const body = await post(`sk-test-${name}`).then(
      (answer) => {
        seen = answer.status;
        return answer
          .text()
          .then(JSON.parse)
          .then(
            () => "whole",
            (error) => error.name,
          );
      },
      (error) => {
        seen = error.name;
        return error.name;
      },
    );
    assert.deepEqual([seen, body, pauses], [head, end, expected]);
    assert.equal(sandbox.posts.get(JSON.stringify(good)), 1);
  });
}

test("pauses run with the speed, and latency comes before every answer", async () => {
  const { post, pauses } = sandboxAt({ speed: 20, latencyMs: 300 });
  await post("sk-test-late");
  assert.deepEqual(pauses, [15, 1_000]);
});

test("a scenario that fails in the middle of the way says where", async () => {
  const { post, get, clock } = sandboxAt();
  const { id } = await (await post("sk-test-fail-at-33")).json();
  clock.now += 9_000;
  const body = await (await get("sk-test-ok", id)).json();
  assert.deepEqual([body.status, body.progress, body.error.code], ["failed", 33, "generation_failed"]);
});
