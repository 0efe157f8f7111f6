/** Following a task in a page that is hidden, offline, left and shown again, and through clocks that jump. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { Client } from "kling-o3";

import { openBrowser } from "./support/browser.mjs";
import { id } from "./support/client.mjs";
import { completed, cut, fixture, key, processing, reply, service } from "./support/service.mjs";
import { failure, pass, settled, timed, turns } from "./support/time.mjs";

const minute = 60_000;
const day = 86_400_000;

/** Follows the task in a page of its own, which nobody shares. */
function follow(fetch = service(processing), poll = {}) {
  const tab = openBrowser().tab();
  const events = [];
  const handle = new Client({ apiKey: key, fetch }).task(id);
  const waiting = tab.within(() => handle.wait({ poll, onEvent: (event) => events.push(event) }));
  waiting.catch(() => {});
  const reasons = () => events.filter(({ type }) => type === "waiting").map(({ reason }) => reason);
  return { tab, fetch, events, reasons, waiting, polls: () => fetch.calls.length };
}

const paces = [
  ["by default at one look a minute", undefined, 10],
  ["slowly at one look a minute", "slow", 10],
  ["not at all", "pause", 0],
];
for (const [name, hidden, looks] of paces) {
  test(
    `a hidden page is followed ${name}, and at once when it is shown`,
    timed(async (clock) => {
      const { tab, polls, events, reasons } = follow(undefined, { hidden });
      await pass(clock, 6000);
      tab.show(false);
      const before = polls();
      await pass(clock, 10.5 * minute);
      assert.equal(polls() - before, looks);
      assert.equal(reasons()[0], "hidden");
      const { retryAt } = events.find(({ reason }) => reason === "hidden");
      assert.ok(retryAt instanceof Date);
      tab.show(true);
      await turns();
      assert.equal(polls() - before, looks + 1);
    }),
  );
}

test(
  "who wants the normal pace has it in a hidden page too",
  timed(async (clock) => {
    const [seen, hidden] = [follow(undefined, {}), follow(undefined, { hidden: "normal" })];
    hidden.tab.show(false);
    await pass(clock, 5 * minute);
    assert.ok(Math.abs(seen.polls() - hidden.polls()) <= 2, `${seen.polls()} ${hidden.polls()}`);
    assert.deepEqual(hidden.reasons(), []);
  }),
);

test(
  "offline nothing is asked, back online at once, and the wait goes on",
  timed(async (clock) => {
    const { tab, fetch, polls, reasons, waiting } = follow();
    await pass(clock, 6000);
    tab.connect(false);
    const before = polls();
    await pass(clock, 20 * minute);
    assert.equal(polls(), before);
    assert.deepEqual(reasons(), ["offline"]);
    fetch.next(completed);
    tab.connect(true);
    await turns();
    assert.equal(polls(), before + 1);
    await pass(clock, 15_000);
    assert.equal((await settled(waiting)).value?.status, "completed");
  }),
);

test(
  "coming back ends a back-off, but not a Retry-After",
  timed(async (clock) => {
    for (const [answer, more] of [
      [cut, 1],
      [reply(503, "", { "retry-after": "60" }), 0],
    ]) {
      const { tab, polls } = follow(service(answer));
      await pass(clock, 50_000);
      const before = polls();
      tab.connect(false);
      await pass(clock, 2000);
      tab.connect(true);
      await turns();
      assert.equal(polls(), before + more);
    }
  }),
);

test(
  "a page that is left stands still, and looks at once when it is back",
  timed(async (clock) => {
    for (const [away, back] of [
      ["pagehide", "pageshow"],
      ["freeze", "resume"],
    ]) {
      const { tab, fetch, polls } = follow();
      await pass(clock, 6000);
      const [before, timers] = [polls(), clock.countTimers()];
      tab.fire(away);
      // Only the deadline is left, and no request.
      assert.ok(clock.countTimers() < timers);
      assert.ok(fetch.calls.every(({ init }) => init.signal.aborted));
      await pass(clock, 20 * minute);
      assert.equal(polls(), before);
      tab.fire(back);
      await turns();
      assert.equal(polls(), before + 1);
      // Nothing keeps the page out of the browser's cache.
      assert.ok(!tab.heard.has("unload") && !tab.heard.has("beforeunload"));
    }
  }),
);

