/** The proxy: what it sends on, what it refuses, what comes back, and that a POST is never cut nor sent twice. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { createProxy } from "kling-o3/proxy";

const apiKey = "sk-secret-key";
const site = "https://my.example";
const create = `${site}/api/kling/v1/videos/generations`;
const task = `${site}/api/kling/v1/tasks/task-1`;
const upload = `${site}/api/kling/v1/files/upload/stream`;
const json = { "content-type": "application/json" };
const post = (headers = {}, body = '{"model":"x"}') => ({ method: "POST", headers: { ...json, ...headers }, body });

/** A proxy before a service that answers as told, and remembers what reached it. */
function proxied(options = {}, answer = () => Response.json({ id: "task-1" })) {
  const calls = [];
  const fetch = async (url, init) => {
    calls.push({ url, ...init, text: init.body == null ? null : new TextDecoder().decode(init.body) });
    return answer(url, init);
  };
  const proxy = createProxy({ apiKey, authorize: () => true, fetch, ...options });
  return { calls, proxy, ask: (url, init) => proxy(new Request(url, init)) };
}

const refusalOf = async (answer) => `${answer.status} ${(await answer.json()).error.type}`;

test("a POST goes out with the key, three headers and its body; the answer comes back", async () => {
  const { ask, calls } = proxied();
  const noise = {
    cookie: "session=1",
    authorization: "Bearer of-the-page",
    "x-forwarded-for": "1.2.3.4",
    "x-other": "1",
  };
  const answer = await ask(create, post({ ...noise, "content-type": "Application/JSON; charset=utf-8" }));
  assert.deepEqual([answer.status, await answer.json()], [200, { id: "task-1" }]);
  assert.equal(calls.length, 1);
  const [{ url, method, headers, redirect, text }] = calls;
  assert.deepEqual(
    { url, method, headers, redirect, text },
    {
      url: "https://api.foxapi.cc/v1/videos/generations",
      method: "POST",
      headers: { accept: "application/json", authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
      redirect: "manual",
      text: '{"model":"x"}',
    },
  );
});

test("a query goes out without a body and with one flag at most", async () => {
  const rows = [
    [task, "/v1/tasks/task-1"],
    [`${task}?sync_upstream=true`, "/v1/tasks/task-1?sync_upstream=true"],
    [`${task}?sync_upstream=false&x=1`, "/v1/tasks/task-1"],
    [`${task}?x=1&sync_upstream=true#y`, "/v1/tasks/task-1?sync_upstream=true"],
    [`${site}/v1/tasks/a%20b%C3%A9:~`, "/v1/tasks/a%20b%C3%A9:~"],
    [`${site}/v1/tasks/...`, "/v1/tasks/..."],
  ];
  for (const [url, target] of rows) {
    const { ask, calls } = proxied({ baseUrl: "https://gateway.example/fox/" });
    assert.equal((await ask(url)).status, 200);
    const [call] = calls;
    assert.equal(call.url, `https://gateway.example/fox${target}`);
    assert.deepEqual([call.method, call.text], ["GET", null]);
    assert.deepEqual(call.headers, { accept: "application/json", authorization: `Bearer ${apiKey}` });
  }
});

test("an upload is forwarded where that is switched on", async () => {
  const form = new FormData();
  form.set("file", new File(["bytes"], "a.jpg"));
  const { ask, calls } = proxied({ upload: true });
  const answer = await ask(upload, { method: "POST", body: form });
  assert.equal(answer.status, 200);
  assert.match(calls[0].headers["content-type"], /^multipart\/form-data; ?boundary=/);
  const sent = new Response(calls[0].body, { headers: { "content-type": calls[0].headers["content-type"] } });
  assert.equal(await (await sent.formData()).get("file").text(), "bytes");
});

const form = { method: "POST", headers: { "content-type": "multipart/form-data; boundary=x" }, body: "x" };
const other = { origin: "https://evil.example" };
const fetched = (where) => ({ "sec-fetch-site": where });

/** What is refused, before anything is sent. */
const refusals = [
  ["another route", `${site}/v1/models`, {}, {}, "404 proxy_not_found"],
  ["the root", `${site}/`, {}, {}, "404 proxy_not_found"],
  ["a longer path", `${task}/cancel`, {}, {}, "404 proxy_not_found"],
  ["a doubled route", `${create}/v1/videos/generations/x`, post(), {}, "404 proxy_not_found"],
  ["an upload that is not switched on", upload, form, {}, "404 proxy_not_found"],
  ["a path outside the prefix", `${site}/v1/tasks/task-1`, {}, { prefix: "/api/kling" }, "404 proxy_not_found"],
  [
    "a path that only begins like the prefix",
    `${site}/api/klingon/v1/tasks/1`,
    {},
    { prefix: "/api/kling" },
    "404 proxy_not_found",
  ],
  ["no task id", `${site}/v1/tasks/`, {}, {}, "400 proxy_task_id"],
  ["a slash in the id", `${site}/v1/tasks/a%2Fb`, {}, {}, "400 proxy_task_id"],
  ["a slash encoded twice", `${site}/v1/tasks/a%252fb`, {}, {}, "400 proxy_task_id"],
  ["a backslash in the id", `${site}/v1/tasks/a%5Cb`, {}, {}, "400 proxy_task_id"],
  ["dots encoded twice", `${site}/v1/tasks/%252e%252e`, {}, {}, "400 proxy_task_id"],
  ["a question mark in the id", `${site}/v1/tasks/a%3Fb`, {}, {}, "400 proxy_task_id"],
  ["a line break in the id", `${site}/v1/tasks/a%0Ab`, {}, {}, "400 proxy_task_id"],
  ["a broken encoding", `${site}/v1/tasks/%zz`, {}, {}, "400 proxy_task_id"],
  ["dots that leave the route", `${site}/v1/tasks/%2e%2e`, {}, {}, "404 proxy_not_found"],
  ["GET on create", create, {}, {}, "405 proxy_method"],
  ["PUT on create", create, { ...post(), method: "PUT" }, {}, "405 proxy_method"],
  ["POST on a task", task, post(), {}, "405 proxy_method"],
  ["DELETE on a task", task, { method: "DELETE" }, {}, "405 proxy_method"],
  ["cross-site", create, post(fetched("cross-site")), {}, "403 proxy_cross_site"],
  ["another host of the site", create, post(fetched("same-site")), {}, "403 proxy_cross_site"],
  ["a cross-site query", task, { headers: fetched("cross-site") }, {}, "403 proxy_cross_site"],
  ["a typed address with an origin", create, post({ ...fetched("none"), ...other }), {}, "403 proxy_cross_site"],
  ["a foreign origin of an older browser", create, post(other), {}, "403 proxy_cross_site"],
  ["an opaque origin", create, post({ origin: "null" }), {}, "403 proxy_cross_site"],
  ["its own name by http", create, post({ origin: "http://my.example" }), {}, "403 proxy_cross_site"],
  ["its own name at another port", create, post({ origin: "https://my.example:8443" }), {}, "403 proxy_cross_site"],
  ["a preflight of another site", create, { method: "OPTIONS", headers: other }, {}, "403 proxy_cross_site"],
  ["text", create, post({ "content-type": "text/plain" }), {}, "415 proxy_content_type"],
  [
    "text that names JSON",
    create,
    post({ "content-type": "text/plain; application/json" }),
    {},
    "415 proxy_content_type",
  ],
  ["two types", create, post({ "content-type": "application/json, text/plain" }), {}, "415 proxy_content_type"],
  ["a form", create, form, {}, "415 proxy_content_type"],
  ["no type", create, { method: "POST", body: new Uint8Array(2) }, {}, "415 proxy_content_type"],
  ["JSON as upload", upload, post(), { upload: true }, "415 proxy_content_type"],
  ["a compressed body", create, post({ "content-encoding": "gzip" }), {}, "415 proxy_content_type"],
  ["a user it does not know", create, post(), { authorize: () => false }, "403 proxy_not_authorized"],
  ["an answer that is only truthy", create, post(), { authorize: () => "yes" }, "403 proxy_not_authorized"],
  ["no answer", create, post(), { authorize: async () => undefined }, "403 proxy_not_authorized"],
  [
    "an authorize that throws",
    create,
    post(),
    { authorize: () => Promise.reject(new Error("db")) },
    "403 proxy_not_authorized",
  ],
  ["a query of a user it does not know", task, {}, { authorize: async () => false }, "403 proxy_not_authorized"],
  ["a body above the cap", create, post({}, "x".repeat(11)), { maxBodyBytes: 10 }, "413 proxy_body_too_large"],
  [
    "an upload above the cap",
    upload,
    { ...form, body: "x".repeat(11) },
    { upload: true, maxUploadBytes: 10 },
    "413 proxy_body_too_large",
  ],
  [
    "a length above the cap",
    create,
    post({ "content-length": "11" }, "x"),
    { maxBodyBytes: 10 },
    "413 proxy_body_too_large",
  ],
  ["no key for a POST", create, post(), { apiKey: () => "" }, "403 proxy_key"],
  ["no key for a query", task, {}, { apiKey: () => Promise.reject(new Error("vault")) }, "503 proxy_key"],
  ["a key with a line break", create, post(), { apiKey: () => "sk\nx" }, "403 proxy_key"],
];
for (const [what, url, init, options, expected] of refusals) {
  test(`refused: ${what}`, async () => {
    const { ask, calls } = proxied(options);
    const answer = await ask(url, init);
    assert.equal(answer.headers.get("cache-control"), "no-store");
    const text = await answer.clone().text();
    assert.equal(await refusalOf(answer), expected);
    assert.deepEqual(calls, []);
    assert.ok(!text.includes("vault") && !text.includes(apiKey));
  });
}

/** Whose requests are taken. */
const own = [
  ["the page itself", fetched("same-origin"), {}],
  ["the page behind a front that ends TLS", { ...fetched("same-origin"), origin: "https://public.example" }, {}],
  ["a program without a browser", {}, {}],
  ["an older browser's own page", { origin: site }, {}],
  ["a typed address", fetched("none"), {}],
  ["an allowed origin", { ...fetched("cross-site"), ...other }, { allowedOrigins: ["https://evil.example/"] }],
  [
    "the public origin, without Sec-Fetch-Site",
    { origin: "https://public.example" },
    { allowedOrigins: ["https://public.example"] },
  ],
];
for (const [who, headers, options] of own) {
  test(`taken: ${who}`, async () => assert.equal((await proxied(options).ask(create, post(headers))).status, 200));
}

test("a page of an allowed origin gets its preflight and may read the answer; another one not", async () => {
  const { ask, calls } = proxied({
    allowedOrigins: ["https://app.example"],
    authorize: (request) => request.method === "POST",
  });
  const headers = { origin: "https://app.example", "sec-fetch-site": "cross-site" };
  const preflight = await ask(create, { method: "OPTIONS", headers });
  const answer = await ask(create, post(headers));
  for (const { headers: seen } of [preflight, answer]) {
    assert.equal(seen.get("access-control-allow-origin"), "https://app.example");
    assert.equal(seen.get("access-control-allow-credentials"), null);
    assert.equal(seen.get("vary"), "Origin");
  }
  assert.deepEqual([preflight.status, answer.status, calls.length], [204, 200, 1]);
  const stranger = await ask(create, post({ ...headers, ...other }));
  assert.deepEqual([stranger.status, stranger.headers.get("access-control-allow-origin")], [403, null]);
});

test("authorize sees the request as it came, and may read a copy of its body", async () => {
  let seen = null;
  const { ask, calls } = proxied({
    authorize: async (request) => {
      seen = [request.headers.get("cookie"), new URL(request.url).pathname, await request.clone().json()];
      return true;
    },
  });
  await ask(create, post({ cookie: "session=1" }));
  assert.deepEqual(seen, ["session=1", "/api/kling/v1/videos/generations", { model: "x" }]);
  assert.equal(calls[0].text, '{"model":"x"}');
});

test("an unreadable body is refused, nothing is sent", async () => {
  const { ask, calls } = proxied();
  const body = new ReadableStream({ start: (controller) => controller.error(new Error("gone")) });
  assert.equal(await refusalOf(await ask(create, { ...post(), body, duplex: "half" })), "400 proxy_body");
  assert.deepEqual(calls, []);
});

test("a body without end is refused at the cap", async () => {
  const { ask } = proxied({ maxBodyBytes: 1_000 });
  let pulled = 0;
  const body = new ReadableStream({
    pull: (controller) => {
      pulled += 1;
      controller.enqueue(new Uint8Array(100));
    },
  });
  assert.equal(await refusalOf(await ask(create, { ...post(), body, duplex: "half" })), "413 proxy_body_too_large");
  assert.ok(pulled < 20);
});

test("the key is asked for each request", async () => {
  const keys = ["first", "second"];
  const { ask, calls } = proxied({ apiKey: async () => keys.shift() });
  await ask(task);
  await ask(create, post());
  assert.deepEqual(
    calls.map(({ headers }) => headers.authorization),
    ["Bearer first", "Bearer second"],
  );
});

test("of the service's headers only four kinds come back", async () => {
  const headers = {
    ...json,
    "retry-after": "12",
    "x-request-id": "r1",
    "x-oneapi-request-id": "r2",
    "request-id": `of ${apiKey}`,
    "set-cookie": "a=b",
    server: "cloud",
    "access-control-allow-origin": "*",
    "cache-control": "public",
    location: "https://evil.example",
  };
  const { ask } = proxied({}, () => new Response('{"error":{}}', { status: 429, headers }));
  const answer = await ask(create, post());
  assert.equal(answer.status, 429);
  assert.deepEqual(Object.fromEntries(answer.headers), {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; sandbox",
    "content-type": "application/json",
    "retry-after": "12",
    "x-content-type-options": "nosniff",
    "x-oneapi-request-id": "r2",
    "x-request-id": "r1",
  });
});

const answers = [
  ["201", () => Response.json({ id: "1" }, { status: 201 }), 201, '{"id":"1"}'],
  ["204", () => new Response(null, { status: 204 }), 204, ""],
  [
    "402",
    () => Response.json({ error: { type: "insufficient_quota" } }, { status: 402 }),
    402,
    '{"error":{"type":"insufficient_quota"}}',
  ],
  ["HTML", () => new Response("<h1>502</h1>", { status: 502 }), 502, "<h1>502</h1>"],
  ["the key", () => new Response(`Bearer ${apiKey} is bad`, { status: 401 }), 401, "Bearer [key] is bad"],
];
for (const [what, answer, status, text] of answers) {
  test(`passed back: ${what}`, async () => {
    const seen = await proxied({}, answer).ask(create, post());
    assert.deepEqual([seen.status, await seen.text()], [status, text]);
  });
}

test("a key with odd characters is blacked out in every way of writing it", async () => {
  const key = 'sk-"a/b+c\\';
  const echo = `${key} ${JSON.stringify(key)} ${encodeURIComponent(key)}`;
  const { ask } = proxied({ apiKey: key }, () => new Response(echo));
  assert.equal(await (await ask(task)).text(), '[key] "[key]" [key]');
});

test("bytes that are no text come back as they were", async () => {
  const bytes = Uint8Array.of(0xff, 0xfe, 0x00, 0x80);
  const { ask } = proxied({}, () => new Response(bytes));
  assert.deepEqual(new Uint8Array(await (await ask(task)).arrayBuffer()), bytes);
});

const troubles = [
  [
    "a redirect",
    () => new Response(null, { status: 302, headers: { location: "https://evil.example/" } }),
    "502 proxy_upstream_redirect",
  ],
  [
    "a kept redirect",
    () => new Response("x", { status: 308, headers: { location: "https://evil.example/" } }),
    "502 proxy_upstream_redirect",
  ],
  ["not modified", () => new Response(null, { status: 304 }), "502 proxy_upstream_redirect"],
  ["no connection", () => Promise.reject(new TypeError(`connect to ${apiKey}`)), "502 proxy_upstream_unreachable"],
  [
    "a broken body",
    () => new Response(new ReadableStream({ start: (c) => c.error(new Error("cut")) })),
    "502 proxy_upstream_unreachable",
  ],
  [
    "a body without end",
    () => new Response(new ReadableStream({ pull: (c) => c.enqueue(new Uint8Array(2 ** 20)) })),
    "502 proxy_upstream_answer",
  ],
];
for (const [what, answer, expected] of troubles) {
  test(`the service answers with ${what}: ${expected}`, async () => {
    const { ask, calls } = proxied({}, answer);
    const seen = await ask(create, post());
    assert.equal(seen.headers.get("location"), null);
    const text = await seen.clone().text();
    assert.ok(!text.includes(apiKey) && !text.includes("evil"));
    assert.equal(await refusalOf(seen), expected);
    assert.equal(calls.length, 1);
  });
}

test("a browser's opaque redirect is one too", async () => {
  const opaque = Object.defineProperties(new Response(null), {
    type: { value: "opaqueredirect" },
    status: { value: 0 },
  });
  assert.equal(await refusalOf(await proxied({}, () => opaque).ask(task)), "502 proxy_upstream_redirect");
});

/** A service that answers when told to, and ends with the signal. */
function slowly() {
  let open;
  const { promise, resolve } = withResolvers();
  const answer = (_url, { signal }) =>
    new Promise((done, fail) => {
      open = done;
      signal.addEventListener("abort", () => fail(signal.reason));
      resolve();
    });
  return { answer, reached: promise, reply: () => open(Response.json({ id: "task-1" })) };
}

function withResolvers() {
  let resolve;
  const promise = new Promise((yes) => {
    resolve = yes;
  });
  return { promise, resolve };
}

test("a caller that goes away does not cut a POST that was sent", async () => {
  const { answer, reached, reply } = slowly();
  const kept = [];
  const { ask, calls } = proxied({ waitUntil: (exchange) => kept.push(exchange) }, answer);
  const caller = new AbortController();
  const pending = ask(create, { ...post(), signal: caller.signal });
  await reached;
  caller.abort();
  assert.equal(calls[0].signal.aborted, false);
  reply();
  assert.equal((await pending).status, 200);
  assert.equal((await kept[0]).status, 200);
  assert.equal(kept.length, 1);
});

test("a caller that goes away ends a query", async () => {
  const { answer, reached } = slowly();
  const { ask, calls } = proxied({}, answer);
  const caller = new AbortController();
  const pending = ask(task, { signal: caller.signal });
  await reached;
  caller.abort();
  assert.equal(calls[0].signal.aborted, true);
  await pending;
});

test("a caller that is gone before anything was sent has nothing sent", async () => {
  const caller = new AbortController();
  const { ask, calls } = proxied({
    authorize: () => {
      caller.abort();
      return true;
    },
  });
  const answer = await ask(create, { ...post(), signal: caller.signal });
  assert.equal(answer.status, 400);
  assert.deepEqual(calls, []);
});

test("a service that is silent for too long is a 504", async () => {
  for (const [url, init] of [
    [create, post()],
    [task, {}],
  ]) {
    const { ask } = proxied({ timeoutMs: 5 }, slowly().answer);
    assert.equal(await refusalOf(await ask(url, init)), "504 proxy_upstream_timeout");
  }
});

const wrongOptions = [
  ["no authorize", { authorize: undefined }],
  ["an authorize that is no function", { authorize: true }],
  ["no key", { apiKey: undefined }],
  ["an empty key", { apiKey: "" }],
  ["a key with white space", { apiKey: "sk secret" }],
  ["a relative base", { baseUrl: "/v1" }],
  ["a base by http", { baseUrl: "http://api.example" }],
  ["a base with a user", { baseUrl: "https://user:word@api.example" }],
  ["a base with a query", { baseUrl: "https://api.example/?x=1" }],
  ["a base of another scheme", { baseUrl: "ftp://api.example" }],
  ["a prefix without a slash", { prefix: "api" }],
  ["an origin with a path", { allowedOrigins: ["https://app.example/x"] }],
  ["every origin", { allowedOrigins: ["*"] }],
  ["a cap of nothing", { maxBodyBytes: 0 }],
  ["no time", { timeoutMs: Number.NaN }],
];
for (const [what, options] of wrongOptions) {
  test(`option refused: ${what}`, () => {
    const make = () => createProxy({ apiKey, authorize: () => true, ...options });
    assert.throws(make, (error) => error instanceof TypeError && !error.message.includes("secret"));
  });
}

test("loopback may be http, and the prefix may end with a slash", async () => {
  const { ask, calls } = proxied({ baseUrl: "http://127.0.0.1:9/x/", prefix: "/api/kling/" });
  await ask(task);
  assert.equal(calls[0].url, "http://127.0.0.1:9/x/v1/tasks/task-1");
});
