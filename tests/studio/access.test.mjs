/** What axe finds in the states of the design: nothing, in every look and at every width. */
import assert from "node:assert/strict";
import { test } from "node:test";

import {
  axe,
  fillExample,
  inState,
  open,
  picker,
  prompt,
  sendUntil,
  slow,
  submit,
  typeAtEnd,
  useChromium,
} from "./studio.mjs";

useChromium();

/** @typedef {import("playwright-core").Page} Page */

/** How to come to each state. @type {Record<string, (page: Page) => Promise<unknown>>} */
const states = {
  empty: async () => {},
  invalid: async (page) => {
    await submit(page).click();
    await inState(page, "invalid");
  },
  "picker open": async (page) => {
    await fillExample(page);
    await typeAtEnd(prompt(page), " @");
    await picker(page).waitFor();
  },
  shots: (page) => fillExample(page, "shots"),
  processing: (page) => sendUntil(page, "stall", "processing"),
  completed: (page) => sendUntil(page, "fast", "completed"),
  tasks: async (page) => {
    await sendUntil(page, "fast", "completed");
    await page.locator("#tab-tasks").click();
    await page.locator(".task .icon").click();
  },
  failed: (page) => sendUntil(page, "fail-policy", "failed"),
};

/** @type {[string, import("playwright-core").BrowserContextOptions][]} */
const looks = [
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["forced colours", { forcedColors: "active" }],
];

for (const [name, reach] of Object.entries(states)) {
  test(`axe finds nothing: ${name}`, async (t) => {
    const { page } = await open(
      t,
      { viewport: { width: 1280, height: 900 } },
      { sandbox: name === "processing" ? slow : { timing: { pendingMs: 300, processingMs: 600 } } },
    );
    await reach(page);
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 900 });
      for (const [look, media] of looks) {
        await page.emulateMedia({ colorScheme: "light", forcedColors: "none", reducedMotion: "reduce", ...media });
        assert.deepEqual(await axe(page), [], `${look}, ${width} px`);
      }
    }
  });
}

test("axe finds nothing in Chinese, in the dialogs and in the list of tasks", async (t) => {
  const { page } = await open(t, { locale: "zh-CN", viewport: { width: 1280, height: 900 } });
  await page.getByRole("tab", { name: /任务/ }).click();
  assert.deepEqual(await axe(page), []);
  await page.getByLabel("正式").check({ force: true });
  await page.locator("#set-key").click();
  await page.getByRole("dialog").waitFor();
  assert.deepEqual(await axe(page), []);
});

test("320 pixels are enough, in every part", async (t) => {
  const { page } = await open(t, { viewport: { width: 320, height: 640 } });
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  for (const example of ["travel", "shots", "frames"]) {
    await fillExample(page, example);
    assert.equal(await width(), 320, example);
  }
  await page.locator("#add-images").fill("nonsense");
  await page.locator("#add-images").press("Enter");
  await submit(page).click();
  await inState(page, "invalid");
  assert.equal(await width(), 320);
  await sendUntil(page, "fast", "completed").catch(() => {});
  assert.equal(await width(), 320);
});

for (const [name, viewport] of /** @type {const} */ ([
  // 1280 × 1024 pixels at 400 %.
  ["at 400 % zoom", { width: 320, height: 256 }],
  ["on a phone", { width: 360, height: 640 }],
]))
  test(`${name} nothing scrolls sideways, and what has the focus lies behind nothing`, async (t) => {
    const { page } = await open(t, { viewport });
    await fillExample(page);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), viewport.width);
    await page.locator("#template").focus();
    /** @type {string[]} */
    const stops = [];
    while (stops.at(-1) !== "submit") {
      await page.keyboard.press("Tab");
      const { stop, isHidden } = await page.evaluate(() => {
        const root = document.querySelector("kling-o3-studio")?.shadowRoot;
        const own = root?.activeElement;
        const bar = root?.querySelector(".send");
        const [one, other] = [own, bar].map((element) => element?.getBoundingClientRect());
        const isWithin = !own || !bar || bar.contains(own) || !one || !other;
        // A tall text may reach below the bar; its first lines may not lie there.
        const isHidden = !isWithin && one.top + 24 > other.top && one.top < other.bottom;
        const isOutside = !one || one.bottom <= 0 || one.top >= innerHeight;
        const stop = own?.matches(".submit") ? "submit" : own?.id || own?.className || own?.tagName || "";
        return { stop, isHidden: isHidden || isOutside };
      });
      stops.push(stop);
      assert.equal(isHidden, false, `${stops.length} ${stop}`);
      assert.ok(stops.length < 80, stops.join());
    }
    assert.ok(stops.length > 15, stops.join());
  });

test("with reduced motion nothing moves", async (t) => {
  const { page } = await open(t, { reducedMotion: "reduce" });
  await sendUntil(page, "stall", "pending");
  const moving = await page.evaluate(() => document.getAnimations().length);
  assert.equal(moving, 0);
});

test("in forced colours every surface keeps its edge, and what is chosen is seen", async (t) => {
  const { page } = await open(t, { forcedColors: "active" });
  await fillExample(page);
  const outline = await page.evaluate(() => {
    const chosen = document
      .querySelector("kling-o3-studio")
      ?.shadowRoot?.querySelector(".segments input:checked + span");
    return chosen ? getComputedStyle(chosen).outlineStyle : "";
  });
  assert.equal(outline, "solid");
});

test("a narrow studio shows one side at a time, whatever the window's width", async (t) => {
  const { page } = await open(t, { viewport: { width: 360, height: 740 } });
  assert.equal(await page.locator(".side").isVisible(), false);
  await page.getByRole("button", { name: "Result" }).click();
  assert.equal(await page.locator(".side").isVisible(), true);
  assert.equal(await page.locator(".form").isVisible(), false);
});

test("the focus is never lost when what had it goes", async (t) => {
  const { page } = await open(t, { viewport: { width: 360, height: 740 } });
  const focusedName = () =>
    page.evaluate(() => document.querySelector("kling-o3-studio")?.shadowRoot?.activeElement?.textContent?.trim());
  await fillExample(page);
  await page.locator("#scenario").selectOption("sk-test-stall");
  await submit(page).press("Enter");
  await inState(page, "pending");
  assert.equal(await focusedName(), "Result");
  await page.getByRole("button", { name: "Stop watching" }).press("Enter");
  await inState(page, "paused");
  assert.equal(await focusedName(), "Watch again");
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await prompt(page).fill("A harbour");
  const dismiss = page.getByRole("button", { name: /^Dismiss/ });
  for (let left = await dismiss.count(); left > 0; left -= 1) await dismiss.first().press("Enter");
  assert.match((await focusedName()) ?? "", /^Create another/);
});
