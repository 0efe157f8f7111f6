/** The proxy before bodies and answers that take their time. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { createProxy } from "kling-o3/proxy";

import { pass, settled, timed, turns } from "./support/time.mjs";

const apiKey = "sk-test-ok";
const create = "https://my.example/v1/videos/generations";
const asked = (options, body) => {
  const calls = [];
  const fetch = async (...call) => {
    calls.push(call);
    return Response.json({});
  };
  const proxy = createProxy({ apiKey, authorize: () => true, fetch, ...options });
  const headers = { "content-type": "application/json" };
  return { calls, answer: proxy(new Request(create, { method: "POST", headers, body, duplex: "half" })) };
};

/** A body that is fed by hand. */
function fed() {
  let controller;
  const start = (own) => {
    controller = own;
  };
  return { body: new ReadableStream({ start }), controller };
}

test(
  "a body that comes too slowly is refused, and nothing is sent",
  timed(async (clock) => {
    const { body, controller } = fed();
    const { calls, answer } = asked({ timeoutMs: 60_000 }, body);
    for (let minute = 0; minute < 5; minute += 1) {
      await pass(clock, 11_000);
      controller.enqueue(new Uint8Array(1));
      await turns();
    }
    assert.equal((await settled(answer)).state, "pending");
    await pass(clock, 6_000);
    const { value } = await settled(answer);
    assert.deepEqual([value.status, (await value.json()).error.type, calls.length], [400, "proxy_body", 0]);
    assert.throws(() => controller.enqueue(new Uint8Array(1)), TypeError);
  }),
);

test(
  "a large body has time as long as it goes on",
  timed(async (clock) => {
    const { body, controller } = fed();
    const { calls, answer } = asked({ timeoutMs: 60_000, maxBodyBytes: 2 ** 23 }, body);
    for (let part = 0; part < 4; part += 1) {
      await pass(clock, 40_000);
      controller.enqueue(new Uint8Array(2 ** 20));
      await turns();
    }
    controller.close();
    const { value } = await settled(answer);
    assert.deepEqual([value.status, calls[0][1].body.byteLength], [200, 2 ** 22]);
  }),
);

test(
  "a fetch that does not heed its signal, and an answer that does not end, are not waited for",
  timed(async (clock) => {
    const endless = () => new Response(new ReadableStream({}));
    for (const fetch of [() => new Promise(() => {}), async () => endless()]) {
      const { answer } = asked({ timeoutMs: 60_000, fetch }, "{}");
      await pass(clock, 59_000);
      assert.equal((await settled(answer)).state, "pending");
      await pass(clock, 2_000);
      const { value } = await settled(answer);
      assert.deepEqual([value.status, (await value.json()).error.type], [504, "proxy_upstream_timeout"]);
    }
  }),
);
