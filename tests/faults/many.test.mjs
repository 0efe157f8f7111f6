/** Five hundred tasks followed at once in one tab, over HTTP: all end, within the governor's bounds. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { openTab, serve, useChromium } from "../browser/chromium.mjs";

useChromium();

const clone = fileURLToPath(new URL("../..", import.meta.url));
const count = 500;
const perSecond = 60;
const inFlight = 4;

test(`${count} tasks are followed at once, and none of them starves`, async (t) => {
  const server = await serve(t, {
    pageFolder: clone,
    sandbox: { speed: 1, timing: { pendingMs: 0, processingMs: 6_000 } },
  });
  const { page } = await openTab(t);
  await page.goto(`${server.url}tests/browser/blank.html`);
  const protocol = await page.context().newCDPSession(page);
  const heap = async () => {
    await protocol.send("HeapProfiler.collectGarbage");
    return (await protocol.send("Runtime.getHeapUsage")).usedSize;
  };
  await page.evaluate(prepare, { perSecond });
  const ids = await page.evaluate(
    (many) => Promise.all(Array.from({ length: many }, (_, index) => made(index))),
    count,
  );
  assert.equal(new Set(ids).size, count);
  const before = await heap();
  await page.evaluate((all) => void follow(all), ids);
  await page.waitForFunction((many) => looks().asked >= many, count);
  const during = await heap();
  const ends = await page.evaluate("ends");
  const { most, busiest, longestGap } = await page.evaluate("looks()");
  t.diagnostic(`${Math.round((during - before) / count / 1024)} kB of memory for each followed task`);
  t.diagnostic(
    `at most ${most} in flight, ${busiest} in a second, ${Math.round(longestGap)} ms between two looks at a task`,
  );
  assert.deepEqual(ends, Array(count).fill("completed"));
  assert.ok(most <= inFlight, `${most} were in flight`);
  // A start may be seen a moment after it was: the window of whoever counts is not the governor's.
  assert.ok(busiest <= perSecond + inFlight, `${busiest} began in one second`);
  assert.ok(longestGap < 3 * (count / perSecond) * 1_000 + 15_000, `a task was not looked at for ${longestGap} ms`);
  assert.equal(server.posts.total, count);
});

/** In the page: a client whose requests are counted. @param {{ perSecond: number }} options */
async function prepare({ perSecond: maxRequestsPerSecond }) {
  const { Client } = await import(/** @type {any} */ ("/dist/index.js"));
  /** @type {number[]} */
  const starts = [];
  /** @type {Map<string, number>} */
  const last = new Map();
  const seen = { running: 0, most: 0, longestGap: 0 };
  const counted = async (/** @type {string} */ url, /** @type {RequestInit} */ init) => {
    if (init.method === "POST") return fetch(url, init);
    const now = performance.now();
    starts.push(now);
    seen.longestGap = Math.max(seen.longestGap, now - (last.get(url) ?? now));
    last.set(url, now);
    seen.running += 1;
    seen.most = Math.max(seen.most, seen.running);
    return fetch(url, init).finally(() => {
      seen.running -= 1;
    });
  };
  const client = new Client({ baseUrl: "/sandbox", fetch: counted, maxRequestsPerSecond, journal: null });
  const busiest = () =>
    Math.max(
      ...starts
        .map((start, index) => starts.slice(index).findIndex((other) => other - start >= 1_000))
        .map((found, index) => (found < 0 ? starts.length - index : found)),
    );
  Object.assign(globalThis, {
    made: async (/** @type {number} */ index) =>
      (await client.create({ prompt: `Take ${index}`, image_urls: ["https://img.example.net/a.png"] })).id,
    follow: (/** @type {string[]} */ ids) => {
      const waits = ids.map((id) =>
        client
          .task(id)
          .wait()
          .then((/** @type {any} */ { status }) => status),
      );
      Object.assign(globalThis, { ends: Promise.all(waits) });
    },
    looks: () => ({ asked: last.size, most: seen.most, longestGap: seen.longestGap, busiest: busiest() }),
  });
}
