/** The sandbox as a service: routes, order of checks, the task's clock, keys, CORS, what it counts and what it remembers. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { createSandbox, scenarios } from "kling-o3/sandbox";

import { formWith, good, requests, sandboxAt, start } from "./support/sandbox.mjs";

const ok = "sk-test-ok";
const errorOf = async (answer) => `${answer.status} ${(await answer.json()).error.type}`;

test("a task is pending, then processing up to 95 %, then completed", async () => {
  const { post, get, clock } = sandboxAt({ mediaBaseUrl: "https://media.example/files" });
  const task = await (await post(ok)).json();
  assert.match(task.id, /^task-unified-1790000000-[0-9a-z]{8}$/);
  assert.equal(task.created, start / 1000);
  const rows = [
    [0, "pending", 0],
    [1_999, "pending", 0],
    [2_000, "processing", 0],
    [12_000, "processing", 47],
    [21_999, "processing", 94],
    [22_000, "completed", 100],
    [1e9, "completed", 100],
  ];
  for (const [elapsed, status, progress] of rows) {
    clock.now = start + elapsed;
    const body = await (await get(ok, task.id)).json();
    assert.deepEqual([elapsed, body.status, body.progress], [elapsed, status, progress]);
    const url = "https://media.example/files/16x9.mp4?exp=1790086400";
    assert.deepEqual(body.results, status === "completed" ? [{ url }] : null);
  }
});

test("speed and timing scale the clock, and the estimate with it", async () => {
  const { post, get, clock } = sandboxAt({ speed: 10, timing: { pendingMs: 1_000, processingMs: 30_000 } });
  const task = await (await post(ok)).json();
  assert.equal(task.task_info.estimated_time, 4);
  const seen = [];
  for (const elapsed of [99, 100, 3_099, 3_100]) {
    clock.now = start + elapsed;
    seen.push((await (await get(ok, task.id)).json()).status);
  }
  assert.deepEqual(seen, ["pending", "processing", "processing", "completed"]);
});

test("another sandbox finds the task: nothing is remembered", async () => {
  const first = sandboxAt();
  const wide = { ...good, aspect_ratio: "9:16", duration: 15, resolution: "4k", generate_audio: true };
  const { id } = await (await first.post("sk-test-fail-at-40", wide)).json();
  const second = sandboxAt();
  second.clock.now = start + 60_000;
  const body = await (await second.get("any-other-key", id)).json();
  assert.deepEqual([body.id, body.status, body.progress], [id, "failed", 40]);
  assert.equal(body.usage.credits_reserved, 60);
});

test("every ratio has its own clip, and a ratio left out is the wide one", async () => {
  const { post, get, clock } = sandboxAt();
  const { aspect_ratio: _, ...without } = good;
  const rows = [
    [{ ...good, aspect_ratio: "9:16" }, "/9x16.mp4"],
    [{ ...good, aspect_ratio: "1:1" }, "/1x1.mp4"],
    [good, "/16x9.mp4"],
    [without, "/16x9.mp4"],
  ];
  for (const [body, path] of rows) {
    const { id } = await (await post(ok, body)).json();
    clock.now += 22_000;
    const [{ url }] = (await (await get(ok, id)).json()).results;
    assert.equal(new URL(url).pathname, path);
  }
});

test("a thousand tasks of one millisecond have a thousand ids", async () => {
  const { post } = sandboxAt();
  const ids = new Set();
  for (let count = 0; count < 1000; count += 1) ids.add((await (await post(ok)).json()).id);
  assert.equal(ids.size, 1000);
});

test("ids that the sandbox cannot have made are unknown", async () => {
  const { get, post } = sandboxAt();
  const { id } = await (await post(ok)).json();
  const poor = scenarios.findIndex(({ name }) => name === "poor");
  const future = id.replace("1790000000", "1790000060");
  const ofRefusal = id.replace(/-(..)(......)$/, (_, __, rest) => `-${poor.toString(36)}${rest}`);
  const badShape = id.replace(/(..)(..)(..)$/, "zz$2$3");
  const rows = [future, ofRefusal, badShape, "task-unified-1790000001-zzzzzzzz", "task-1", "%E0%A4%A", "a%2Fb"];
  for (const row of rows) assert.equal(await errorOf(await get(ok, row)), "404 not_found", row);
});

const routes = [
  ["GET", "/v1/videos/generations", "405 invalid_request_error"],
  ["POST", "/v1/tasks/task-1", "405 invalid_request_error"],
  ["GET", "/v1/files/upload/stream", "405 invalid_request_error"],
  ["GET", "/v1/models", "404 not_found"],
  ["GET", "/v1/tasks/", "404 not_found"],
  ["GET", "/v1/tasks/a/b", "404 not_found"],
  ["GET", "/", "404 not_found"],
];
for (const [method, path, expected] of routes) {
  test(`${method} ${path}: ${expected}`, async () => {
    const { sandbox } = sandboxAt();
    assert.equal(await errorOf(await sandbox.fetch(`https://api.foxapi.cc${path}`, { method })), expected);
  });
}

test("the routes hold under any host and prefix", async () => {
  const { sandbox } = sandboxAt();
  const { post, get } = requests(sandbox.fetch, "http://127.0.0.1:8080/some/where");
  const { id } = await (await post(ok)).json();
  assert.equal((await get(ok, id)).status, 200);
});

// Each row breaks what comes later too, so that it shows the order: key, content type, JSON, model, fields, balance, channel.
const text = { "content-type": "text/plain" };
const order = [
  ["no key", null, "{", text, "401 authentication_error"],
  ["an expired key", "sk-test-expired", "{", text, "401 authentication_error"],
  ["the content type", "sk-test-poor", "{", text, "400 invalid_request_error"],
  ["the JSON", "sk-test-poor", "{", {}, "400 invalid_request_error"],
  ["a list as body", "sk-test-poor", "[]", {}, "400 invalid_request_error"],
  ["no model", "sk-test-poor", { duration: 99 }, {}, "422 invalid_request_error"],
  ["another model", "sk-test-poor", { model: "kling-v3", duration: 99 }, {}, "422 model_not_found"],
  ["a field", "sk-test-poor", { ...good, duration: 99 }, {}, "422 invalid_request_error"],
  ["the balance", "sk-test-poor", good, {}, "402 insufficient_quota"],
  ["the channel", "sk-test-nochannel", good, {}, "422 no_compatible_channel"],
];
for (const [what, key, body, headers, expected] of order) {
  test(`refused for ${what}`, async () => {
    const { post } = sandboxAt();
    const answer = await post(key, body, headers);
    const { error } = await answer.json();
    assert.equal(`${answer.status} ${error.code ?? error.type}`, expected);
  });
}

test("without requireKey no key is asked for, and one that is given still chooses", async () => {
  const { post } = sandboxAt({ requireKey: false });
  assert.equal((await post(null)).status, 200);
  assert.equal((await post("sk-test-poor")).status, 402);
});

test("a key that names no scenario gets that of the options", async () => {
  const { post } = sandboxAt({ scenario: "poor" });
  for (const key of ["sk-1234", "sk-test-", "sk-test-no-such-thing"]) assert.equal((await post(key)).status, 402, key);
  assert.equal((await post(ok)).status, 200);
});

test("names are read with hyphens, underscores and dots alike; unknown ones are a TypeError", async () => {
  const { sandbox, post } = sandboxAt();
  for (const name of ["err.429_empty", "ERR-429-EMPTY", "throttled_empty"])
    assert.equal((await post(sandbox.keyFor(name))).status, 429, name);
  assert.throws(() => sandbox.keyFor("no-such-thing"), TypeError);
  assert.equal(new Set(scenarios.map(({ name }) => name)).size, scenarios.length);
  for (const { name } of scenarios) assert.equal(sandbox.keyFor(name), `sk-test-${name}`);
});

const wrongOptions = [
  { scenario: "no-such-thing" },
  { speed: 0 },
  { speed: Number.NaN },
  { timing: { pendingMs: -1 } },
  { cors: "some" },
  { createForm: "x" },
  { resultForm: "x" },
  { strictUpstream: "x" },
  { latency: 100 },
  { timing: { pending: 100 } },
];
for (const options of wrongOptions) {
  test(`option refused: ${JSON.stringify(options)}`, () => assert.throws(() => createSandbox(options), TypeError));
}

test("POSTs are counted by body, whatever is answered; queries, preflights and uploads are not", async () => {
  const { sandbox, post, get, upload } = sandboxAt();
  await post(ok, "one");
  await post("sk-test-poor", "one");
  await post(null, "two");
  await assert.rejects(post("sk-test-cut", good), TypeError);
  await get(ok, "x");
  await upload(ok, formWith());
  await sandbox.fetch("https://api.foxapi.cc/v1/videos/generations", { method: "OPTIONS" });
  const { posts } = sandbox;
  assert.deepEqual(
    [...posts],
    [
      ["one", 2],
      ["two", 1],
      [JSON.stringify(good), 1],
    ],
  );
  assert.deepEqual([posts.total, posts.size, posts.get("one"), posts.get("three")], [4, 3, 2, 0]);
  posts.clear();
  assert.deepEqual([posts.total, posts.size], [0, 0]);
});

const named = "Authorization, Content-Type";
const profiles = [
  [
    "full",
    { preflight: ["*", named], create: ["*", "Retry-After, X-Request-Id"], query: ["*", "Retry-After, X-Request-Id"] },
  ],
  ["wildcard", { preflight: ["*", "*"], create: ["*", null], query: ["*", null] }],
  ["none", { preflight: [null, null], create: [null, null], query: [null, null] }],
  ["post_blocked", { preflight: ["*", named], create: [null, null], query: ["*", "Retry-After, X-Request-Id"] }],
];
for (const [cors, expected] of profiles) {
  test(`CORS profile ${cors}`, async () => {
    const { sandbox, post, get } = sandboxAt({ cors });
    const seen = (answer, name) => ["access-control-allow-origin", name].map((header) => answer.headers.get(header));
    const preflight = await sandbox.fetch("https://api.foxapi.cc/v1/videos/generations", { method: "OPTIONS" });
    assert.equal(preflight.status, 204);
    assert.deepEqual(
      {
        preflight: seen(preflight, "access-control-allow-headers"),
        create: seen(await post(ok), "access-control-expose-headers"),
        query: seen(await get(ok, "x"), "access-control-expose-headers"),
      },
      expected,
    );
    assert.equal(sandbox.posts.total, 1);
  });
}

test("forms of the POST's answer and of the result can be chosen", async () => {
  const doc = sandboxAt({ createForm: "doc", resultForm: "strings" });
  const created = await (await doc.post(ok)).json();
  assert.equal("usage" in created, false);
  doc.clock.now += 22_000;
  assert.equal(typeof (await (await doc.get(ok, created.id)).json()).results[0], "string");
  const observed = sandboxAt({ createForm: "observed", resultForm: "output" });
  const { id, progress } = await (await observed.post(ok)).json();
  assert.equal(progress, undefined);
  observed.clock.now += 22_000;
  assert.equal((await (await observed.get(ok, id)).json()).output.urls.length, 1);
});

test("an upload is answered with the address of a file that is there", async () => {
  const { upload, sandbox } = sandboxAt({ mediaBaseUrl: "/media/", maxUploadBytes: 5 });
  const rows = [
    ["harbour.jpg", "image/jpeg", {}, "harbour.jpg", "/media/picture.jpg"],
    ["a b.PNG", "", { file_name: "other.png" }, "other.png", "/media/picture.png"],
    ["drive.mov", "", {}, "drive.mov", "/media/16x9.mp4"],
  ];
  for (const [name, type, fields, filename, path] of rows) {
    const answer = await upload(ok, formWith(name, type, fields));
    const body = await answer.json();
    assert.equal(answer.status, 200);
    assert.deepEqual([body.filename, body.size, body.created], [filename, 5, start / 1000]);
    assert.match(body.id, /^file-1790000000-[0-9a-z]{6}$/);
    const url = new URL(body.url);
    assert.deepEqual([url.origin, url.pathname], ["https://api.foxapi.cc", path]);
  }
  const large = formWith();
  large.set("file", new File(["6bytes"], "a.jpg"));
  assert.equal(await errorOf(await upload(ok, large)), "413 file_too_large_error");
  assert.equal(await errorOf(await upload(ok, new FormData())), "400 invalid_request_error");
  assert.equal(await errorOf(await upload(null, formWith())), "401 authentication_error");
  assert.equal(await errorOf(await upload(ok, "text")), "400 invalid_request_error");
  assert.equal((await upload("sk-test-upload-full", formWith())).status, 200);
  assert.equal(sandbox.posts.total, 0);
});

test("an aborted signal sends nothing, and an abort while waiting leaves a POST counted", async () => {
  const { sandbox } = sandboxAt();
  const body = JSON.stringify(good);
  const ask = (signal) =>
    sandbox.fetch("https://api.foxapi.cc/v1/videos/generations", {
      method: "POST",
      headers: { authorization: "Bearer sk-test-hang", "content-type": "application/json" },
      body,
      signal,
    });
  await assert.rejects(ask(AbortSignal.abort("no")), (reason) => reason === "no" || reason.name === "AbortError");
  assert.equal(sandbox.posts.total, 0);
  const waiting = createSandbox({ requireKey: false, scenario: "hang" });
  const control = new AbortController();
  const pending = waiting.fetch("https://api.foxapi.cc/v1/videos/generations", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
    signal: control.signal,
  });
  while (waiting.posts.total === 0) await new Promise(setImmediate);
  control.abort(new Error("enough"));
  await assert.rejects(pending, /enough/);
  assert.equal(waiting.posts.get(body), 1);
});
