/** What is refused before anything is sent, and what never leaves: the key. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";

import { ApiError, Client, KlingError, ValidationError } from "kling-o3";

import { client } from "./support/client.mjs";
import { created, cut, form, key, reply, service } from "./support/service.mjs";
import { failure } from "./support/time.mjs";

test("a request with errors is not sent", async () => {
  const fetch = service(created);
  const error = await failure(client(fetch).create({ duration: 99 }));
  assert.ok(error instanceof ValidationError);
  assert.deepEqual(
    { code: error.code, charged: error.charged, retryable: error.retryable },
    { code: "invalid_request", charged: "no", retryable: false },
  );
  assert.deepEqual(
    error.issues.filter(({ severity }) => severity === "error").map(({ code }) => code),
    ["prompt_missing", "out_of_range"],
  );
  assert.equal(fetch.calls.length, 0);
});

const badKeys = [
  ["", "invalid_key"],
  [" ", "invalid_key"],
  ["sk-a b", "invalid_key"],
  ["sk-a\n", "invalid_key"],
  ["ключ", "invalid_key"],
  ["sk-\u007f", "invalid_key"],
  [undefined, "missing_key"],
];
for (const [bad, code] of badKeys) {
  test(`the key ${inspect(bad)} is ${code} before anything is sent`, async () => {
    const fetch = service(created);
    const asked = client(fetch, { apiKey: async () => bad });
    const calls = [
      () => client(fetch, { apiKey: bad }).create(form()),
      () => asked.create(form()),
      () => asked.retrieve("t"),
    ];
    for (const call of calls) {
      const error = await failure(call());
      assert.ok(error instanceof KlingError && !(error instanceof ApiError), inspect(error));
      assert.deepEqual({ code: error.code, charged: error.charged }, { code, charged: "no" });
      if (bad?.trim()) assert.equal(inspect(error).includes(bad.trim()), false);
    }
    assert.equal(fetch.calls.length, 0);
  });
}

const places = [
  ["http://my.example", "insecure_base_url"],
  ["http://127.0.0.1:8080", undefined],
  ["http://localhost/api", undefined],
  ["ftp://my.example", "invalid_base_url"],
  ["//", "invalid_base_url"],
  ["/api/kling", "invalid_base_url"],
];
for (const [baseUrl, code] of places) {
  test(`a key for ${baseUrl}: ${code ?? "sent"}`, async () => {
    const fetch = service(created);
    const creating = client(fetch, { baseUrl }).create(form());
    if (code) assert.equal((await failure(creating)).code, code);
    else await creating;
    assert.equal(fetch.calls.length, code ? 0 : 1);
  });
}

test("what the caller's own key function throws comes through unchanged, and nothing is sent", async () => {
  const fetch = service(created);
  const own = new Error("signed out");
  const creating = client(fetch, { apiKey: () => Promise.reject(own) }).create(form());
  assert.equal(await failure(creating), own);
  assert.equal(fetch.calls.length, 0);
});

test("the key is in no URL, error, event, warning or JSON of anything", async () => {
  const seen = [];
  const echo = (status) => reply(status, { error: { message: `bad key ${key} at https://x.example/?sig=${key}` } });
  for (const answer of [echo(401), echo(500), echo(422), cut]) {
    const fetch = service(answer);
    const kling = client(fetch, { onWarning: (warning) => seen.push(warning) });
    const error = await failure(kling.create(form()));
    seen.push(error.message, error.stack, JSON.stringify(error), inspect(error, { depth: 9, showHidden: true }));
    seen.push(JSON.stringify(kling), inspect(kling, { depth: 9 }), ...fetch.calls.map(({ url }) => url));
  }
  const handle = await client(service(created)).create(form());
  seen.push(JSON.stringify(handle), inspect(handle, { depth: 9 }));
  assert.equal(seen.map(String).join("\n").includes(key), false);
});

test("a misspelt or unfit option is a TypeError that names it", async () => {
  const wrong = [
    [{ baseURL: "x" }, /baseURL/],
    [{ timeoutMs: "5" }, /timeoutMs/],
    [{ poll: { interval: 5 } }, /interval/],
    [{ poll: { hidden: "off" } }, /hidden/],
    [{ apiKey: 5 }, /apiKey/],
    [{ journal: {} }, /journal/],
  ];
  for (const [options, name] of wrong) assert.throws(() => new Client(options), { name: "TypeError", message: name });
  const handle = client(service(created)).task("t");
  await assert.rejects(handle.wait({ poll: { maxWait: 1 } }), { name: "TypeError", message: /maxWait/ });
});
