/** The proxy: what it refuses before anything is sent, whose requests it takes, which options. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createProxy } from "kling-o3/proxy";
import { apiKey, create, form, other, post, proxied, refusalOf, site, task, upload } from "./support/proxy.mjs";

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
  ["a validate that is no function", { validate: true }],
  ["a prefix without a slash", { prefix: "api" }],
  ["an origin with a path", { allowedOrigins: ["https://app.example/x"] }],
  ["every origin", { allowedOrigins: ["*"] }],
  ["a cap of nothing", { maxBodyBytes: 0 }],
  ["a name that is none", { authorise: () => true }],
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
