/** The request tab: what it shows, what is copied from it, and that no key is in it. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { allowCopying, clipboard, code, download, openRequest, refuseCopying, setDraft, show } from "./request.mjs";
import { addImages, axe, fillExample, focus, open, prompt, spoken, useChromium } from "./studio.mjs";

useChromium();

/** @typedef {import("playwright-core").Page} Page */

const service = "https://api.foxapi.cc";
const languages = ["json", "curl", "javascript", "python", "rust"];

/** Sets properties of the element. @param {Page} page @param {Record<string, unknown>} values */
const setStudio = (page, values) =>
  page.evaluate((given) => {
    Object.assign(document.querySelector("kling-o3-studio") ?? {}, given);
  }, values);

test("it shows the canonical request, how long it is, and follows what is typed", async (t) => {
  const { page, wrong } = await open(t);
  await prompt(page).fill("A harbour");
  await openRequest(page);
  const body = JSON.parse(await code(page));
  assert.deepEqual(Object.keys(body), [
    ...["model", "prompt", "resolution", "generate_audio", "aspect_ratio", "duration"],
  ]);
  assert.equal(body.prompt, "A harbour");
  const bytes = Buffer.byteLength(JSON.stringify(body));
  assert.match((await page.locator(".request-line").textContent()) ?? "", new RegExp(`${bytes} bytes when sent`));
  await prompt(page).fill("港口");
  assert.equal(JSON.parse(await code(page)).prompt, "港口");
  await page.getByText(`${bytes - "A harbour".length + 6} bytes when sent`).waitFor();
  assert.deepEqual(wrong, []);
});

test("what cannot be sent yet is shown as it is, with the first thing that is amiss, which leads there", async (t) => {
  const { page } = await open(t);
  await addImages(page, "https://img.example.net/pier.png");
  await page.locator("#field-duration").fill("99");
  await openRequest(page);
  const body = JSON.parse(await code(page));
  assert.deepEqual(body.image_urls, ["https://img.example.net/pier.png"]);
  assert.equal(body.duration, 99);
  assert.equal("prompt" in body || "elements" in body, false, "what is empty is left out");
  await page.getByRole("button", { name: "Not ready to send: Enter a prompt, or switch to shots" }).click();
  assert.equal(await focus(page), "field-prompt");
  await prompt(page).fill("@Image1");
  await page.getByText(/Not ready to send: Length must be/).waitFor();
  await page.locator("#field-duration").fill("8");
  await page.locator(".not-ready").waitFor({ state: "detached" });
});

test("each language has a place for the key, and the address of the service", async (t) => {
  const { page } = await open(t);
  await fillExample(page);
  await openRequest(page);
  for (const language of languages.slice(1)) {
    await show(page, language);
    const text = await code(page);
    assert.match(text, /FOXAPI_KEY/, language);
    assert.equal(text.includes(`${service}/v1/videos/generations`), language !== "javascript", language);
    assert.doesNotMatch(text, /baseUrl/);
    await page.getByText(/Your own key is never put into this text/).waitFor();
  }
});

test("a host's own base URL stands there, made absolute; one that the package refuses does not", async (t) => {
  const { page, server } = await open(t);
  await fillExample(page);
  await openRequest(page);
  for (const [baseUrl, base] of /** @type {const} */ ([
    ["/api/kling", `${server.url}api/kling`],
    ["https://proxy.example/o3", "https://proxy.example/o3"],
    ["https://proxy.example/it's/$HOME", "https://proxy.example/it's/$HOME"],
    ["http://proxy.example/", null],
  ])) {
    await setStudio(page, { baseUrl });
    for (const language of ["curl", "javascript"]) {
      await show(page, language);
      const text = (await code(page)).replaceAll("'\\''", "'");
      const own = language === "curl" ? `${service}/v1` : "new Client({\n  apiKey";
      const theirs = language === "curl" ? `${base}/v1` : `baseUrl: "${base}"`;
      assert.ok(text.includes(base === null ? own : theirs), `${baseUrl}: ${text}`);
    }
  }
});

test("a copy is the text, and is announced", async (t) => {
  const { page } = await open(t);
  await allowCopying(page);
  await fillExample(page, "shots");
  await openRequest(page);
  for (const language of languages) {
    await show(page, language);
    await page.locator("#request-copy").click();
    await page.locator(".said-so").waitFor();
    assert.equal(await clipboard(page), await code(page));
  }
  assert.equal(await spoken(page), "Rust copied");
  await prompt(page).waitFor({ state: "detached" });
  await page.locator("#field-multi_prompt-0-prompt").fill("Something else");
  await page.locator(".said-so").waitFor({ state: "detached" });
});

test("where the clipboard is closed, the text is selected", async (t) => {
  const { page } = await open(t);
  await refuseCopying(page);
  await setDraft(page, { prompt: "A harbour\n\n  at dawn" });
  await openRequest(page);
  for (const language of ["json", "python"]) {
    await show(page, language);
    await page.locator("#request-copy").click();
    await page.getByRole("alert").getByText("press Ctrl+C or ⌘C").waitFor();
    assert.equal(await page.evaluate(() => `${getSelection()}`), await code(page));
  }
});

