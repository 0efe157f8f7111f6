/** The page in a frame of another origin: what passes between the two, and what does not. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { openTab, serve, useChromium } from "../browser/chromium.mjs";
import { hostFiles, html } from "./element.mjs";

useChromium();

/** @typedef {import("playwright-core").Page} Page */
const quick = { sandbox: { timing: { pendingMs: 100, processingMs: 200 } } };

/**
 * A page of another origin with the frame in it. `origin` is what the frame is told of it; default: the truth.
 * @param {import("node:test").TestContext} t
 * @param {{ origin?: (host: string) => string, query?: string, width?: number }} [options]
 */
async function frameIn(t, { origin = (host) => host, query = "", width = 900 } = {}) {
  const server = await serve(t, quick);
  const base = server.url.replace(/\/$/, "");
  const pages = { "/": "" };
  const host = await hostFiles(t, {
    pages,
    headers: { "content-security-policy": `default-src 'none'; script-src 'self' ${base}; frame-src ${base}` },
  });
  const own = origin(host);
  const src = `${base}/embed.html?${own && `origin=${encodeURIComponent(own)}`}${query}`;
  pages["/"] = html(
    `<iframe src="${src}" title="Studio" width="${width}"></iframe><script type="module" src="${base}/embed-host.js"></script>`,
  );
  const { page, wrong } = await openTab(t, { locale: "en-GB" });
  await page.addInitScript(() => {
    const heard = /** @type {unknown[]} */ ([]);
    addEventListener("message", ({ data }) => heard.push(data));
    const told = /** @type {[string, unknown][]} */ ([]);
    for (const name of ["ready", "task", "complete", "error"])
      addEventListener(`ko3-${name}`, (event) => told.push([event.type, /** @type {CustomEvent} */ (event).detail]));
    Object.assign(globalThis, { heard, told });
  });
  await page.goto(host);
  const frame = page.frameLocator("iframe");
  await frame.locator("kling-o3-studio .submit").waitFor({ state: "attached" });
  return { page, frame, wrong, host, server };
}

/** @param {Page} page @param {string} type */
const heard = (page, type) =>
  page.waitForFunction(
    (type) => /** @type {any} */ (globalThis).heard.find((/** @type {any} */ data) => data.type === type),
    type,
  );
const height = (/** @type {Page} */ page) =>
  page.locator("iframe").evaluate((frame) => frame.getBoundingClientRect().height);

test("the frame is as high as what is in it, and the host is told of the task and never of the text", async (t) => {
  const { page, frame, wrong } = await frameIn(t);
  assert.ok((await height(page)) >= 320, "never two pixels");
  await heard(page, "ready");
  await heard(page, "resize");
  await page.waitForFunction(() => {
    const frame = document.querySelector("iframe");
    return frame && frame.style.height !== "" && frame.getBoundingClientRect().height > 700;
  });
  const before = await height(page);
  await frame.getByLabel("Start from").selectOption("shots");
  await page.waitForFunction(
    (before) => (document.querySelector("iframe")?.getBoundingClientRect().height ?? 0) > before + 100,
    before,
  );
  assert.equal(
    await frame.locator("html").evaluate((root) => root.scrollHeight > root.clientHeight + 1),
    false,
    "no second scroll bar",
  );
  await frame.locator(".submit").click();
  await heard(page, "complete");
  const told = await page.evaluate(() => /** @type {any} */ (globalThis).told);
  const names = new Set(told.map((/** @type {string[]} */ [name]) => name));
  assert.deepEqual([...names].sort(), ["ko3-complete", "ko3-ready", "ko3-task"]);
  const [, complete] = told.find((/** @type {string[]} */ [name]) => name === "ko3-complete");
  assert.match(complete.taskId, /^task-/);
  assert.match(complete.url, /^http/);
  const everything = JSON.stringify(await page.evaluate(() => /** @type {any} */ (globalThis).heard));
  assert.doesNotMatch(everything, /harbour|pier|prompt|sk-test/i);
  assert.deepEqual(wrong, []);
});

test("errors come too, without a word of the request", async (t) => {
  const { page, frame } = await frameIn(t);
  await frame.locator(".submit").click();
  const error = await (await heard(page, "error")).jsonValue();
  assert.deepEqual([error.payload.phase, error.payload.code], ["validate", "invalid_request"]);
});

test("the address chooses language and look; the host changes them by the frame's data attributes", async (t) => {
  const { page, frame } = await frameIn(t, {
    query: "&lang=zh&theme=dark&features=-multishot&mode=live&base-url=https://evil.example",
  });
  const studio = frame.locator("kling-o3-studio");
  await frame.getByText("提示词").first().waitFor();
  const said = (/** @type {string} */ name) => studio.getAttribute(name);
  assert.deepEqual([await said("theme"), await said("features"), await said("base-url")], ["dark", "-multishot", null]);
  assert.notEqual(await said("mode"), "live", "whom it talks to, its own host decides");
  await page
    .locator("iframe")
    .evaluate((one) => Object.assign(/** @type {HTMLElement} */ (one).dataset, { lang: "en", theme: "light" }));
  await frame.locator('kling-o3-studio[lang="en"][theme="light"]').waitFor({ state: "attached" });
  assert.equal(await frame.locator("html").getAttribute("data-theme"), "light");
});

