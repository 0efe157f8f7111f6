/** What a host page can change of the published element's look, and what it cannot: slots, parts, CSS properties, states. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { cssProperties, parts, slots, states } from "../../www/interface.mjs";
import { inState, inStudio, openElement, prepare, promptShows, useChromium } from "./element.mjs";
import { axe } from "./studio.mjs";

useChromium();

const folder = new URL("../../www/src/", import.meta.url);
const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.(ts|css)$/.test(name))
  .map((name) => readFileSync(new URL(name, folder), "utf8"))
  .join("\n");
/** @param {RegExp} pattern */
const named = (pattern) =>
  [...new Set([...sources.matchAll(pattern)].flatMap(([, found = ""]) => found.split(" ")))].sort();
/** @param {readonly (readonly string[])[]} rows */
const names = (rows) => rows.map(([name]) => name).sort();

test("the table names the slots, parts, CSS properties and states that there are", () => {
  assert.deepEqual(named(/<slot name="([\w-]+)"/g), names(slots));
  const dynamic = ["element-card", "mention", "mention-unresolved", "shot"];
  assert.deepEqual([...named(/\bpart="([\w -]+)"/g), ...dynamic].sort(), names(parts));
  assert.deepEqual(named(/var\(\s*(--ko3-[\w-]+)/g), names(cssProperties));
  assert.deepEqual(names(states), ["failed", "offline", "running", "sandbox"]);
});

/** Where the content of each slot is seen. @type {Record<string, (page: import("playwright-core").Page) => Promise<unknown>>} */
const reached = {
  header: async () => {},
  intro: async () => {},
  actions: async () => {},
  footer: async () => {},
  empty: async () => {},
  key: (page) => inStudio(page, (one) => Object.assign(one, { mode: "live" }).updateComplete),
  player: async (page) => {
    await prepare(page, "fast");
    await inStudio(page, (one) => one.submit());
    await inState(page, "completed");
    assert.equal(await page.locator("kling-o3-studio video").isVisible(), false);
  },
};
for (const [name = ""] of slots) {
  test(`slot ${name}`, async (t) => {
    const own = `<b slot="${name}">The host's own</b>`;
    const { page } = await openElement(t, `<kling-o3-studio>${own}</kling-o3-studio>`);
    await reached[name]?.(page);
    await page.getByText("The host's own").waitFor();
  });
}

/** A sheet that the policy lets in. @param {import("playwright-core").Page} page @param {string} text */
const adopt = (page, text) =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }, text);

test("parts and CSS properties reach what they name", async (t) => {
  const { page } = await openElement(t);
  await page.getByLabel("Start from").selectOption("shots");
  await adopt(
    page,
    `kling-o3-studio { --ko3-bg: rgb(1, 2, 3); --ko3-radius: 9px; --ko3-font-size: 18px; --ko3-space: 2px; }
     kling-o3-studio::part(submit) { letter-spacing: 3px; } kling-o3-studio::part(mention) { outline: 1px solid red; }`,
  );
  const seen = await inStudio(page, (one) => {
    const style = (/** @type {string} */ selector) => getComputedStyle(one.shadowRoot.querySelector(selector));
    return {
      ground: style(".studio").backgroundColor,
      radius: style(".submit").borderTopLeftRadius,
      size: style("textarea").fontSize,
      gap: style(".form").rowGap,
      spacing: style(".submit").letterSpacing,
      mention: style("mark").outlineStyle,
    };
  });
  assert.deepEqual(seen, {
    ...{ ground: "rgb(1, 2, 3)", radius: "9px", size: "18px", gap: "16px", spacing: "3px", mention: "solid" },
  });
});

