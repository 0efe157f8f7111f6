/** Where the journal is: the page's storage, memory, the caller's own, nowhere; and each of them failing. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { client, id, states } from "./support/client.mjs";
import { breakStorage, openPage } from "./support/page.mjs";
import { completed, created, cut, form, later, service } from "./support/service.mjs";
import { failure, turns } from "./support/time.mjs";

/** A list of codes, and what writes them there. */
const told = () => {
  const warnings = [];
  return { warnings, onWarning: ({ code }) => warnings.push(code) };
};

test("without a document each client has a journal of its own, in memory", async () => {
  const fetch = service(cut, created);
  const [one, two] = [client(fetch), client(fetch)];
  await failure(one.create(form()));
  assert.deepEqual([states(one), two.entries()], [[["unknown", null]], []]);
  await two.create(form());
  assert.deepEqual([(await failure(one.create(form()))).code, states(two)], ["outcome_unknown", [["pending", id]]]);
});

test("null keeps nothing, and then nothing blocks", async () => {
  const storage = openPage();
  const fetch = service(cut, created, completed);
  const kling = client(fetch, { journal: null });
  const error = await failure(kling.create(form()));
  await (await kling.create(form())).refresh();
  assert.deepEqual([kling.entries(), kling.resume(), Object.keys(storage)], [[], [], []]);
  kling.forget(error.journalId);
  fetch.next(created);
  const tasks = await Promise.all([error.retry(), error.retry()]);
  assert.equal(tasks[0], tasks[1]);
  assert.equal(fetch.count("POST"), 3);
});

test("a server that only creates does not fill up: of a thousand the oldest makes room, but never a doubt", async () => {
  const one = { baseUrl: "https://api.foxapi.cc", taskId: id, digest: "0", label: null };
  const removed = [];
  for (const oldest of ["pending", "unknown"]) {
    const entry = (_, at) => ({ ...one, id: `e${at}`, state: at === 0 ? oldest : "pending", createdAt: new Date(at) });
    const entries = Array.from({ length: 1_000 }, entry);
    const journal = { load: () => entries, save: () => {}, remove: (name) => removed.push(name) };
    await client(service(created), { journal }).create(form());
  }
  assert.deepEqual(removed, ["e0", "e1"]);
});

/** A caller's journal that keeps its entries as JSON, as most will. */
function own() {
  const kept = new Map();
  return {
    kept,
    load: () => [...kept.values()].map((text) => JSON.parse(text)),
    save: (entry) => kept.set(entry.id, JSON.stringify(entry)),
    remove: (name) => kept.delete(name),
  };
}

test("the caller's own journal is told everything, and nothing else is", async () => {
  const storage = openPage();
  const journal = own();
  await client(service(created), { journal }).create(form(), { label: "boat" });
  const kling = client(service(completed), { journal });
  const [entry] = kling.entries();
  assert.deepEqual([entry.label, entry.taskId, entry.createdAt instanceof Date], ["boat", id, true]);
  await kling.resume()[0].wait();
  assert.deepEqual(states(kling), [["finished", id]]);
  kling.forget(id);
  assert.deepEqual([journal.kept.size, Object.keys(storage)], [0, []]);
});

const throwing = () => {
  throw new Error("no");
};
const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};
const bad = [
  ["load throws", { load: throwing }],
  ["save throws", { save: throwing }],
  ["remove throws", { remove: throwing }],
  ["all throw", { load: throwing, save: throwing, remove: throwing }],
  ["load gives no list", { load: () => 5 }],
  ["load gives what cannot be read", { load: () => revoked() }],
  ["load is asynchronous", { load: () => Promise.reject(new Error("no")) }],
  ["save is asynchronous", { save: () => Promise.reject(new Error("no")) }],
];
for (const [name, change] of bad) {
  test(`a journal of which ${name} is told once, and breaks nothing`, async () => {
    const { warnings, onWarning } = told();
    const journal = { ...own(), ...change };
    const kling = client(service(created, completed), { journal, onWarning });
    const task = await kling.create(form());
    kling.entries();
    assert.equal((await task.refresh()).status, "completed");
    kling.forget(id);
    kling.resume();
    await turns();
    assert.deepEqual(warnings, ["journal_unavailable"]);
  });
}

test("what is no entry is survived, left where it is, and told once", async () => {
  const { warnings, onWarning } = told();
  const getter = {
    get id() {
      throw new Error("no");
    },
  };
  const odd = [null, 5, "x", [], {}, Symbol("x"), () => {}, 5n, getter, revoked(), { id: {}, createdAt: Symbol("y") }];
  const journal = own();
  const { load } = journal;
  journal.load = () => [...odd, ...load(), ...odd];
  const kling = client(service(created, completed), { journal, onWarning });
  await (await kling.create(form())).refresh();
  assert.deepEqual(states(kling), [["finished", id]]);
  assert.deepEqual(warnings, ["journal_entry_corrupt"]);
});

test("a storage with foreign and broken content is survived, and keeps it", async () => {
  const storage = openPage();
  const { warnings, onWarning } = told();
  const foreign = { theme: "dark", "kling-o3/entry/a": "{", "kling-o3/entry/b": "null", "kling-o3/entry/c": '"x"' };
  Object.assign(storage, foreign);
  const kling = client(service(created), { onWarning });
  await kling.create(form());
  assert.deepEqual(states(kling), [["pending", id]]);
  assert.deepEqual(warnings, ["journal_entry_corrupt"]);
  for (const [name, text] of Object.entries(foreign)) assert.equal(storage[name], text);
});

test("an entry's key is its id, whatever it says itself", async () => {
  const storage = openPage();
  const kling = client(service(created));
  await kling.create(form());
  const [[name, text]] = Object.entries(storage);
  storage[`${name}0`] = text;
  for (const entry of kling.entries()) kling.forget(entry.id);
  assert.deepEqual(Object.keys(storage), []);
});

test("a storage that is full or forbidden is told once; what it does not take is kept in memory", async () => {
  for (const fault of ["QuotaExceededError", "SecurityError"]) {
    const storage = openPage();
    const { warnings, onWarning } = told();
    breakStorage(storage, fault);
    const kling = client(service(created, cut, completed), { onWarning });
    const task = await kling.create(form());
    await failure(kling.create({ ...form(), prompt: "Another one" }));
    await task.refresh();
    assert.deepEqual(new Set(kling.entries().map(({ state }) => state)), new Set(["finished", "unknown"]));
    assert.deepEqual(warnings, ["journal_unavailable"]);
    assert.deepEqual(Object.keys(storage), []);
  }
});

test("a storage that may not even be looked at is survived", async () => {
  openPage(() => {
    throw new DOMException("no", "SecurityError");
  });
  const { warnings, onWarning } = told();
  const kling = client(service(created), { onWarning });
  await kling.create(form());
  assert.deepEqual([states(kling), warnings], [[["pending", id]], ["journal_unavailable"]]);
});

test("a storage that fills up while a POST is in flight does not lose its task", async () => {
  const storage = openPage();
  const answer = later();
  const kling = client(service(answer, completed));
  const creating = kling.create(form());
  await turns();
  breakStorage(storage, "QuotaExceededError");
  answer.answer(created);
  const task = await creating;
  assert.deepEqual(states(kling), [["pending", id]]);
  breakStorage(storage, undefined);
  await task.refresh();
  assert.deepEqual([states(kling), JSON.parse(Object.values(storage)[0]).state], [[["finished", id]], "finished"]);
});
