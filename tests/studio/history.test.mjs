/** A studio that is used every day: hundreds of tasks, and a storage that is full. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { focus, inState, open, prompt, sendUntil, useChromium } from "./studio.mjs";

useChromium();

/** @typedef {import("playwright-core").Page} Page */
const pier = readFileSync(new URL("../../www/public/media/pier.jpg", import.meta.url));

/** Tasks that earlier days have left, each an hour older, with a picture and a text of so many characters. @param {Page} page @param {number} count @param {number} [length] */
const leave = (page, count, length = 100) =>
  page.evaluate(
    ({ count, length }) => {
      for (let at = 0; at < count; at += 1) {
        const tile = { key: `t${at}`, url: `https://img.example.net/${at}.jpg`, label: "" };
        const empty = { shots: [], start: null, end: null, subjects: [], dismissed: [] };
        const chosen = { way: "prompt", resolution: "720p", ratio: "16:9", seconds: 5, sound: false };
        const draft = { ...empty, ...chosen, prompt: `${at} `.padEnd(length, "x"), images: [tile] };
        const kept = { key: `k${at}`, mode: "live", scenario: null, draft, madeAt: Date.now() - (at + 1) * 3_600_000 };
        const end = { phase: "ended", ref: { id: `task-${at}` }, end: "completed", tookMs: 60_000 };
        localStorage.setItem(`ko3:task:k${at}`, JSON.stringify({ ...kept, ...end }));
      }
    },
    { count, length },
  );

/** Reloads, and waits for so many tasks. @param {Page} page @param {number} count */
async function reload(page, count) {
  await page.reload();
  await page.getByRole("tab", { name: `Tasks ${count}`, exact: true }).waitFor();
}

/** What others keep on the same origin, until nothing fits any more. @param {Page} page */
const fill = (page) =>
  page.evaluate(() => {
    for (let size = 1 << 22, at = 0; size >= 1; size >>= 1)
      try {
        for (;;) localStorage.setItem(`host${at++}`, "x".repeat(size));
      } catch {
        // Then a smaller one.
      }
  });

test("of hundreds of tasks the newest are listed, the others on demand", async (t) => {
  const { page } = await open(t);
  await page.route("https://img.example.net/**", (route) => route.fulfill({ contentType: "image/jpeg", body: pier }));
  await leave(page, 120);
  await reload(page, 120);
  await page.locator("#tab-tasks").click();
  const titles = page.locator(".task-title .words");
  assert.equal(await titles.count(), 50);
  await page.getByRole("button", { name: "Show 50 more" }).click();
  assert.equal(await titles.count(), 100);
  assert.match((await focus(page)) ?? "", /^task-k50$/, "where the new ones begin");
  await page.getByRole("button", { name: "Show 20 more" }).click();
  assert.equal(await titles.count(), 120);
  assert.equal(await page.getByRole("button", { name: /^Show / }).count(), 0);
});

test("a picture far down the list is there when one comes to it, however late that is", async (t) => {
  const { page } = await open(t, {}, { clock: true, alone: true });
  await page.route("https://img.example.net/**", (route) => route.fulfill({ contentType: "image/jpeg", body: pier }));
  await leave(page, 50);
  await reload(page, 50);
  await page.locator("#tab-tasks").click();
  await page.clock.runFor("02:00");
  const last = page.locator(".task").last();
  assert.equal(await last.locator("img").count(), 1);
  await last.scrollIntoViewIfNeeded();
  await last.locator("img").evaluate((one) => /** @type {HTMLImageElement} */ (one).decode());
});

test("where the storage is full, the oldest give their settings up for a task that is paid for", async (t) => {
  const { page } = await open(t);
  await leave(page, 60, 20_000);
  await fill(page);
  await reload(page, 60);
  await sendUntil(page, "ok", "completed");
  const id = await page.locator(".task-id code").textContent();
  assert.equal(await page.locator(".strip.warn").count(), 0);
  await reload(page, 61);
  await inState(page, "completed");
  assert.equal(await page.locator(".task-id code").textContent(), id);
  await page.locator("#tab-tasks").click();
  assert.match((await page.locator(".task .words").first().textContent()) ?? "", /walks/);
  await page.getByRole("button", { name: "Show 11 more" }).click();
  assert.equal(await page.locator(".task .words").last().textContent(), "task-59", "it is still there");
});

test("that nothing can be kept is said as long as it is so", async (t) => {
  const { page } = await open(t, {}, { clock: true, alone: true });
  await fill(page);
  await prompt(page).fill("A harbour at dawn");
  await page.clock.runFor("00:01");
  await prompt(page).fill("A harbour at night");
  await page.locator(".strip.warn").waitFor();
  await page.evaluate("localStorage.clear()");
  await prompt(page).fill("A harbour at noon");
  await page.clock.runFor("00:01");
  await page.locator(".strip.warn").waitFor({ state: "detached" });
  await page.reload();
  await inState(page, "editing");
  assert.equal(await prompt(page).inputValue(), "A harbour at noon");
});

test("what another version has left, or anybody, breaks nothing", async (t) => {
  const { page } = await open(t);
  await page.evaluate(() => {
    const kept = {
      key: "old",
      mode: "live",
      madeAt: 1,
      draft: { prompt: "An old harbour" },
      phase: "ended",
      end: "completed",
    };
    const left = { old: kept, bare: { ...kept, key: "bare", draft: undefined }, number: 1, list: [], text: "x" };
    for (const [name, value] of Object.entries(left)) localStorage.setItem(`ko3:task:${name}`, JSON.stringify(value));
    localStorage.setItem("ko3:draft", JSON.stringify("x"));
  });
  await reload(page, 2);
  await page.locator("#tab-tasks").click();
  assert.deepEqual((await page.locator(".task .words").allTextContents()).sort(), ["An old harbour", "No text"]);
  await sendUntil(page, "ok", "pending");
});