test("states can be asked for in style sheets", async (t) => {
  const { page } = await openElement(t);
  const has = () =>
    inStudio(page, (one) =>
      ["running", "failed", "sandbox", "offline"].filter((name) => one.matches(`:state(${name})`)),
    );
  assert.deepEqual(await has(), ["sandbox"]);
  await prepare(page, "fail-at-5");
  await inStudio(page, (one) => one.submit());
  assert.deepEqual(await has(), ["running", "sandbox"]);
  await inState(page, "failed");
  assert.deepEqual(await has(), ["failed", "sandbox"]);
  await page.context().setOffline(true);
  await page.getByText("You are offline").first().waitFor();
  assert.deepEqual(await has(), ["failed", "sandbox", "offline"]);
  await inStudio(page, (one) => Object.assign(one, { mode: "live" }).updateComplete);
  assert.deepEqual(await has(), ["failed", "offline"]);
});

test("a host that resets everything changes nothing in it", async (t) => {
  const { page } = await openElement(t);
  const measure = () =>
    inStudio(page, (one) =>
      ["textarea", ".submit", ".title", ".side", "legend", "select"].map((selector) => {
        const { width, height } = one.shadowRoot.querySelector(selector).getBoundingClientRect();
        return [selector, Math.round(width), Math.round(height)];
      }),
    );
  const before = await measure();
  await adopt(
    page,
    "body { display: block !important; margin: 8px !important } :not(html, body) { all: unset !important }",
  );
  assert.deepEqual(await measure(), before);
  assert.deepEqual(
    await axe(page).then((found) => found.filter((line) => !/landmark|region|heading-one|title/.test(line))),
    [],
  );
});

test("taken out of the page and put back, it keeps its form and goes on with its task", async (t) => {
  const { page } = await openElement(t);
  await prepare(page, "ok");
  await inStudio(page, (one) => one.submit());
  const prompt = await inStudio(page, (one) => {
    const { parentNode } = one;
    // Twice at once, as some frameworks do it, and once more before it has ever been seen.
    for (let times = 0; times < 2; times += 1) one.remove() ?? parentNode.append(one);
    const other = document.createElement("kling-o3-studio");
    parentNode.append(other);
    other.remove();
    return one.draft.prompt;
  });
  assert.equal(prompt, "A harbour at dawn");
  await inState(page, "processing");
  await page.reload();
  await promptShows(page, "A harbour at dawn");
});

test("two elements: apart by their keys, each with its own form, ids and tasks", async (t) => {
  const one = (/** @type {string} */ key) => `<kling-o3-studio id="${key}" storage-key="${key}"></kling-o3-studio>`;
  const { page } = await openElement(t, one("first") + one("second"));
  const both = (/** @type {(studio: any) => unknown} */ work) =>
    page.evaluate(`Promise.all([...document.querySelectorAll("kling-o3-studio")].map(${work}))`);
  await prepare(page, "fast");
  await inStudio(page, (studio) => studio.submit());
  await page.locator('#first[state="completed"]').waitFor({ state: "attached" });
  assert.deepEqual(await both((studio) => [studio.state, studio.tasks.length, studio.draft.prompt !== ""]), [
    ["completed", 1, true],
    ["empty", 0, false],
  ]);
  await page.reload();
  await page.locator('#first[state="completed"]').waitFor({ state: "attached" });
  assert.deepEqual(await both((studio) => studio.tasks.length), [1, 0]);
});

test("two elements of one key: they have the same tasks after a reload, and one POST was sent for each", async (t) => {
  const { page } = await openElement(t, "<kling-o3-studio></kling-o3-studio><kling-o3-studio></kling-o3-studio>");
  await prepare(page, "fast");
  await inStudio(page, (studio) => studio.submit());
  await inState(page, "completed");
  await page.waitForFunction(() => Object.keys(localStorage).some((name) => name.startsWith("ko3:task:")));
  await page.reload();
  await page.waitForFunction(() =>
    [...document.querySelectorAll("kling-o3-studio")].every((one) => /** @type {any} */ (one).state === "completed"),
  );
  const ids = await page.evaluate(() =>
    [...document.querySelectorAll("kling-o3-studio")].flatMap((one) =>
      /** @type {any} */ (one).tasks.map((/** @type {any} */ { taskId }) => taskId),
    ),
  );
  assert.equal(ids.length, 2);
  assert.equal(new Set(ids).size, 1);
});
