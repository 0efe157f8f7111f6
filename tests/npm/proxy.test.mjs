/** The proxy: what it sends on, and what comes back. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { apiKey, create, json, post, proxied, refusalOf, site, task, upload } from "./support/proxy.mjs";

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
