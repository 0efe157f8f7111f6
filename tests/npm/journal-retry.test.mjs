/** A retry: the one way to a second POST, and all the ways around it. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { OutcomeUnknownError } from "kling-o3";

import { client, id, states } from "./support/client.mjs";
import { openPage, tab } from "./support/page.mjs";
import { body, created, cut, fixture, form, key, later, reply, service } from "./support/service.mjs";
import { failure, pass, settled, timed, turns } from "./support/time.mjs";

const second = reply(200, body("create.doc", { id: "task-two" }));

/** A create that was given up after two minutes; the answer is still to come. */
async function givenUp(clock, kling) {
  const creating = kling.create(form());
  creating.catch(() => {});
  await pass(clock, 120_000);
  return (await settled(creating)).error;
}

test("a retry sends a new entry's POST, which replaces the old one", async () => {
  openPage();
  const fetch = service(cut, second);
  const kling = client(fetch);
  const error = await failure(kling.create(form(), { label: "boat" }));
  const task = await error.retry();
  const [entry, ...rest] = kling.entries();
  assert.deepEqual([task.id, entry.taskId, entry.label, rest], ["task-two", "task-two", "boat", []]);
  assert.notEqual(entry.id, error.journalId);
  assert.equal(await error.retry(), task);
  assert.equal(fetch.count("POST"), 2);
});

test("of several errors for one entry, all retries are one", async () => {
  openPage();
  const fetch = service(cut, second);
  const kling = client(fetch);
  const errors = [];
  for (let count = 0; count < 3; count += 1) errors.push(await failure(kling.create(form())));
  const tasks = await Promise.all(errors.map((error) => error.retry()));
  assert.deepEqual(new Set(tasks.map((task) => task.id)), new Set(["task-two"]));
  assert.equal(fetch.count("POST"), 2);
});

test("a retry that was refused may be asked for again; one of unknown outcome has its own", async () => {
  openPage();
  const fetch = service(cut, reply(402, fixture("err.402")), cut, second);
  const kling = client(fetch);
  const error = await failure(kling.create(form()));
  assert.equal((await failure(error.retry())).charged, "no");
  const next = await failure(error.retry());
  assert.ok(next instanceof OutcomeUnknownError);
  assert.notEqual(next.journalId, error.journalId);
  assert.equal((await failure(error.retry())).journalId, next.journalId);
  assert.equal((await next.retry()).id, "task-two");
  assert.deepEqual(states(kling), [["pending", "task-two"]]);
  assert.equal(fetch.count("POST"), 4);
});

/** @type {[what: string, keys: string[], answers: unknown[], code: string][]} */
const inVain = [
  ["was refused", [key, key], [cut, reply(402, fixture("err.402"))], "insufficient_quota"],
  ["never left", [key, "not a key"], [cut], "invalid_key"],
];
for (const [what, keys, answers, code] of inVain)
  test(`a retry that ${what} leaves the first request in doubt, and nothing is sent without being asked for`, async () => {
    openPage();
    const fetch = service(...answers);
    const kling = client(fetch, { apiKey: () => keys.shift() ?? key });
    const error = await failure(kling.create(form(), { label: "boat" }));
    const [before] = kling.entries();
    assert.equal((await failure(error.retry())).code, code);
    assert.deepEqual(kling.entries(), [before]);
    assert.equal((await failure(kling.create(form()))).journalId, error.journalId);
    assert.equal(fetch.count("POST"), answers.length);
  });

test(
  "unless its own answer came in the meantime",
  timed(async (clock) => {
    openPage();
    const [first, next] = [later(), later()];
    const kling = client(service(first, next));
    const error = await givenUp(clock, kling);
    const retrying = failure(error.retry());
    await turns();
    first.answer(created);
    await turns();
    next.answer(reply(402, fixture("err.402")));
    assert.equal((await retrying).charged, "no");
    assert.deepEqual(states(kling), [["pending", id]]);
  }),
);

test("a reloaded page's retry sends the request that was blocked", async () => {
  openPage();
  await failure(new (await tab()).Client({ apiKey: key, fetch: service(cut) }).create(form()));
  const fetch = service(second);
  const kling = client(fetch);
  const input = form();
  const error = await failure(kling.create(input));
  input.prompt = "changed meanwhile";
  assert.equal((await error.retry()).id, "task-two");
  assert.equal(fetch.calls[0].body, JSON.stringify(form()));
});

for (const giveUp of ["abort", "timeout"]) {
  test(
    `after ${giveUp} the entry is unknown, and a late answer makes it pending`,
    timed(async (clock) => {
      openPage();
      const answer = later();
      const fetch = service(answer);
      const kling = client(fetch);
      const controller = new AbortController();
      const creating = kling.create(form(), { signal: controller.signal });
      creating.catch(() => {});
      await turns();
      assert.deepEqual(states(kling), [["sending", null]]);
      if (giveUp === "abort") controller.abort("enough");
      await pass(clock, 120_000);
      assert.deepEqual(states(kling), [["unknown", null]]);
      const joined = kling.create(form());
      answer.answer(created);
      assert.equal((await joined).id, id);
      assert.deepEqual(states(kling), [["pending", id]]);
      assert.equal(fetch.count("POST"), 1);
    }),
  );
}

test(
  "a retry takes the task that another tab's answer brought",
  timed(async (clock) => {
    openPage();
    const answer = later();
    const first = new (await tab()).Client({ apiKey: key, fetch: service(answer) });
    await givenUp(clock, first);
    const fetch = service(second);
    const kling = client(fetch);
    const error = await failure(kling.create(form()));
    answer.answer(created);
    await turns();
    assert.equal((await error.retry()).id, id);
    assert.equal(fetch.calls.length, 0);
  }),
);

test("a retry takes the task that another tab's retry brought", async () => {
  openPage();
  await failure(new (await tab()).Client({ apiKey: key, fetch: service(cut) }).create(form()));
  const fetch = service(second);
  const [one, two] = [client(fetch), new (await tab()).Client({ apiKey: key, fetch })];
  const errors = [await failure(one.create(form())), await failure(two.create(form()))];
  assert.deepEqual([(await errors[0].retry()).id, (await errors[1].retry()).id], ["task-two", "task-two"]);
  assert.equal(fetch.calls.length, 1);
});

test(
  "a late answer to a POST that was retried is entered anew: both tasks were paid for",
  timed(async (clock) => {
    openPage();
    const answer = later();
    const kling = client(service(answer, second));
    const error = await givenUp(clock, kling);
    assert.equal((await error.retry()).id, "task-two");
    assert.deepEqual(states(kling), [["pending", "task-two"]]);
    answer.answer(created);
    await turns();
    assert.deepEqual(new Set(kling.entries().map(({ taskId }) => taskId)), new Set([id, "task-two"]));
    assert.equal((await error.retry()).id, id);
  }),
);

test(
  "unless it was forgotten after its retry",
  timed(async (clock) => {
    openPage();
    const answer = later();
    const kling = client(service(answer, second));
    const error = await givenUp(clock, kling);
    await error.retry();
    kling.forget(error.journalId);
    answer.answer(created);
    await turns();
    assert.deepEqual(states(kling), [["pending", "task-two"]]);
  }),
);

test(
  "a late refusal takes the entry away, and nothing blocks any more",
  timed(async (clock) => {
    openPage();
    const answer = later();
    const kling = client(service(answer, second));
    await givenUp(clock, kling);
    answer.answer(reply(402, fixture("err.402")));
    await turns();
    assert.deepEqual(kling.entries(), []);
    assert.equal((await kling.create(form())).id, "task-two");
  }),
);
