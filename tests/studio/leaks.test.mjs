/** What an element leaves behind when it is taken out of a page: nothing, whenever that is. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { awaitTold, inState, inStudio, openElement, prepare, useChromium } from "./element.mjs";

useChromium();

/** @typedef {import("playwright-core").Page} Page */

/** Puts so many elements in and takes them out again, each at this moment of its life. @param {Page} page @param {number} count @param {string} moment */
const mount = (page, count, moment) =>
  page.evaluate(
    async ({ count, moment }) => {
      const before = document.querySelector("kling-o3-studio");
      const gone = [];
      for (let at = 0; at < count; at += 1) {
        const one = /** @type {any} */ (document.createElement("kling-o3-studio"));
        one.storageKey = `one${at}`;
        document.body.append(one);
        if (moment !== "at once") await one.loadLate();
        if (moment === "filled")
          one.importRequest({ prompt: "A harbour", image_urls: ["https://sandbox.example/media/pier.jpg"] });
        if (moment === "filled") await one.updateComplete;
        if (moment === "completed") {
          one.scenario = "sk-test-fast";
          one.request = { prompt: `Harbour ${at}` };
          const over = new Promise((resolve) => one.addEventListener("ko3-complete", resolve, { once: true }));
          await one.submit();
          await over;
          await one.updateComplete;
        }
        one.remove();
        gone.push(new WeakRef(one));
      }
      Object.assign(globalThis, { gone, before });
    },
    { count, moment },
  );

/** How many of them are still there once the browser has cleaned up. @param {Page} page */
async function left(page) {
  const count = () =>
    page.evaluate(
      () => /** @type {any} */ (globalThis).gone.filter((/** @type {WeakRef<object>} */ one) => one.deref()).length,
    );
  for (let tries = 10; tries > 0 && (await count()) > 0; tries -= 1) {
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    await page.requestGC();
  }
  return count();
}

const moments = { "at once": 12, loaded: 12, filled: 12, completed: 4 };
for (const [moment, count] of Object.entries(moments))
  test(`${count} elements that were taken out ${moment} are given back`, async (t) => {
    const { page } = await openElement(t);
    await mount(page, count, moment);
    // What one did last, the browser may remember.
    assert.ok((await left(page)) <= 1, `${await left(page)}`);
  });

test("the files that it brings are there once, however many elements a page has had", async (t) => {
  const { page } = await openElement(t);
  await page.evaluate(() => {
    const { createObjectURL } = URL;
    Object.assign(globalThis, { made: 0 });
    URL.createObjectURL = (one) => {
      /** @type {any} */ (globalThis).made += 1;
      return createObjectURL(one);
    };
  });
  await mount(page, 3, "filled");
  assert.equal(await page.evaluate("made"), 1);
});

test("an element that is taken out before it is complete follows nothing, and goes on when it is back", async (t) => {
  const { page } = await openElement(t);
  await prepare(page, "stall");
  await inStudio(page, (studio) => studio.submit());
  await inState(page, "processing");
  const watched = await page.evaluate(async () => {
    document.querySelector("kling-o3-studio")?.remove();
    const one = /** @type {any} */ (document.createElement("kling-o3-studio"));
    document.body.append(one);
    await one.updateComplete;
    one.remove();
    await one.loadLate();
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setTimeout(resolve));
    const watched = one.jobs.filter((/** @type {any} */ job) => job.watching !== null).length;
    document.body.append(one);
    return watched;
  });
  assert.equal(watched, 0);
  await inState(page, "processing");
  await awaitTold(page, "ko3-task");
});

for (const panel of ["request", "tasks"])
  test(`a panel that was left is given back: ${panel}`, async (t) => {
    const { page } = await openElement(t);
    await page.evaluate(() =>
      localStorage.setItem("ko3:task:k", JSON.stringify({ key: "k", mode: "live", madeAt: 1, draft: null })),
    );
    await prepare(page, "ok");
    await inStudio(page, (studio) => studio.requestTab());
    await inStudio(page, (studio) => studio.work.restore());
    await inStudio(
      page,
      async (studio, panel) => {
        const gone = [];
        for (let at = 0; at < 24; at += 1) {
          studio.panel = at % 2 === 0 ? panel : "result";
          studio.requestUpdate();
          await studio.updateComplete;
          if (at % 2 === 0) gone.push(new WeakRef(studio.shadowRoot.querySelector(".side-body .segments")));
        }
        Object.assign(globalThis, { gone });
      },
      panel,
    );
    assert.ok((await left(page)) <= 1, `${await left(page)}`);
  });
