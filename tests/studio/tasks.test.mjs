/** All tasks together: the list with its pictures, reloads, and telling those who look elsewhere. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { foreign } from "../browser/chromium.mjs";
import { fillExample, inState, open, picture, prompt, sendUntil, useChromium } from "./studio.mjs";

useChromium();

/** @typedef {import("playwright-core").Page} Page */
/** @param {Page} page @param {string} name */
const button = (page, name) => page.getByRole("button", { name, exact: true });
/** @param {Page} page */
const side = (page) => page.locator("#side-panel");

test("notified, where it was asked for and nobody looks", async (t) => {
  const { page } = await open(t);
  await page.evaluate(() => {
    const told = /** @type {string[]} */ ([]);
    const fake = class {
      static requestPermission = async () => "granted";
      /** @param {string} title */
      constructor(title) {
        told.push(title);
      }
    };
    Object.assign(globalThis, { told, Notification: fake });
  });
  await sendUntil(page, "ok", "pending");
  await button(page, "Notify me").click();
  await button(page, "You will be notified").waitFor();
  await page.evaluate(() => Object.defineProperty(document, "hidden", { value: true }));
  await inState(page, "completed");
  assert.deepEqual(await page.evaluate("told"), ["Video ready"]);
});

test("several tasks at once: each is in the list, newest first, and can be filtered", async (t) => {
  const { page } = await open(t);
  await sendUntil(page, "fast", "completed");
  await sendUntil(page, "fail-policy", "failed");
  await sendUntil(page, "stall", "processing");
  await page.getByRole("tab", { name: /Tasks/ }).click();
  const words = async () => (await page.locator(".task .note").allTextContents()).map((text) => text.split(" ")[0]);
  assert.deepEqual(await words(), ["Running", "Failed", "Ready"]);
  await page.locator(".side").getByLabel("Ready").check({ force: true });
  assert.deepEqual(await words(), ["Ready"]);
  await page.locator(".side").getByLabel("All").check({ force: true });
  await page.locator(".task .icon").last().click();
  await button(page, "Remove from list").click();
  assert.deepEqual(await words(), ["Running", "Failed"]);
  await side(page).getByRole("button", { name: "Undo" }).click();
  assert.equal((await words()).length, 3);
  await page.reload();
  await page.getByRole("tab", { name: /Tasks 3/ }).waitFor();
});

test("a reload goes on with the task and has the draft", async (t) => {
  const { page, server } = await open(t);
  await sendUntil(page, "stall", "processing");
  const text = await prompt(page).inputValue();
  const id = await page.locator(".task-id code").textContent();
  await page.reload();
  await inState(page, "processing");
  assert.equal(await page.locator(".task-id code").textContent(), id);
  assert.equal(await prompt(page).inputValue(), text);
  assert.equal(server.posts.total, 1);
});

test("a form that was filled can be had back", async (t) => {
  const { page } = await open(t);
  await prompt(page).fill("A harbour");
  await fillExample(page, "text");
  await button(page, "Undo").click();
  assert.equal(await prompt(page).inputValue(), "A harbour");
});

/** A task that an earlier page has left, with a picture of somebody else's. @param {Page} page */
const leaveTask = (page) =>
  page.evaluate(() => {
    const tile = { key: "t", url: "https://img.example.net/pier.png", label: "" };
    const draft = { way: "prompt", prompt: "@Image1 at night", shots: [], images: [tile], start: null, end: null };
    const rest = { subjects: [], resolution: "720p", ratio: "16:9", seconds: 5, sound: false, dismissed: [] };
    const kept = { key: "k", mode: "live", scenario: null, draft: { ...draft, ...rest }, madeAt: Date.now() };
    localStorage.setItem(
      "ko3:task:k",
      JSON.stringify({ ...kept, phase: "paused", ref: { id: "task-unified-1-k" }, end: null, tookMs: null }),
    );
  });

test("a picture in the list: asked for only there, named, and nothing moves when it comes", async (t) => {
  const { page, requests, server } = await open(t);
  /** @type {(value: unknown) => void} */
  let bring = () => {};
  const brought = new Promise((resolve) => {
    bring = resolve;
  });
  await page.route("https://img.example.net/**", async (route) => {
    await brought;
    const { body } = { body: Buffer.from(await (await fetch(picture(server, "pier"))).arrayBuffer()) };
    await route.fulfill({ contentType: "image/jpeg", body });
  });
  await leaveTask(page);
  requests.length = 0;
  await page.reload();
  await inState(page, "paused");
  await page.getByRole("tab", { name: /Tasks 1/ }).waitFor();
  assert.deepEqual(foreign(requests, server), [], "nothing of anybody else's while it loads");
  await page.getByRole("tab", { name: /Tasks/ }).click();
  const image = page.getByRole("img", { name: "Reference image 1" });
  await image.waitFor({ state: "attached" });
  const before = await page.locator(".task").boundingBox();
  bring(null);
  await page.waitForFunction(
    () => document.querySelector("kling-o3-studio")?.shadowRoot?.querySelector(".poster img")?.naturalWidth,
  );
  assert.deepEqual(await page.locator(".task").boundingBox(), before);
  const [request] = requests.filter((one) => one.url().includes("img.example.net"));
  assert.equal((await request?.allHeaders())?.referer, undefined);
  await page.locator(".poster").click();
  assert.equal(await page.getByRole("tab", { name: "Result" }).getAttribute("aria-selected"), "true");
});

test("a picture in the list: of the finished video; a drawing where there is none", async (t) => {
  const { page } = await open(t);
  await fillExample(page, "text");
  await page.locator("#scenario").selectOption("sk-test-fail-policy");
  await page.locator(".submit").click();
  await inState(page, "failed");
  await sendUntil(page, "fast", "completed");
  await page.getByRole("tab", { name: /Tasks/ }).click();
  const video = page.locator(".poster video");
  await video.evaluate((one) => {
    const film = /** @type {HTMLVideoElement} */ (one);
    return film.readyState > 0 || new Promise((resolve) => film.addEventListener("loadedmetadata", resolve));
  });
  assert.equal(await video.getAttribute("aria-label"), "The video");
  assert.equal(await video.getAttribute("tabindex"), "-1");
  assert.equal(await page.locator(".poster").nth(1).locator("svg").count(), 1);
  const sizes = await page.locator(".poster").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
  assert.deepEqual(sizes, [80, 80]);
});

test("what is said of a task that goes is cut, however long its text", async (t) => {
  const { page } = await open(t);
  await sendUntil(page, "fast", "completed");
  await page.locator("#tab-tasks").click();
  await page.locator(".task .icon").click();
  await page.getByRole("button", { name: "Remove from list" }).click();
  assert.match(
    (await page.locator(".side .undo").textContent()) ?? "",
    /^\s*“@Element1 walks .{50,70}…” was removed\./,
  );
});
