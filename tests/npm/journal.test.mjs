/** The journal: what a page remembers of its creates, whatever becomes of the page, the POST and the storage. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { KlingError, OutcomeUnknownError } from "kling-o3";

import { client, id, states } from "./support/client.mjs";
import { openPage, tab } from "./support/page.mjs";
import {
  body,
  completed,
  created,
  cut,
  fixture,
  form,
  key,
  later,
  processing,
  reply,
  service,
} from "./support/service.mjs";
import { failure, pass, settled, timed, turns } from "./support/time.mjs";

const other = () => ({ ...form(), prompt: "Another one" });

test("an entry is there before the POST leaves, and has its task when that is answered", async () => {
  const storage = openPage();
  const seen = [];
  const answer = later();
  const fetch = service(() => {
    seen.push(...Object.values(storage).map((text) => JSON.parse(text)));
    return answer();
  });
  const kling = client(fetch);
  const creating = kling.create(form(), { label: "boat" });
  await turns();
  const [entry] = kling.entries();
  assert.deepEqual(seen, [JSON.parse(JSON.stringify(entry))]);
  assert.deepEqual(
    { ...entry, id: entry.id.length, digest: typeof entry.digest, createdAt: entry.createdAt instanceof Date },
    {
      id: 24,
      baseUrl: "https://api.foxapi.cc",
      state: "sending",
      taskId: null,
      digest: "string",
      label: "boat",
      createdAt: true,
    },
  );
  answer.answer(created);
  await creating;
  assert.deepEqual(kling.entries(), [{ ...entry, state: "pending", taskId: id }]);
});

const ends = [
  ["completed", completed, "finished"],
  ["failed", reply(200, body("task.failed.policy")), "failed"],
];
for (const [name, answer, state] of ends) {
  test(`a task that is ${name} when it is followed, retrieved or refreshed makes its entry ${state}`, async () => {
    for (const look of [(it) => it.task(id).wait(), (it) => it.retrieve(id), (it) => it.task(id).refresh()]) {
      openPage();
      await client(service(created)).create(form());
      const kling = client(service(answer));
      await look(kling).catch((error) => assert.equal(error.taskId, id));
      assert.deepEqual(states(kling), [[state, id]]);
    }
  });
}

const answers = [
  [reply(401, fixture("err.401")), []],
  [reply(422, fixture("err.422_duration")), []],
  [reply(429, fixture("err.429")), []],
  [reply(500, fixture("err.500")), [["unknown", null]]],
  [reply(200, fixture("create.no_id")), [["unknown", null]]],
  [cut, [["unknown", null]]],
  [completed, [["finished", id]]],
];
for (const [answer, expected] of answers) {
  test(`an answer to the POST leaves ${JSON.stringify(expected)} in the journal`, async () => {
    openPage();
    const kling = client(service(answer));
    await kling.create(form()).catch((error) => assert.ok(KlingError.is(error)));
    assert.deepEqual(states(kling), expected);
  });
}

const waits = [401, 403, 404].map((status) => [String(status), reply(status, "")]);
for (const [name, answer] of waits) {
  test(
    `${name} ends a wait, and not the entry`,
    timed(async (clock) => {
      openPage();
      const kling = client(service(created, answer));
      const waiting = (await kling.create(form())).wait();
      waiting.catch(() => {});
      await pass(clock, 120_000);
      assert.equal((await settled(waiting)).error.status, Number(name));
      assert.deepEqual(states(kling), [["pending", id]]);
    }),
  );
}

test("nothing is saved of a request that never leaves", async () => {
  openPage();
  const kling = client(service(created));
  for (const [attempt, options] of [
    [kling.create({ duration: 99 })],
    [kling.create(form(), { signal: AbortSignal.abort("no") })],
    [client(service(created), { apiKey: () => Promise.reject("signed out") }).create(form())],
  ]) {
    await assert.rejects(attempt, options);
    assert.deepEqual(kling.entries(), []);
  }
});

test("no key, prompt or address of a file is in the storage", async () => {
  const storage = openPage();
  const secret = { ...form(), prompt: "My secret plan", image_urls: ["https://files.example/a.png?sig=SIGNED"] };
  for (const answer of [created, cut]) {
    const kling = client(service(answer, completed));
    await kling.create(secret, { separate: true }).then(
      (task) => task.refresh(),
      () => {},
    );
  }
  const text = JSON.stringify(storage);
  assert.equal(Object.keys(storage).length, 2);
  for (const word of [key, "secret", "SIGNED", "files.example", "https://api.foxapi.cc/"]) {
    assert.equal(text.includes(word), false, word);
  }
});

const reloads = [
  ["while the POST is in flight", later(), [], "unknown"],
  ["after it was answered", created, [], "pending"],
  ["after its outcome was unknown", cut, [], "unknown"],
  ["while the task was followed", created, [processing], "pending"],
  ["after the task was completed", created, [completed], "finished"],
];
for (const [name, answer, polls, state] of reloads) {
  test(
    `reloaded ${name}: the journal says ${state}`,
    timed(async (clock) => {
      openPage();
      const first = new (await tab()).Client({ apiKey: key, fetch: service(answer, ...polls) });
      const creating = first.create(form());
      creating.catch(() => {});
      await turns();
      const { value: task } = await settled(creating);
      if (polls.length > 0) task.wait().catch(() => {});
      await pass(clock, 10_000);
      const fetch = service(completed);
      const kling = new (await tab()).Client({ apiKey: key, fetch });
      assert.deepEqual(
        kling.entries().map((entry) => entry.state),
        [state],
      );
      const handles = kling.resume();
      assert.deepEqual(
        handles.map((handle) => handle.id),
        state === "pending" ? [id] : [],
      );
      if (state === "pending") assert.equal((await handles[0].wait()).status, "completed");
      if (state === "unknown") {
        const error = await failure(kling.create(form()));
        assert.equal(error.code, "outcome_unknown");
        assert.equal(error.journalId, kling.entries()[0].id);
        assert.equal(fetch.calls.length, 0);
      }
    }),
  );
}

test("two tabs on one storage lose nothing and see each other", async () => {
  openPage();
  const [one, two] = [await tab(), await tab()];
  const [slow, quick] = [later(), reply(200, body("create.doc", { id: "task-two" }))];
  const [first, second] = [
    new one.Client({ apiKey: key, fetch: service(slow) }),
    new two.Client({ apiKey: key, fetch: service(quick) }),
  ];
  const creating = first.create(form());
  await turns();
  assert.deepEqual([states(first), states(second)], [[["sending", null]], [["unknown", null]]]);
  assert.ok((await failure(second.create(form()))) instanceof two.OutcomeUnknownError);
  await second.create(other());
  slow.answer(created);
  await creating;
  for (const kling of [first, second]) {
    assert.deepEqual(new Set(kling.entries().map(({ taskId }) => taskId)), new Set([id, "task-two"]));
  }
  second.forget(id);
  assert.deepEqual(states(first), [["pending", "task-two"]]);
});

test("a client sees the entries of its own base URL, newest first", async () => {
  openPage();
  await timed(async (clock) => {
    const [here, there] = [client(service(created)), client(service(created), { baseUrl: "https://my.example/api" })];
    await here.create(form(), { label: "old" });
    clock.tick(5000);
    await here.create(other(), { label: "new" });
    await there.create(form(), { label: "there" });
    const labels = (kling) => kling.entries().map(({ label }) => label);
    assert.deepEqual([labels(here), labels(there)], [["new", "old"], ["there"]]);
    there.forget(id);
    assert.deepEqual([labels(here), labels(there)], [["new", "old"], []]);
  })();
});

test("a resumed task has its date, is idle, and its first 404 is not the end", async () => {
  openPage();
  await timed(async (clock) => {
    await client(service(created)).create(form());
    await pass(clock, 60_000);
    const fetch = service(reply(404, fixture("err.404")), completed);
    const [handle] = client(fetch).resume();
    assert.equal(handle.task.createdAt.getTime(), Date.UTC(2026, 8, 21));
    assert.equal(handle.task.progress.elapsedMs, 60_000);
    await pass(clock, 60_000);
    assert.equal(fetch.calls.length, 0);
    const waiting = handle.wait();
    await pass(clock, 30_000);
    assert.equal((await settled(waiting)).value.status, "completed");
  })();
});

test("with `onEvent` a resumed task is followed at once, and what ends its wait is told", async () => {
  openPage();
  const warnings = [];
  await client(service(created)).create(form());
  const kling = client(service(completed), { onWarning: ({ code }) => warnings.push(code) });
  const events = [];
  assert.equal(kling.resume({ onEvent: ({ type }) => events.push(type) }).length, 1);
  await turns();
  assert.equal(events.at(-1), "completed");
  assert.deepEqual([kling.resume(), warnings], [[], []]);
  await client(service(created)).create(form(), { separate: true });
  const refused = client(service(reply(401, fixture("err.401"))), { onWarning: ({ code }) => warnings.push(code) });
  refused.resume({ onEvent: () => {} });
  await turns();
  assert.deepEqual(warnings, ["authentication_error"]);
  assert.throws(() => refused.resume({ onEvent: 5 }), TypeError);
});

test("what was forgotten is not revived: not by the POST's answer, nor by the task's end", async () => {
  openPage();
  const answer = later();
  const kling = client(service(answer, completed));
  const creating = kling.create(form());
  await turns();
  kling.forget(kling.entries()[0].id);
  answer.answer(created);
  const task = await creating;
  assert.deepEqual(kling.entries(), []);
  await task.refresh();
  assert.deepEqual(kling.entries(), []);
});

test("an unknown entry blocks its twin and nothing else, until it is forgotten", async () => {
  openPage();
  const fetch = service(cut, created);
  const kling = client(fetch);
  const first = await failure(kling.create(form()));
  for (const again of [kling, client(fetch)]) {
    const error = await failure(again.create(form()));
    assert.ok(error instanceof OutcomeUnknownError);
    assert.deepEqual([error.journalId, error.charged], [first.journalId, "maybe"]);
  }
  assert.equal(fetch.count("POST"), 1);
  await kling.create(other());
  await kling.create(form(), { separate: true });
  kling.forget(first.journalId);
  await kling.create(form());
  assert.equal(fetch.count("POST"), 4);
});

test("an error's task id of null forgets nothing: every entry without a task has that one", async () => {
  const kling = client(service(cut));
  const error = await failure(kling.create(form()));
  kling.forget(error.taskId);
  assert.equal((await failure(kling.create(form()))).journalId, error.journalId);
});