test("a key is in no text, link, file or copy, and nowhere in the markup", async (t) => {
  const { page, requests, server } = await open(t);
  const key = "sk-test-fast-Z9y8X7w6";
  await allowCopying(page);
  await setStudio(page, { mode: "live" });
  await page.locator("#set-key").click();
  await page.locator("#key").fill(key);
  await page.locator("#key").press("Enter");
  await page.getByText("Key: set").waitFor();
  await fillExample(page);
  await openRequest(page);
  const found = [];
  for (const language of languages) {
    await show(page, language);
    await page.locator("#request-copy").click();
    await page.locator(".said-so").waitFor();
    found.push(await code(page), await clipboard(page));
  }
  await page.locator("#request-link").click();
  await page.locator(".said-so", { hasText: "Link copied" }).waitFor();
  const link = await clipboard(page);
  assert.ok(link.startsWith(`${server.url}#r=`));
  found.push(link, (await download(page, () => page.locator("#request-save").click())).text);
  found.push(await page.locator("kling-o3-studio").evaluate((studio) => studio.shadowRoot?.innerHTML ?? ""));
  for (const text of found) assert.ok(text.length > 0 && !text.includes(key));
  assert.equal(requests.filter((request) => request.method() === "POST").length, 0, "and nothing was sent");
});

test("its code is loaded when it is first opened", async (t) => {
  const { page, requests } = await open(t);
  await page.waitForLoadState("networkidle");
  const before = requests.length;
  await openRequest(page);
  assert.deepEqual(
    requests.slice(before).map((request) => /tab-[\w-]+\.js$/.test(request.url())),
    [true],
  );
});

test("the arrows go from language to language, and the code can be scrolled by keys", async (t) => {
  const { page } = await open(t);
  await fillExample(page);
  await page.getByRole("tab", { name: "Result" }).press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.locator("#request-code").waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowRight");
  await page.locator("#request-code", { hasText: "curl" }).waitFor();
  await page.keyboard.press("Tab");
  assert.equal(await focus(page), "request-code");
  await page.keyboard.press("End");
  await page.waitForFunction(
    () => (document.querySelector("kling-o3-studio")?.shadowRoot?.querySelector("#request-code")?.scrollTop ?? 0) > 0,
  );
  await page.keyboard.press("Tab");
  assert.equal(await focus(page), "request-copy");
});

test("axe finds nothing, in every look and at every width", async (t) => {
  const { page } = await open(t, { viewport: { width: 1280, height: 900 } });
  await addImages(page, "https://img.example.net/pier.png?X-Amz-Signature=1");
  await openRequest(page);
  await page.locator("#request-link").click();
  await page.getByRole("button", { name: "Copy anyway" }).waitFor();
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 });
    if (width === 360) await page.getByRole("button", { name: "Result" }).click();
    await page.locator("#request-code").waitFor();
    for (const [look, media] of /** @type {const} */ ([
      ["light", { colorScheme: "light" }],
      ["dark", { colorScheme: "dark" }],
      ["forced colours", { forcedColors: "active" }],
    ])) {
      await page.emulateMedia({ colorScheme: "light", forcedColors: "none", reducedMotion: "reduce", ...media });
      assert.deepEqual(await axe(page), [], `${look}, ${width} px`);
    }
  }
});

test("in Chinese all of it is Chinese; 320 pixels are enough, and axe finds nothing", async (t) => {
  const { page, wrong } = await open(t, { locale: "zh-CN", viewport: { width: 320, height: 640 } });
  await page.locator("#template").selectOption("frames");
  await page.getByRole("button", { name: "结果" }).click();
  await openRequest(page, "请求");
  for (const language of languages) {
    await show(page, language);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, language);
  }
  await page.locator("#request-copy").click();
  const words = (await page.locator(".request").textContent()) ?? "";
  const own = words.replace(await code(page), "");
  assert.deepEqual(
    own.match(/[A-Za-z]{3,}/g)?.filter((word) => !/JSON|cURL|JavaScript|Python|Rust/.test(word)),
    [...["env", "var", "FOXAPI", "KEY"]],
  );
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(wrong, []);
});

test("while one types no link is made; once the typing rests, one is", async (t) => {
  const { page } = await open(t, {}, { clock: true, alone: true });
  await page.evaluate(() => {
    const Made = CompressionStream;
    Object.assign(globalThis, { made: 0 });
    globalThis.CompressionStream = class extends Made {
      /** @param {CompressionFormat} format */
      constructor(format) {
        super(format);
        /** @type {any} */ (globalThis).made += 1;
      }
    };
  });
  await page.getByRole("tab", { name: "Request" }).click();
  await page.locator("#request-code").waitFor();
  await prompt(page).pressSequentially("A harbour at dawn");
  assert.equal(await page.evaluate("made"), 0);
  await page.clock.runFor("00:01");
  assert.equal(await page.evaluate("made"), 1);
});