const text = "x".repeat(300_000);
/** @type {[string, unknown][]} */
const unknown = [
  ["another protocol", { ko3: 2, type: "setTheme", payload: "light" }],
  ["an unknown type", { ko3: 1, type: "setRequest", payload: { prompt: "x" } }],
  ["submit", { ko3: 1, type: "submit", payload: "now" }],
  ["a key", { ko3: 1, type: "setKey", payload: "sk-x" }],
  ["an unknown colour", { ko3: 1, type: "setTheme", payload: "red" }],
  ["no text", { ko3: 1, type: "setLang", payload: { toString: "zh" } }],
  ["far too much", { ko3: 1, type: "setLang", payload: text }],
  ["nothing", null],
  ["a text", "setTheme"],
];

test("what the frame does not know it leaves alone", async (t) => {
  const { page, frame, wrong } = await frameIn(t, { query: "&theme=dark&lang=en" });
  const state = () =>
    frame
      .locator("kling-o3-studio")
      .evaluate((one) => [one.getAttribute("theme"), one.getAttribute("lang"), one.getAttribute("state")]);
  const before = await state();
  const origin = new URL((await page.locator("iframe").getAttribute("src")) ?? "").origin;
  for (const [, message] of unknown)
    await page.evaluate(
      ([message, origin]) =>
        document.querySelector("iframe")?.contentWindow?.postMessage(message, /** @type {string} */ (origin)),
      [message, origin],
    );
  // One that it knows, after all of them: so they have been heard.
  await page
    .locator("iframe")
    .evaluate((one) => Object.assign(/** @type {HTMLElement} */ (one).dataset, { lang: "en-GB" }));
  await frame.locator('kling-o3-studio[lang="en-GB"]').waitFor({ state: "attached" });
  assert.deepEqual(await state(), [before[0], "en-GB", before[2]]);
  assert.deepEqual(wrong, []);
});

/** @type {[string, (host: string) => string][]} */
const strangers = [
  ["none", () => ""],
  ["another", () => "https://elsewhere.example"],
  ["not an origin", (host) => `${host}/path`],
];
for (const [name, origin] of strangers) {
  test(`an address that names ${name === "none" ? "no origin" : `${name} as origin`}: nothing is told, nothing is heard`, async (t) => {
    const { page, frame } = await frameIn(t, { origin, query: "&theme=dark" });
    await heard(page, "ready");
    await frame.locator(".submit").click();
    await frame.locator('kling-o3-studio[state="invalid"]').waitFor({ state: "attached" });
    await page
      .locator("iframe")
      .evaluate((one) => Object.assign(/** @type {HTMLElement} */ (one).dataset, { theme: "light" }));
    await frame.getByLabel("Start from").selectOption("travel");
    const data = await page.evaluate(() => /** @type {any} */ (globalThis).heard);
    assert.deepEqual(data, [{ ko3: 1, type: "ready" }]);
    assert.equal(await frame.locator("kling-o3-studio").getAttribute("theme"), "dark");
  });
}

test("the host script keeps heights within bounds, believes only the frame, and does not swing", async (t) => {
  const base = await hostFiles(t, {
    pages: {
      "/embed.html": html("<script src='/f.js'></script>"),
      "/f.js": "addEventListener('message', ({ data }) => data.say && parent.postMessage(data.say, '*'))",
    },
  });
  const { url } = await serve(t);
  const host = await hostFiles(t, {
    pages: {
      "/": html(
        `<iframe src="${base}/embed.html?origin=x" title="Studio"></iframe><script src="${url}embed-host.js"></script>`,
      ),
    },
  });
  const { page } = await openTab(t);
  await page.goto(host);
  const set = async (/** @type {unknown} */ value) => {
    const before = await page.locator("iframe").evaluate((frame) => frame.style.height);
    await page.evaluate(
      (value) =>
        document
          .querySelector("iframe")
          ?.contentWindow?.postMessage({ say: { ko3: 1, type: "resize", payload: { height: value } } }, "*"),
      value,
    );
    // Messages come in their order: the next one is heard after it.
    await page.evaluate(
      () =>
        new Promise((resolve) => {
          addEventListener("message", ({ data }) => data === "heard" && resolve(null));
          document.querySelector("iframe")?.contentWindow?.postMessage({ say: "heard" }, "*");
        }),
    );
    return [before, await page.locator("iframe").evaluate((frame) => frame.style.height)][1];
  };
  assert.equal(await set(900.2), "901px");
  assert.equal(await set(5), "320px");
  assert.equal(await set(1e9), "20000px");
  assert.equal(await set("400"), "20000px");
  assert.equal(await set(Number.NaN), "20000px");
  assert.equal(await set(1000), "1000px");
  assert.equal(await set(1200), "1200px");
  assert.equal(await set(1000), "1200px", "back at once to what it was: it swings");
  await page.evaluate(() => postMessage({ ko3: 1, type: "resize", payload: { height: 500 } }, "*"));
  assert.equal(await set(1300), "1300px");
});
