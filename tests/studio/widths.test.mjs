/** What stands where, by the width of the studio: nothing breaks apart, and what came of it is seen. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { fillExample, inState, open, prompt, sendUntil, submit, useChromium } from "./studio.mjs";

useChromium();

/** @typedef {import("playwright-core").Page} Page */

/** The heights, in whole pixels, at which the middles of these are; one where they are a line. @param {Page} page @param {string} all */
const lines = (page, all) =>
  page.locator(all).evaluateAll((found) => {
    const boxes = found.map((one) => one.getBoundingClientRect());
    return [...new Set(boxes.map(({ top, height }) => Math.round(top + height / 2)))].length;
  });

/** @param {Page} page */
const columns = (page) =>
  page.locator(".columns").evaluate((one) => getComputedStyle(one).gridTemplateColumns.split(" ").length);

test("the tools and the languages of a snippet are one line each on every phone", async (t) => {
  const { page } = await open(t, { hasTouch: true, isMobile: true, viewport: { width: 320, height: 700 } });
  await page.getByRole("button", { name: "Result", exact: true }).click();
  await page.locator("#tab-request").click();
  await page.locator("#request-code").waitFor();
  for (const width of [320, 360, 390, 430, 540]) {
    await page.setViewportSize({ width, height: 700 });
    assert.equal(await lines(page, ".tools > *, .tools .segments label"), 1, `tools, ${width} px`);
    assert.equal(await lines(page, ".side .segments label"), 1, `languages, ${width} px`);
  }
});

test("a tablet has both sides beside each other, each choice on one line", async (t) => {
  const { page } = await open(t, { viewport: { width: 1024, height: 768 } });
  await fillExample(page, "frames");
  assert.equal(await columns(page), 2);
  for (const choice of ["resolution", "aspect_ratio"])
    assert.equal(await lines(page, `#field-${choice} label`), 1, choice);
  await page.locator("#tab-request").click();
  await page.locator("#request-code").waitFor();
  assert.equal(await lines(page, ".side .segments label"), 1);
  await page.setViewportSize({ width: 900, height: 768 });
  assert.equal(await columns(page), 1);
});

test("where the result is below the form, it comes into view", async (t) => {
  // 1440 × 900 pixels at 200 %.
  const { page } = await open(t, { viewport: { width: 720, height: 450 } });
  await prompt(page).fill("A harbour");
  await sendUntil(page, "fast", "completed");
  const box = await page.locator("#tab-result").boundingBox();
  assert.ok(box && box.y >= 0 && box.y < 300, JSON.stringify(box));
});

test("where it is beside the form, nothing moves", async (t) => {
  const { page } = await open(t, { viewport: { width: 1280, height: 500 } });
  await fillExample(page, "text");
  await page.locator("#scenario").selectOption("sk-test-stall");
  await submit(page).scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  await submit(page).click();
  await inState(page, "pending");
  assert.equal(await page.evaluate(() => scrollY), before);
});

test("a long word of somebody else is broken, not the page", async (t) => {
  const { page } = await open(t, { viewport: { width: 320, height: 640 } });
  await page.locator("#add-images").fill(`https://${"long.".repeat(12)}example.net/pier.png`);
  await page.locator("#add-images").press("Enter");
  await page.locator(".tile-note").waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
});
