/** The POST: what is sent, what each answer means, and that it is sent once. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import vm from "node:vm";

import { ApiError, Client, OutcomeUnknownError } from "kling-o3";

import { client } from "./support/client.mjs";
import { body, created, cut, fixture, form, key, later, reply, service, silence } from "./support/service.mjs";
import { failure, pass, settled, timed, turns } from "./support/time.mjs";

test("the POST is the documented one, with three headers and no more", async () => {
  const fetch = service(created);
  const task = await client(fetch).create(form());
  const [{ url, init }] = fetch.calls;
  assert.equal(task.id, body("create.doc").id);
  assert.equal(url, "https://api.foxapi.cc/v1/videos/generations");
  assert.deepEqual(
    { method: init.method, credentials: init.credentials, redirect: init.redirect, cache: init.cache },
    { method: "POST", credentials: "same-origin", redirect: "manual", cache: "no-store" },
  );
  assert.deepEqual(Object.fromEntries(new Headers(init.headers)), {
    accept: "application/json",
    authorization: `Bearer ${key}`,
    "content-type": "application/json",
  });
  assert.equal(init.body, JSON.stringify(form()));
});

test("behind a proxy no key is sent", async () => {
  const fetch = service(created);
  await new Client({ baseUrl: "https://my.example/api/kling/", fetch }).create(form());
  assert.equal(fetch.calls[0].url, "https://my.example/api/kling/v1/videos/generations");
  assert.equal(new Headers(fetch.calls[0].init.headers).has("authorization"), false);
});

const taken = [
  ["create.doc", 200],
  ["create.observed", 200],
  ["create.merged", 201],
  ["create.already_processing", 202],
];
for (const [id, status] of taken) {
  test(`${status} ${id} gives the task`, async () => {
    const { task } = await client(service(reply(status, fixture(id)))).create(form());
    const { model, creditsReserved, estimatedSeconds } = task;
    const sent = body(id);
    assert.equal(task.id, sent.id);
    assert.equal(task.status, sent.status);
    assert.deepEqual(
      { model, creditsReserved, estimatedSeconds },
      {
        model: sent.model,
        creditsReserved: sent.usage?.credits_reserved ?? null,
        estimatedSeconds: sent.task_info?.estimated_time ?? null,
      },
    );
    assert.deepEqual(task.raw, sent);
    assert.equal(Object.keys(task).includes("raw"), false);
  });
}

const refused = [
  [400, "err.400", "invalid_request_error"],
  [401, "err.401", "authentication_error"],
  [402, "err.402", "insufficient_quota"],
  [403, "err.403_edge", "http_403"],
  [404, "err.404", "not_found"],
  [405, "err.string", "http_405"],
  [413, "err.413", "file_too_large_error"],
  [415, "err.string", "http_415"],
  [422, "err.422_duration", "invalid_request_error"],
  [422, "err.422_advanced", "unsupported_advanced_options"],
  [422, "err.422_model", "model_not_found"],
  [422, "err.422_channel", "no_compatible_channel"],
  [429, "err.429", "rate_limit_error"],
  [429, "err.429_empty", "http_429"],
];
for (const [status, id, code] of refused) {
  test(`${status} ${id} on the POST is ${code}: refused, nothing charged, sent once`, async () => {
    const fetch = service(reply(status, fixture(id)));
    const error = await failure(client(fetch).create(form()));
    assert.ok(error instanceof ApiError, inspect(error));
    assert.deepEqual(
      { code: error.code, status: error.status, charged: error.charged, retryable: error.retryable },
      { code, status, charged: "no", retryable: status === 429 },
    );
    assert.equal(fetch.calls.length, 1);
  });
}

test("a refusal says which fields and options, and when to try again", async () => {
  const fetch = service(
    reply(422, fixture("err.422_detail_list")),
    reply(422, fixture("err.422_advanced")),
    reply(429, fixture("err.429"), { "retry-after": "12" }),
  );
  const fields = await failure(client(fetch).create(form()));
  assert.deepEqual(fields.fields, [
    { path: ["multi_prompt", 0, "prompt"], message: "Prompt must not exceed 512 characters" },
  ]);
  assert.deepEqual((await failure(client(fetch).create(form()))).options, ["elements", "multi_prompt"]);
  assert.equal((await failure(client(fetch).create(form()))).retryAfterMs, 12_000);
});

const unknown = [
  ["no answer", cut],
  ["a fetch that throws a text", () => Promise.reject("no")],
  ["a fetch that gives nothing", () => undefined],
  ["a body that breaks off", () => new Response(new ReadableStream({ pull: (it) => it.error(new Error("gone")) }))],
  ...[302, 307, 408, 409, 425, 500, 502, 503, 504, 520].map((status) => [String(status), reply(status, "")]),
  ["an opaque redirect", () => ({ type: "opaqueredirect", status: 0, headers: new Headers(), text: async () => "" })],
  [
    "a 401 from where a redirect led to",
    () => Object.defineProperty(reply(401, "log in")(), "redirected", { value: true }),
  ],
  ["HTML with 502", reply(502, fixture("err.502_html"))],
  ["200 without JSON", reply(200, fixture("create.not_json"))],
  ["200 without an id", reply(200, fixture("create.no_id"))],
  ["200 with an empty body", reply(200, "")],
];
for (const [name, answer] of unknown) {
  test(`${name}: the outcome is unknown, and nothing is sent again`, async () => {
    const fetch = service(answer);
    const error = await failure(client(fetch).create(form()));
    assert.ok(error instanceof OutcomeUnknownError, inspect(error));
    assert.deepEqual(
      { code: error.code, charged: error.charged, retryable: error.retryable },
      { code: "outcome_unknown", charged: "maybe", retryable: false },
    );
    assert.equal(fetch.calls.length, 1);
    assert.ok(error.journalId.length > 0);
  });
}

test("a redirect names the base URL, which is what is wrong", async () => {
  const error = await failure(client(service(reply(302))).create(form()));
  assert.match(error.message, /api\.foxapi\.cc/);
});

test("an explicit retry sends once more, for however many ask for it", async () => {
  const fetch = service(cut, created);
  const error = await failure(client(fetch).create(form()));
  const [one, two] = await Promise.all([error.retry(), error.retry()]);
  assert.equal(one, two);
  assert.equal(one.id, body("create.doc").id);
  assert.equal(fetch.count("POST"), 2);
});

test(
  "after the time limit the outcome is unknown; the answer still counts, and a retry takes it instead of paying again",
  timed(async (clock) => {
    const answer = later();
    const fetch = service(answer);
    const warnings = [];
    const creating = client(fetch, { onWarning: (warning) => warnings.push(warning) }).create(form());
    await pass(clock, 119_000);
    assert.equal((await settled(creating)).state, "pending");
    await pass(clock, 1000);
    const { error } = await settled(creating);
    assert.ok(error instanceof OutcomeUnknownError, inspect(error));
    answer.answer(created);
    await turns();
    assert.equal((await error.retry()).id, body("create.doc").id);
    assert.equal(fetch.calls.length, 1);
    assert.match(warnings[0].message, new RegExp(body("create.doc").id));
  }),
);

test(
  "an exchange without any answer is given up after five minutes",
  timed(async (clock) => {
    const fetch = service(silence);
    const creating = client(fetch, { timeoutMs: 3_600_000 }).create(form());
    await pass(clock, 299_000);
    assert.equal((await settled(creating)).state, "pending");
    await pass(clock, 1000);
    assert.equal((await settled(creating)).error.code, "outcome_unknown");
  }),
);

const reasons = [
  ["a text", () => "enough"],
  ["an Error", () => new Error("enough")],
  ["an object of another realm", () => vm.runInNewContext("({ why: 'enough' })")],
  ["nothing of its own", () => undefined],
];
for (const [name, make] of reasons) {
  test(
    `an abort with ${name} ends the wait at once; the POST is answered all the same`,
    timed(async () => {
      const answer = later();
      const fetch = service(answer);
      const controller = new AbortController();
      const kling = client(fetch);
      const creating = kling.create(form(), { signal: controller.signal });
      await turns();
      controller.abort(make());
      assert.equal((await settled(creating)).error, controller.signal.reason);
      assert.equal(fetch.calls[0].init.signal.aborted, false);
      const again = kling.create(form());
      await turns();
      answer.answer(created);
      assert.equal((await again).id, body("create.doc").id);
      assert.equal(fetch.calls.length, 1);
    }),
  );
}

test("an answer that nobody waits for any more is told with its task id", async () => {
  const answer = later();
  const warnings = [];
  const controller = new AbortController();
  const kling = client(service(answer), { onWarning: (warning) => warnings.push(warning) });
  const creating = kling.create(form(), { signal: controller.signal });
  await turns();
  controller.abort("enough");
  await assert.rejects(creating, (reason) => reason === "enough");
  answer.answer(created);
  await turns();
  assert.deepEqual(
    warnings.map(({ code }) => code),
    ["answered_late"],
  );
  assert.match(warnings[0].message, new RegExp(body("create.doc").id));
});

test("a signal that is already aborted sends nothing, nor does one that aborts while the key is asked for", async () => {
  const fetch = service(created);
  await assert.rejects(client(fetch).create(form(), { signal: AbortSignal.abort("no") }), (reason) => reason === "no");
  const controller = new AbortController();
  const asked = later();
  const creating = client(fetch, { apiKey: asked }).create(form(), { signal: controller.signal });
  await turns();
  controller.abort("no");
  asked.answer(() => key);
  await assert.rejects(creating, (reason) => reason === "no");
  await turns();
  assert.equal(fetch.calls.length, 0);
});

test("identical input in flight joins one POST; `separate` asks for another", async () => {
  const [first, second] = [later(), later()];
  const fetch = service(first, second, created);
  const kling = client(fetch);
  const controller = new AbortController();
  const all = [
    kling.create(form(), { signal: controller.signal }),
    kling.create({ ...form(), model: undefined }),
    kling.create(form(), { separate: true }),
  ];
  await turns();
  assert.equal(fetch.calls.length, 2);
  controller.abort("bye");
  first.answer(created);
  second.answer(reply(200, body("create.doc", { id: "task-unified-2" })));
  const [aborted, joined, separate] = await Promise.allSettled(all);
  assert.equal(aborted.reason, "bye");
  assert.equal(joined.value.id, body("create.doc").id);
  assert.equal(separate.value.id, "task-unified-2");
  await kling.create(form());
  assert.equal(fetch.calls.length, 3, "once answered, the same input is a new task");
});
