/** Every attribute of the published element: as markup, as a property, and what it does. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { camel } from "../../scripts/custom-elements.mjs";
import { attributes } from "../../www/interface.mjs";
import { inState, inStudio, openElement, prepare, useChromium } from "./element.mjs";

useChromium();

/** @typedef {import("playwright-core").Page} Page */
/** @param {Page} page @param {string} selector */
const count = (page, selector) => page.locator(`kling-o3-studio ${selector}`).count();
/** @param {string} name @param {string} value */
const studio = (name, value) => `<kling-o3-studio ${name}="${value}"></kling-o3-studio>`;
/** @param {Page} page */
const names = (page) => page.evaluate(() => Object.keys({ ...localStorage, ...sessionStorage }));

/** A value, the value without the attribute, and what is to be seen. @type {Record<string, [string, unknown, (page: Page) => Promise<void>]>} */
const rows = {
  mode: [
    "live",
    "sandbox",
    async (page) => void (await page.getByText("Live: creating a video costs credits").waitFor()),
  ],
  "base-url": [
    "https://proxy.example/api",
    null,
    async (page) => {
      await inStudio(page, (one) => one.setAttribute("mode", "live"));
      await page.getByText("Key: on the server").waitFor();
    },
  ],
  lang: [
    "zh",
    "",
    async (page) => void (await page.getByText("参考生视频").or(page.getByText("提示词")).first().waitFor()),
  ],
  theme: [
    "dark",
    "auto",
    async (page) => {
      const scheme = await inStudio(
        page,
        (one) => getComputedStyle(one.shadowRoot.querySelector(".studio")).colorScheme,
      );
      assert.equal(scheme, "dark");
    },
  ],
  layout: [
    "stack",
    "auto",
    async (page) => {
      await page.setViewportSize({ width: 1400, height: 900 });
      const columns = () =>
        inStudio(
          page,
          (one) => getComputedStyle(one.shadowRoot.querySelector(".columns")).gridTemplateColumns.split(" ").length,
        );
      assert.equal(await columns(), 1);
      await inStudio(page, (one) => one.setAttribute("layout", "auto"));
      assert.equal(await columns(), 2);
      await page.setViewportSize({ width: 800, height: 900 });
      assert.equal(await columns(), 1);
      await inStudio(page, (one) => one.setAttribute("layout", "split"));
      assert.equal(await columns(), 2);
    },
  ],
  panels: ["result", "", async (page) => assert.equal(await count(page, "#tab-tasks"), 0)],
  features: [
    "-upload -history -multishot -elements",
    "",
    async (page) => {
      const gone = ["input[type=file]", "#tab-tasks", "[name=way]", "#subjects"];
      assert.deepEqual(await Promise.all(gone.map((one) => count(page, one))), [0, 0, 0, 0]);
      await inStudio(page, (one) => one.removeAttribute("features") ?? one.updateComplete);
      for (const one of gone) assert.ok((await count(page, one)) > 0, one);
    },
  ],
  previews: [
    "off",
    "on",
    async (page) => {
      await inStudio(page, (one) => {
        one.request = { prompt: "@Image1", image_urls: ["https://img.example/1.png"] };
        return one.updateComplete;
      });
      await page.getByText("img.example").waitFor();
      assert.equal(await count(page, ".tile img"), 0);
    },
  ],
  storage: [
    "memory",
    "local",
    async (page) => {
      await prepare(page, "fast");
      await inStudio(page, (one) => one.submit());
      await inState(page, "completed");
      assert.deepEqual(await names(page), []);
    },
  ],
  "storage-key": [
    "mine",
    "ko3",
    async (page) => {
      await prepare(page, "fast");
      await inStudio(page, (one) => one.submit());
      await inState(page, "completed");
      await page.waitForFunction(() => Object.keys(localStorage).some((name) => name === "mine:draft"));
      assert.ok(
        (await names(page)).every((name) => name.startsWith("mine:")),
        `${await names(page)}`,
      );
    },
  ],
  "media-hosts": [
    "video.example, *.cdn.example",
    "",
    async (page) => {
      await prepare(page, "fast");
      await inStudio(page, (one) => one.submit());
      await page.getByText("The service returned an address this page does not open: sandbox.example").waitFor();
      assert.equal(await count(page, "video"), 0);
      await inStudio(page, (one) => one.setAttribute("media-hosts", "*.cdn.example sandbox.example"));
      await page.locator("kling-o3-studio video").waitFor();
    },
  ],
  "heading-level": [
    "4",
    2,
    async (page) => {
      await page.getByRole("heading", { level: 4, name: /Kling O3/ }).waitFor();
      await page.getByRole("heading", { level: 5, name: "Text" }).waitFor();
    },
  ],
  readonly: [
    "",
    false,
    async (page) => {
      await inStudio(page, (one) => Object.assign(one, { request: { prompt: "A harbour" } }).updateComplete);
      assert.equal(await page.locator("#field-prompt").isDisabled(), true);
      assert.equal(await count(page, ".submit"), 0);
      await page.locator("#tab-result").press("Control+Enter");
      assert.equal(await inStudio(page, (one) => one.state), "editing");
    },
  ],
};

for (const [name, [value, otherwise, seen]] of Object.entries(rows)) {
  test(`attribute ${name}`, async (t) => {
    const { page } = await openElement(t, studio(name, value));
    await seen(page);
  });

  test(`attribute ${name}: the property says the same, and the attribute follows it`, async (t) => {
    const { page } = await openElement(t);
    const said = await inStudio(
      page,
      async (one, { name, property, value }) => {
        const before = [one[property], one.getAttribute(name)];
        one.setAttribute(name, value);
        const set = one[property];
        one.removeAttribute(name);
        const removed = one[property];
        one[property] = set;
        await one.updateComplete;
        return { before, set: `${set}`, removed, reflected: one.getAttribute(name) };
      },
      { name, property: camel(name), value },
    );
    const set = name === "readonly" ? "true" : value;
    assert.deepEqual(said, { before: [otherwise, null], set, removed: otherwise, reflected: value });
  });
}

test("attribute state: reflected, and not to be set", async (t) => {
  const { page } = await openElement(t);
  await inState(page, "empty");
  const said = await inStudio(page, async (one) => {
    one.setAttribute("state", "failed");
    await Object.assign(one, { request: { prompt: "A harbour" } }).updateComplete;
    return [one.getAttribute("state"), one.state];
  });
  assert.deepEqual(said, ["editing", "editing"]);
});

test("every attribute has its row", () => {
  assert.deepEqual([...Object.keys(rows), "state"].sort(), attributes.map(([name]) => name).sort());
});
