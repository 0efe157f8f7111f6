/** Whatever a fetch of the caller's own does, a call settles, and what answers like a response is one. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { client } from "./support/client.mjs";
import { body } from "./support/service.mjs";
import { failure } from "./support/time.mjs";

const throwing = () => {
  throw "no";
};

for (const [what, fetch] of Object.entries({
  "that throws": throwing,
  "that rejects with a text": () => Promise.reject("no"),
  "that rejects with null": () => Promise.reject(null),
  "that gives nothing": () => undefined,
  "that gives an empty object": () => ({}),
  "whose answer has no text": () => ({ status: 200 }),
  "whose text throws": () => ({ status: 200, text: throwing }),
  "whose text rejects with an object without a prototype": () => ({
    status: 200,
    text: () => Promise.reject(Object.create(null)),
  }),
  // biome-ignore lint/suspicious/noThenProperty: that is what is tested
  "whose answer is a thenable that throws": () => Object.defineProperty({}, "then", { get: throwing }),
  "whose answer is a revoked Proxy": () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
})) {
  test(`a fetch ${what} gave no answer`, async () => {
    const error = await failure(client(fetch).retrieve("a"));
    assert.deepEqual([error.name, error.code], ["NetworkError", "network"]);
  });
}

test("anything that answers like a response is read, headers that throw included", async () => {
  const text = () => JSON.stringify(body("task.processing"));
  const task = await client(() => ({ status: 200, text, headers: { get: throwing } })).retrieve("a");
  assert.equal(task.progress.percent, 37);
});

test("a text that comes at once is as good as one that is promised", async () => {
  const error = await failure(client(() => ({ status: 404, text: () => "gone" })).retrieve("a"));
  assert.deepEqual([error.name, error.status], ["ApiError", 404]);
});
