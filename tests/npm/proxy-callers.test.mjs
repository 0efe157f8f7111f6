/** The proxy: callers that go away, services that are silent; a POST is never cut nor sent twice. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { create, post, proxied, refusalOf, task } from "./support/proxy.mjs";

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

/** A host's own mistake, `waitUntil: context.waitUntil` for one, must not cost what was paid for. */
const unfit = [
  ["throws", () => assert.fail("Illegal invocation")],
  ["rejects", () => Promise.reject(new Error("down"))],
];
for (const [what, waitUntil] of unfit) {
  test(`a waitUntil that ${what} does not lose the answer to a POST, and is told`, async ({ mock }) => {
    const told = mock.method(console, "error", () => {});
    const { ask } = proxied({ waitUntil });
    assert.equal((await ask(create, post())).status, 200);
    assert.equal(told.mock.callCount(), 1);
  });
}

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
