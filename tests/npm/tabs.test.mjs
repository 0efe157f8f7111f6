/** Several tabs of one origin: one polls, the others see what it sees, and each of them sees the end once. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { openBrowser } from "./support/browser.mjs";
import { body, completed, fixture, processing, reply } from "./support/service.mjs";
import { ends, follow, overAt } from "./support/tab.mjs";
import { pass, settled, timed, turns } from "./support/time.mjs";

const minute = 60_000;

test(
  "one tab polls, as if it were alone, and each tab sees each state and the end, once",
  timed(async (clock) => {
    const answer = overAt(90_000);
    const alone = follow(openBrowser().tab(), answer);
    const browser = openBrowser();
    const tabs = [browser.tab(), browser.tab(), browser.tab()].map((tab) => follow(tab, answer));
    await pass(clock, 2 * minute);
    const [leader, ...led] = tabs;
    assert.equal((await settled(alone.waiting)).value?.status, "completed");
    assert.ok(
      leader.polls() > 5 && Math.abs(leader.polls() - alone.polls()) <= 1,
      `${leader.polls()} ${alone.polls()}`,
    );
    assert.ok(!leader.told().includes("other_tab"));
    for (const { waiting, told, events, polls } of led) {
      assert.equal((await settled(waiting)).value?.status, "completed");
      assert.equal(polls(), 0);
      const [first, second, ...rest] = told();
      assert.deepEqual([first, second], ["progress", "other_tab"]);
      assert.equal(events[1].retryAt, null);
      // Whoever comes is shown the latest, and so are those who know it.
      const news = rest.length - leader.polls();
      assert.ok(news >= 0 && news <= led.length, told().join());
      assert.equal(rest.pop(), "completed");
      assert.deepEqual([...new Set(rest)], ["progress"]);
      const elapsed = events.map(({ progress }) => progress.elapsedMs);
      assert.deepEqual(
        elapsed,
        [...elapsed].sort((a, b) => a - b),
      );
      assert.deepEqual(events.at(-1).task.raw, body("task.completed"));
    }
    assert.deepEqual(browser.open(), [0, 0, 0]);
    assert.equal(clock.countTimers(), 0);
  }),
);

test(
  "a tab that comes later is shown at once what is known",
  timed(async (clock) => {
    const browser = openBrowser();
    follow(browser.tab(), processing);
    await pass(clock, 10_000);
    const late = follow(browser.tab(), processing);
    await turns();
    assert.equal(late.handle.task.progress.percent, 37);
    assert.equal(late.polls(), 0);
  }),
);

const leaves = [
  ["its caller aborts", ({ first }) => first.controller.abort("enough")],
  ["it is killed", ({ tab }) => tab.kill()],
  ["its page is left", ({ tab }) => tab.fire("pagehide")],
  ["it is frozen", ({ tab }) => tab.fire("freeze")],
];
for (const [name, leave] of leaves) {
  test(
    `the next tab takes over, and asks at once, when ${name}`,
    timed(async (clock) => {
      const browser = openBrowser();
      const tab = browser.tab();
      const first = follow(tab, processing);
      const second = follow(browser.tab(), completed);
      await pass(clock, 7000);
      assert.deepEqual([first.polls(), second.polls()], [2, 0]);
      leave({ first, tab });
      await pass(clock, 100);
      assert.equal(second.polls(), 1);
      assert.equal((await settled(second.waiting)).value?.status, "completed");
      await pass(clock, minute);
      assert.equal(first.polls(), 2);
      assert.equal(ends(second.told()), 1);
    }),
  );
}

test(
  "errors are not shared: a tab with a bad key ends for itself, and another goes on",
  timed(async (clock) => {
    const browser = openBrowser();
    const bad = follow(browser.tab(), reply(401, fixture("err.401")));
    const good = follow(browser.tab(), overAt(20_000));
    await pass(clock, minute);
    assert.equal((await settled(bad.waiting)).error?.code, "authentication_error");
    assert.equal((await settled(good.waiting)).value?.status, "completed");
    assert.ok(good.events.every(({ error }) => error === undefined));
    // Led by a good one, a bad key is not even noticed.
    const led = [follow(browser.tab(), overAt(20_000)), follow(browser.tab(), reply(401, fixture("err.401")))];
    await pass(clock, minute);
    for (const { waiting } of led) assert.equal((await settled(waiting)).value?.status, "completed");
  }),
);

test(
  "what fails for a while is not shared either, and who hears nothing looks for itself",
  timed(async (clock) => {
    const browser = openBrowser();
    const first = follow(browser.tab(), reply(503));
    const second = follow(browser.tab(), processing);
    await pass(clock, 20_000);
    assert.ok(first.told().filter((word) => word === "retry").length > 2);
    assert.deepEqual(second.told(), ["progress", "other_tab", "progress"]);
    assert.equal(second.polls(), 1);
  }),
);

for (const [name, others] of [
  ["the next in the queue", 0],
  ["behind two hidden ones", 2],
]) {
  test(
    `a hidden tab gives the lead at once to one that is seen: ${name}`,
    timed(async (clock) => {
      const end = 100_000;
      const answer = overAt(end);
      const browser = openBrowser();
      const hidden = Array.from({ length: others + 1 }, () => browser.tab());
      const led = hidden.map((tab) => follow(tab, answer));
      for (const tab of hidden) tab.show(false);
      await pass(clock, 70_000);
      const polls = led[0].polls();
      const seen = follow(browser.tab(), answer);
      await turns(40);
      assert.equal(seen.polls(), 1, "at once");
      assert.equal(seen.told().at(-1), "progress");
      await pass(clock, end - 70_000 + 10_000);
      assert.equal((await settled(seen.waiting)).value?.status, "completed");
      assert.equal(led[0].polls(), polls);
      for (const { told } of led) assert.equal(ends(told()), 1);
    }),
  );
}

test(
  "the lead follows the eyes: the tab that was seen and is hidden loses it to the one that is shown",
  timed(async (clock) => {
    const browser = openBrowser();
    const [one, two] = [browser.tab(), browser.tab()];
    const [first, second] = [follow(one, processing), follow(two, processing)];
    two.show(false);
    await pass(clock, 10_000);
    assert.equal(second.polls(), 0);
    for (let turn = 0; turn < 3; turn += 1) {
      const before = [first.polls(), second.polls()];
      one.show(turn % 2 === 1);
      two.show(turn % 2 === 0);
      await pass(clock, 20_000);
      const [still, busy] = turn % 2 === 0 ? [first, second] : [second, first];
      assert.equal(still.polls(), before[turn % 2]);
      assert.ok(busy.polls() >= before[1 - (turn % 2)] + 2);
    }
  }),
);

test(
  "hidden tabs leave the lead where it is, at one look a minute in all of them together",
  timed(async (clock) => {
    const browser = openBrowser();
    const tabs = [browser.tab(), browser.tab()];
    const all = tabs.map((tab) => follow(tab, processing));
    for (const tab of tabs) tab.show(false);
    await turns();
    const before = all[0].polls();
    await pass(clock, 5 * minute);
    assert.deepEqual([all[0].polls() - before, all[1].polls()], [5, 0]);
  }),
);

test(
  "a tab that sleeps with the lead in its hands keeps nobody from the end for long",
  timed(async (clock) => {
    const answer = overAt(20_000);
    const browser = openBrowser();
    const asleep = browser.tab();
    follow(asleep, answer);
    const led = follow(browser.tab(), answer);
    await pass(clock, 19_000);
    assert.equal(led.polls(), 0);
    asleep.sleep();
    await pass(clock, 5000);
    // Who comes now asks, waits for three seconds, looks for itself, and tells the other.
    const late = follow(browser.tab(), answer);
    await pass(clock, 4000);
    for (const { waiting, told } of [led, late]) {
      assert.equal((await settled(waiting)).value?.status, "completed");
      assert.equal(ends(told()), 1);
    }
    assert.deepEqual([led.polls(), late.polls()], [0, 1]);
  }),
);

test(
  "at its deadline a led wait looks for itself",
  timed(async (clock) => {
    const browser = openBrowser();
    follow(browser.tab(), reply(503));
    const led = follow(browser.tab(), completed, { poll: { maxWaitMs: 10_000 } });
    await pass(clock, 11_000);
    assert.equal((await settled(led.waiting)).value?.status, "completed");
    assert.equal(led.polls(), 1);
  }),
);

test(
  "a page that goes keeps nothing open, and takes part again when it is back",
  timed(async (clock) => {
    const browser = openBrowser();
    const tab = browser.tab();
    const only = follow(tab, processing);
    await pass(clock, 7000);
    assert.deepEqual(browser.open(), [1, 1, 0]);
    for (const [away, back] of [
      ["pagehide", "pageshow"],
      ["freeze", "resume"],
    ]) {
      const before = only.polls();
      tab.fire(away);
      await turns();
      assert.deepEqual(browser.open(), [0, 0, 0]);
      await pass(clock, 5 * minute);
      assert.equal(only.polls(), before);
      tab.fire(back);
      await turns();
      assert.deepEqual(browser.open(), [1, 1, 0]);
      assert.equal(only.polls(), before + 1, "at once");
      await pass(clock, 7000);
    }
    assert.ok(!only.told().includes("other_tab"));
    only.controller.abort();
    await turns();
    assert.deepEqual(browser.open(), [0, 0, 0]);
    assert.equal(clock.countTimers(), 0);
  }),
);
