/** The page's manners: when it speaks up, what a reload keeps, and that no policy, width or colour scheme breaks it. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { scenarios } from "kling-o3/sandbox";

import { brisk, openPage, openTab, sendExample, serve, useChromium } from "./chromium.mjs";

useChromium();

/** @typedef {import("playwright-core").Page} Page */

/** A page at the sandbox. @param {import("node:test").TestContext} t @param {import("playwright-core").BrowserContextOptions} [options] */
async function open(t, options) {
  const server = await serve(t, { sandbox: brisk });
  const tab = await openTab(t, options);
  await openPage(tab.page, server.url);
  return { server, ...tab };
}

/** The messages that can be seen. @param {Page} page @param {"error" | "warning"} severity */
const messages = (page, severity) => page.locator(`.issues .${severity}:visible`).allTextContents();

/** @param {Page} page */
const prompt = (page) => page.getByLabel("Prompt", { exact: true });

/** @param {Page} page */
const submit = (page) => page.getByRole("button", { name: "Create video" });

/** @param {Page} page */
const accepted = (page) => page.locator(".status", { hasText: "Accepted" }).waitFor();

/** @param {Page} page */
const running = (page) => page.locator(".status", { hasText: "Running" }).waitFor();

test("nothing is said before a field was changed and left; what is put right says nothing any more", async (t) => {
  const { page } = await open(t);
  const link = page.getByLabel("Start image");
  await prompt(page).focus();
  await link.focus();
  assert.deepEqual(await messages(page, "error"), [], "touched by nobody");
  await link.pressSequentially("start.png");
  assert.deepEqual(await messages(page, "error"), [], "still being typed");
  await page.getByLabel("End image").focus();
  const [message, ...others] = await messages(page, "error");
  assert.match(message ?? "", /^Error: Start image/);
  assert.deepEqual(others, []);
  assert.equal(await link.getAttribute("aria-invalid"), "true");
  const described = (await link.getAttribute("aria-describedby")) ?? "";
  const last = described.split(" ").at(-1);
  assert.equal(await page.locator(`#${last}`).textContent(), message);
  await link.fill("https://img.example.net/start.png");
  assert.deepEqual(await messages(page, "error"), []);
  assert.equal(await link.getAttribute("aria-invalid"), null);
});

test("warnings look different from errors and hold nothing up", async (t) => {
  const { page, server } = await open(t);
  await prompt(page).fill("@Image2 by the sea");
  await page.getByRole("button", { name: "Add an image" }).click();
  await page.getByLabel("@Image1", { exact: true }).fill("https://img.example.net/pier.png");
  await submit(page).click();
  await accepted(page);
  assert.equal(server.posts.total, 1);
  assert.deepEqual(await messages(page, "error"), []);
  assert.equal((await messages(page, "warning")).length, 2);
  const colours = await page.evaluate(() =>
    ["error", "warning"].map((name) => {
      const item = document.createElement("li");
      item.className = name;
      document.querySelector(".issues")?.append(item);
      return getComputedStyle(item).color;
    }),
  );
  assert.notEqual(colours[0], colours[1]);
});

test("a try with errors sends nothing and leads to each of them", async (t) => {
  const { page, server } = await open(t);
  await page.getByRole("button", { name: "Add an image" }).click();
  await submit(page).click();
  const summary = page.getByRole("group", { name: "There are 2 problems" });
  await summary.waitFor();
  assert.ok(await summary.evaluate((element) => element === document.activeElement), "the summary has the focus");
  await summary.getByRole("link").first().click();
  assert.ok(await prompt(page).evaluate((element) => element === document.activeElement));
  await page.keyboard.type("A harbour");
  await page.getByRole("group", { name: "There is a problem" }).waitFor();
  await page.getByRole("button", { name: "Remove @Image1" }).click();
  await page.locator(".summary").waitFor({ state: "hidden" });
  assert.equal(server.posts.total, 0);
});

test("Enter in a line sends nothing; with Ctrl it does", async (t) => {
  const { page, server } = await open(t);
  await page.getByRole("button", { name: "Fill in an example" }).click();
  await page.getByLabel("Start image").press("Enter");
  await prompt(page).press("Enter");
  assert.equal(await page.locator(".result").getAttribute("data-state"), "empty");
  await prompt(page).press("Control+Enter");
  await accepted(page);
  assert.equal(server.posts.total, 1);
});

test("shots take the place of the prompt, and their lengths that of the length", async (t) => {
  const { page } = await open(t);
  await prompt(page).fill("A harbour");
  await page.getByLabel("Shots").check();
  assert.equal(await prompt(page).isVisible(), false);
  await page.getByRole("group", { name: "Shot 2" }).getByLabel("What happens").fill("A boat");
  const request = JSON.parse((await page.locator(".request pre").textContent()) ?? "");
  assert.deepEqual(
    request.multi_prompt.map((/** @type {any} */ shot) => shot.prompt),
    ["A harbour", "A boat"],
  );
  assert.equal(request.prompt, undefined);
  assert.equal(request.duration, request.multi_prompt[0].duration + request.multi_prompt[1].duration);
});

