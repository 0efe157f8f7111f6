/**
 * Tabs of one origin in a real browser: real locks, real channels. The task's clock is a test's own, so that a test says
 * when the task is over; what each tab asks is counted where it leaves, and all of it where it arrives.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { openTab, serve, useChromium } from "./chromium.mjs";

// Playwright forbids the browser to keep a page that was left.
useChromium({ ignoreDefaultArgs: ["--disable-back-forward-cache"] });

const clone = fileURLToPath(new URL("../..", import.meta.url));

/** A task at the server, and as many tabs as a test wants. @param {import("node:test").TestContext} t */
async function open(t) {
  const clock = { now: Date.now() };
  let arrived = 0;
  const server = await serve(t, {
    pageFolder: clone,
    sandbox: { now: () => clock.now, timing: { pendingMs: 0, processingMs: 600_000 } },
    fault: ({ method }) => {
      if (method === "GET") arrived += 1;
      return null;
    },
  });
  const url = `${server.url}tests/browser/blank.html`;
  const { page: first, wrong } = await openTab(t);
  await first.goto(url);
  const id = await first.evaluate(async () => {
    const { Client } = await import(/** @type {any} */ ("/dist/index.js"));
    const client = new Client({ baseUrl: "/sandbox", apiKey: "sk-test-ok", journal: null });
    return (await client.create({ prompt: "A harbour", image_urls: ["https://img.example.net/pier.png"] })).id;
  });
  const follow = async (/** @type {import("playwright-core").Page} */ page) => {
    let polls = 0;
    page.on("request", (request) => {
      if (request.url().includes("/v1/tasks/")) polls += 1;
    });
    if (page !== first) await page.goto(url);
    await page.evaluate(start, { id, hidden: false });
    return {
      page,
      polls: () => polls,
      told: () => page.evaluate(() => /** @type {any} */ (globalThis).told),
      outcome: () => page.evaluate(() => /** @type {any} */ (globalThis).outcome),
      show: (/** @type {boolean} */ seen) =>
        page.evaluate((hidden) => {
          Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
          document.dispatchEvent(new Event("visibilitychange"));
        }, !seen),
    };
  };
  return {
    server,
    first,
    wrong,
    follow,
    newTab: async () => follow(await first.context().newPage()),
    arrived: () => arrived,
    finish: () => {
      clock.now += 1_000_000;
    },
  };
}

/** In the page: follows the task at a quick pace. @param {{ id: string, hidden: boolean }} task */
async function start({ id, hidden }) {
  // What playwright calls headless is always seen; a test says otherwise.
  Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
  const { Client } = await import(/** @type {any} */ ("/dist/index.js"));
  const client = new Client({ baseUrl: "/sandbox", apiKey: "sk-test-ok", journal: null });
  /** @type {string[]} */
  const told = [];
  const outcome = client
    .task(id)
    .wait({
      poll: { minIntervalMs: 100, maxIntervalMs: 200 },
      onEvent: (/** @type {any} */ event) => told.push(event.reason ?? event.type),
    })
    .then(
      (/** @type {any} */ task) => task.status,
      (/** @type {any} */ error) => error.code,
    );
  Object.assign(globalThis, { told, outcome });
}

/** Waits until something is so. @param {() => unknown} holds */
async function until(holds) {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}

const ends = (/** @type {string[]} */ told) => told.filter((word) => word === "completed").length;

test("one tab polls, and each is told the end once", async (t) => {
  const { first, follow, newTab, arrived, finish, wrong } = await open(t);
  const leader = await follow(first);
  const last = await newTab();
  const led = [await newTab(), last];
  await until(async () => leader.polls() >= 10 && (await last.told()).includes("progress"));
  finish();
  for (const tab of [leader, ...led]) {
    assert.equal(await tab.outcome(), "completed");
    assert.equal(ends(await tab.told()), 1);
  }
  for (const tab of led) {
    assert.equal(tab.polls(), 0);
    assert.equal((await tab.told()).filter((/** @type {string} */ word) => word === "other_tab").length, 1);
  }
  assert.equal(arrived(), leader.polls());
  assert.deepEqual(wrong, []);
});

test("when the tab that polls is closed, another takes over", async (t) => {
  const { first, follow, newTab, finish } = await open(t);
  const leader = await follow(first);
  const next = await newTab();
  await until(() => leader.polls() >= 3);
  assert.equal(next.polls(), 0);
  await first.close();
  await until(() => next.polls() >= 3);
  finish();
  assert.equal(await next.outcome(), "completed");
  assert.equal(ends(await next.told()), 1);
});

test("a hidden tab gives the lead to the one that is seen", async (t) => {
  const { first, follow, newTab, finish } = await open(t);
  const leader = await follow(first);
  const other = await newTab();
  await until(() => leader.polls() >= 3);
  await leader.show(false);
  const before = leader.polls();
  await until(() => other.polls() >= 3);
  assert.ok(leader.polls() <= before + 1);
  // And back again.
  await other.show(false);
  await leader.show(true);
  await until(() => leader.polls() >= before + 4);
  finish();
  for (const tab of [leader, other]) {
    assert.equal(await tab.outcome(), "completed");
    assert.equal(ends(await tab.told()), 1);
  }
});

test("a page that was left is kept by the browser, lets another tab poll, and goes on when it is back", async (t) => {
  const { first, follow, newTab, finish, server } = await open(t);
  const leader = await follow(first);
  const other = await newTab();
  await until(() => leader.polls() >= 3);
  await first.evaluate(() =>
    addEventListener("pageshow", ({ persisted }) => Object.assign(globalThis, { persisted }), { once: true }),
  );
  await first.goto(`${server.url}tests/browser/blank.html?elsewhere`);
  await until(() => other.polls() >= 3);
  // A page that is back is not loaded.
  await first.goBack({ waitUntil: "commit" });
  const kept = await first.evaluate(() => ({
    persisted: /** @type {any} */ (globalThis).persisted,
    reasons: /** @type {any} */ (performance.getEntriesByType("navigation")[0]).notRestoredReasons,
  }));
  assert.equal(kept.persisted, true, JSON.stringify(kept.reasons));
  finish();
  for (const tab of [leader, other]) {
    assert.equal(await tab.outcome(), "completed");
    assert.equal(ends(await tab.told()), 1);
  }
});