test(
  "a request that is in flight when the page is left is dropped, and made again when it is back",
  timed(async (clock) => {
    const { tab, fetch, waiting } = follow(service(() => new Promise(() => {}), completed));
    await pass(clock, 3000);
    tab.fire("pagehide");
    assert.equal(fetch.calls[0].init.signal.aborted, true);
    await pass(clock, minute);
    tab.fire("pageshow");
    await turns();
    assert.equal((await settled(waiting)).value?.status, "completed");
  }),
);

test(
  "a deadline that passed while the page stood still is decided by one look",
  timed(async (clock) => {
    for (const [answer, outcome] of [
      [completed, "completed"],
      [processing, "task_timeout"],
    ]) {
      let now = processing;
      const { tab, waiting, polls } = follow(
        service(() => now()),
        { maxWaitMs: minute },
      );
      await pass(clock, 6000);
      tab.fire("pagehide");
      await pass(clock, 5 * minute);
      now = answer;
      const before = polls();
      tab.fire("pageshow");
      await turns();
      const { value, error } = await settled(waiting);
      assert.equal(value?.status ?? error?.code, outcome);
      assert.equal(polls() - before, 1);
    }
  }),
);

for (const [name, jump] of [
  ["forward", day],
  ["back", -day],
]) {
  test(
    `a clock that jumps ${name} by a day changes nothing but the dates told`,
    timed(async (clock) => {
      const [steady, jumped] = [service(processing), service(processing)];
      const undisturbed = follow(steady);
      await pass(clock, 5 * minute);
      undisturbed.waiting.catch(() => {});
      const expected = undisturbed.polls();
      const { events, polls, waiting } = follow(jumped);
      await pass(clock, 2 * minute);
      clock.setSystemTime(Date.now() + jump);
      await pass(clock, minute);
      clock.setSystemTime(Date.now() - 2 * jump);
      await pass(clock, 2 * minute);
      assert.ok(Math.abs(polls() - expected) <= 4, `${polls()} ${expected}`);
      const elapsed = events.map(({ progress }) => progress.elapsedMs);
      for (const [index, ms] of elapsed.entries())
        assert.ok(index === 0 || (ms >= elapsed[index - 1] && ms < elapsed[index - 1] + 20_000));
      assert.equal((await settled(waiting)).state, "pending");
      jumped.next(completed);
      await pass(clock, minute);
      assert.equal((await settled(waiting)).value?.status, "completed");
    }),
  );
}

test(
  "ten minutes of failing polls are survived, fifteen seconds apart at most",
  timed(async (clock) => {
    const start = Date.now();
    const times = [];
    const fetch = service(() => {
      times.push(Date.now());
      return Date.now() < start + 10 * minute ? cut() : completed();
    });
    const { waiting, reasons } = follow(fetch);
    await pass(clock, 11 * minute);
    assert.equal((await settled(waiting)).value?.status, "completed");
    assert.ok(times.every((time, index) => index === 0 || time - times[index - 1] <= 16_000));
    assert.ok(reasons().length > 40 && reasons().every((reason) => reason === "retry"));
  }),
);

const iterated = [
  ["401", reply(401, fixture("err.401")), "authentication_error"],
  ["403", reply(403, fixture("err.403_edge")), "http_403"],
  ["404", reply(404, fixture("err.404")), "task_not_found"],
  ["a time-out", processing, "task_timeout"],
];
for (const [name, answer, code] of iterated) {
  test(
    `an iterator throws what ends a wait: ${name}`,
    timed(async (clock) => {
      const kling = new Client({ apiKey: key, fetch: service(answer), poll: { maxWaitMs: minute } });
      const reading = failure(read(kling.task(id)));
      await pass(clock, 2 * minute);
      const error = (await settled(reading)).value;
      assert.deepEqual([error?.code, error?.taskId], [code, id]);
    }),
  );
}

async function read(events) {
  for await (const _event of events);
}

test(
  "a handle that nobody listens to asks nothing",
  timed(async (clock) => {
    const fetch = service(processing);
    const handle = new Client({ apiKey: key, fetch }).task(id);
    await pass(clock, minute);
    assert.equal(fetch.calls.length, 0);
    assert.equal(handle.task.status, "pending");
  }),
);

test(
  "a page is watched as long as somebody listens, also where that ends at once",
  timed(async () => {
    const { tab, waiting } = follow(service(completed));
    assert.ok(tab.listening.size > 5);
    await waiting;
    assert.equal(tab.listening.size, 0);
    const other = openBrowser().tab();
    const nowhere = new Client({ baseUrl: "/api", fetch: service(completed) }).task(id);
    assert.equal((await failure(other.within(() => nowhere.wait()))).code, "invalid_base_url");
    assert.equal(other.listening.size, 0);
  }),
);
