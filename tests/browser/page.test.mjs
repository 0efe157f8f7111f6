/** The page's manners: what it asks of whom, and that no policy, host page, language or colour scheme breaks it. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { scenarios } from "kling-o3/sandbox";

import {
  brisk,
  fillExample,
  foreign,
  inState,
  openForm,
  openPage,
  openTab,
  sendExample,
  serve,
  useChromium,
} from "./chromium.mjs";

useChromium();

/** @typedef {import("playwright-core").Page} Page */

/** A page at the sandbox. @param {import("node:test").TestContext} t @param {import("playwright-core").BrowserContextOptions} [options] */
async function open(t, options) {
  const server = await serve(t, { sandbox: brisk });
  const tab = await openTab(t, { locale: "en-GB", ...options });
  await openPage(tab.page, server.url);
  return { server, ...tab };
}

test("the policy is in force with Trusted Types, the wasm runs under it, and the page breaks it nowhere", async (t) => {
  const server = await serve(t, { sandbox: brisk });
  const { page, wrong } = await openTab(t, { locale: "en-GB" });
  const answer = await openPage(page, server.url);
  const policy = answer?.headers()["content-security-policy"] ?? "";
  assert.match(policy, /default-src 'self'/);
  assert.match(policy, /script-src 'self' 'wasm-unsafe-eval'(;|$)/);
  assert.match(policy, /require-trusted-types-for 'script'; trusted-types lit-html(;|$)/);
  await fillExample(page, "shots");
  await page.getByRole("button", { name: "Even lengths" }).click();
  await sendExample(page, "two-videos");
  await inState(page, "completed");
  await page.getByRole("tab", { name: /Tasks/ }).click();
  await page.getByLabel("Language").selectOption("zh-Hans");
  await page.getByText("提示词").first().waitFor();
  assert.deepEqual(wrong, []);
  const refused = await page.evaluate(() => {
    try {
      document.createElement("div").innerHTML = "<p>";
      return false;
    } catch {
      return true;
    }
  });
  assert.ok(refused, "a violation would have been seen");
});

test("the form stands before the wasm is needed, and nothing is asked of anybody else", async (t) => {
  const server = await serve(t);
  const { page, requests } = await openTab(t, { locale: "en-GB" });
  await page.addInitScript(() => {
    const { Module } = WebAssembly;
    const marks = /** @type {string[]} */ ([]);
    Object.assign(globalThis, { marks, requestIdleCallback: () => 0 });
    WebAssembly.Module = new Proxy(Module, {
      construct(target, args) {
        marks.push("wasm");
        return Reflect.construct(target, args);
      },
    });
  });
  await openForm(page, server.url);
  await page.locator("#field-prompt").focus();
  assert.deepEqual(await page.evaluate("marks"), []);
  await page.locator("#field-prompt").pressSequentially("A");
  // What unpacks the binary, and the binary.
  assert.deepEqual(await page.evaluate("marks"), ["wasm", "wasm"]);
  assert.deepEqual(foreign(requests, server), []);
});

test("a page where wasm may not run says which word its policy lacks, and the form goes on", async (t) => {
  const server = await serve(t);
  const { page } = await openTab(t, { locale: "en-GB" });
  await page.route(server.url, async (route) => {
    const answer = await route.fetch();
    const policy = (answer.headers()["content-security-policy"] ?? "").replace(" 'wasm-unsafe-eval'", "");
    const body = (await answer.text()).replace(" 'wasm-unsafe-eval'", "");
    await route.fulfill({
      response: answer,
      headers: { ...answer.headers(), "content-security-policy": policy },
      body,
    });
  });
  await openPage(page, server.url);
  await page.locator("#field-prompt").fill("A harbour");
  await page.getByText("Its security policy needs script-src 'wasm-unsafe-eval'").waitFor();
  assert.equal(await page.locator("#field-prompt").inputValue(), "A harbour");
});

test("in a host page that undoes every style the studio looks the same", async (t) => {
  const { page } = await open(t);
  const look = () =>
    page.evaluate(() => {
      const root = /** @type {ShadowRoot} */ (document.querySelector("kling-o3-studio")?.shadowRoot);
      const { width, height } = /** @type {Element} */ (root.querySelector(".studio")).getBoundingClientRect();
      const { fontSize, color, display } = getComputedStyle(/** @type {Element} */ (root.querySelector(".submit")));
      return { width: Math.round(width), height: Math.round(height), fontSize, color, display };
    });
  const before = await look();
  await page.addStyleTag({ url: `data:text/css,${encodeURIComponent("* { all: unset !important }")}` }).catch(() => {});
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { all: unset !important } main, body, html { display: block !important }");
    document.adoptedStyleSheets.push(sheet);
  });
  const { width, height, ...after } = await look();
  const { width: widthBefore, height: heightBefore, ...others } = before;
  assert.deepEqual(after, others);
  assert.ok(Math.abs(width - widthBefore) <= 20 && Math.abs(height - heightBefore) <= 40, `${width} ${height}`);
});

test("light and dark follow the system, or what is chosen, also after a reload", async (t) => {
  const { page } = await open(t);
  const ground = () =>
    page.evaluate(() => {
      const root = document.querySelector("kling-o3-studio")?.shadowRoot;
      return getComputedStyle(/** @type {Element} */ (root?.querySelector(".studio"))).backgroundColor;
    });
  await page.emulateMedia({ colorScheme: "light" });
  const light = await ground();
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await ground();
  assert.notEqual(light, dark);
  await page.getByLabel("Colours").selectOption("light");
  assert.equal(await ground(), light);
  await page.reload();
  await page.locator(".submit").waitFor();
  assert.equal(await ground(), light);
});

test("Chinese: chosen by the browser or by hand, and kept", async (t) => {
  const { page } = await open(t, { locale: "zh-CN" });
  await page.getByRole("button", { name: "生成视频（模拟）" }).waitFor();
  assert.equal(await page.evaluate("document.documentElement.lang"), "zh-Hans");
  await page.locator(".submit").click();
  await page.getByRole("group", { name: "有一个问题" }).getByText("输入提示词，或改用分镜").waitFor();
  await page.getByLabel("语言").selectOption("en");
  await page.getByRole("group", { name: "There is a problem" }).waitFor();
  await page.reload();
  await page.getByRole("button", { name: "Create video" }).waitFor();
});

test("where the browser keeps nothing, the page says so and works", async (t) => {
  const server = await serve(t, { sandbox: brisk });
  const { page } = await openTab(t, { locale: "en-GB" });
  await page.addInitScript(() =>
    Object.defineProperty(globalThis, "localStorage", {
      get() {
        throw new DOMException("no", "SecurityError");
      },
    }),
  );
  await openPage(page, server.url);
  await page.getByText("This browser does not keep data for this page").waitFor();
  await sendExample(page, "fast");
  await inState(page, "completed");
});

test("every scenario that the page offers is one of the sandbox", async (t) => {
  const { page } = await open(t);
  const offered = await page
    .getByLabel("What the sandbox plays")
    .locator("option")
    .evaluateAll((options) =>
      options.map((option) => /** @type {HTMLOptionElement} */ (option).value.replace("sk-test-", "")),
    );
  assert.ok(offered.length > 5);
  const known = scenarios.map(({ name }) => name);
  assert.deepEqual(
    offered.filter((name) => !known.includes(name)),
    [],
  );
});