test("a removed picture takes its mention along, and the others keep theirs", async (t) => {
  const { page } = await open(t);
  await prompt(page).fill("@Image1 and @Image2");
  for (const name of ["one", "two"]) {
    await page.getByRole("button", { name: "Add an image" }).click();
    await page.locator(":focus").fill(`https://img.example.net/${name}.png`);
  }
  await page.getByRole("button", { name: "Remove @Image1" }).click();
  assert.equal(await prompt(page).inputValue(), "@Image0 and @Image1");
  assert.equal(await page.getByLabel("@Image1", { exact: true }).inputValue(), "https://img.example.net/two.png");
});

test("a reload goes on with the task, and a watch that was ended can be taken up", async (t) => {
  const { page, server } = await open(t);
  await sendExample(page, "stall");
  await running(page);
  const text = await prompt(page).inputValue();
  const task = await page.locator(".facts dd").first().textContent();
  await page.reload();
  await running(page);
  assert.equal(await page.locator(".facts dd").first().textContent(), task);
  assert.equal(await prompt(page).inputValue(), text);
  await page.getByRole("button", { name: "Stop watching" }).click();
  await page.locator(".status", { hasText: "The task goes on at the service." }).waitFor();
  await page.getByRole("button", { name: "Watch again" }).click();
  await running(page);
  assert.equal(server.posts.total, 1);
  assert.doesNotMatch((await page.locator("body").textContent()) ?? "", /cancel/i);
});

test("sending again after an unknown outcome takes two decisions", async (t) => {
  const { page, server } = await open(t);
  await sendExample(page, "cut");
  const again = page.getByRole("button", { name: "Send again…" });
  await again.click();
  await page.getByRole("button", { name: "Do not send" }).click();
  assert.equal(server.posts.total, 1);
  await again.click();
  const lost = page.waitForEvent("requestfailed", (request) => request.method() === "POST");
  await page.getByRole("dialog").getByRole("button", { name: "Send again", exact: true }).click();
  await lost;
  await again.waitFor();
  assert.equal(server.posts.total, 2);
});

test("a refusal is told in words, with what support asks for", async (t) => {
  const { page } = await open(t);
  await sendExample(page, "poor");
  const problem = page.getByRole("group", { name: "The request was not accepted" });
  await problem.waitFor();
  const facts = (await problem.locator("dl").textContent()) ?? "";
  assert.match(facts, /ChargedNothing/);
  assert.match(facts, /Request idsandbox-\w+/);
});

test("the policy is in force, the wasm runs under it, and the page breaks it nowhere", async (t) => {
  const server = await serve(t);
  const { page, wrong } = await openTab(t);
  const answer = await openPage(page, server.url);
  const policy = answer?.headers()["content-security-policy"] ?? "";
  assert.match(policy, /default-src 'self'/);
  assert.match(policy, /script-src 'self' 'wasm-unsafe-eval'(;|$)/);
  await page.getByRole("button", { name: "Fill in an example" }).click();
  assert.equal(JSON.parse((await page.locator(".request pre").textContent()) ?? "").duration, 5, "only the wasm knows");
  assert.deepEqual(wrong, []);
  await page.evaluate(() => Object.assign(document.createElement("div"), { innerHTML: '<p style="color: red">' }));
  assert.match(wrong.join(), /style-src/, "a violation would have been seen");
});

test("320 pixels are enough", async (t) => {
  const { page } = await open(t, { viewport: { width: 320, height: 640 } });
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  await page.getByRole("button", { name: "Add an image" }).click();
  await page.getByRole("button", { name: "Add a subject" }).click();
  await submit(page).click();
  await page.locator(".summary").waitFor();
  assert.equal(await width(), 320);
  await sendExample(page, "fast");
  await page.getByLabel("The video", { exact: true }).waitFor();
  assert.equal(await width(), 320);
  await sendExample(page, "bad-detail");
  await page.locator(".problem").waitFor();
  assert.equal(await width(), 320);
});

test("light and dark follow the system", async (t) => {
  const { page } = await open(t);
  /** @param {"light" | "dark"} colorScheme */
  const colours = async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    return page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.documentElement);
      return [backgroundColor, color].map((rgb) => Number(/\d+/.exec(rgb)?.[0]));
    });
  };
  const [lightGround = 0, lightText = 0] = await colours("light");
  const [darkGround = 0, darkText = 0] = await colours("dark");
  assert.ok(lightGround > lightText && darkGround < darkText, `${[lightGround, lightText, darkGround, darkText]}`);
});

test("every scenario that the page offers is one of the sandbox", async (t) => {
  const { page } = await open(t);
  const offered = await page
    .getByLabel("Scenario")
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
