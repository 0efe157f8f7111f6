/** Two things at the same moment: what is sent is what was asked for, once, and what is told is told of that. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { fillExample, inState, open, prompt, promptShows, sendExample, submit, useChromium } from "./studio.mjs";

useChromium();

/** @typedef {import("playwright-core").Page} Page */

/** A page whose second half is on its way until it is let in. @param {import("node:test").TestContext} t */
async function slowly(t) {
  const opened = await open(t);
  const { page } = opened;
  /** @type {(value?: unknown) => void} */
  let letIn = () => {};
  const isIn = new Promise((resolve) => (letIn = resolve));
  await page.route(/studio-late-/, async (route) => {
    await isIn;
    await route.continue();
  });
  await page.reload();
  await submit(page).waitFor();
  await prompt(page).fill("A harbour");
  return { ...opened, letIn };
}

/** Asks for a video, and keeps what will become of it. @param {Page} page */
const ask = (page) =>
  page.locator("kling-o3-studio").evaluate((/** @type {any} */ studio) => {
    Object.assign(globalThis, { asked: studio.send().then((/** @type {unknown} */ job) => job !== null) });
  });

test("the button stays where it was when all of the page is there", async (t) => {
  const { page, letIn } = await slowly(t);
  const early = await submit(page).boundingBox();
  letIn();
  await page.locator("#scenario").waitFor();
  assert.deepEqual(await submit(page).boundingBox(), early);
});

test("what was written is there again before all of the page is", async (t) => {
  const { page } = await slowly(t);
  await page.reload();
  await promptShows(page, "A harbour");
});

test("pressed twice before all of the page is there, it is one video", async (t) => {
  const { page, server, letIn } = await slowly(t);
  await submit(page).click();
  await submit(page).click();
  letIn();
  await inState(page, "pending");
  await page.getByRole("tab", { name: "Tasks 1", exact: true }).waitFor();
  assert.equal(server.posts.total, 1);
});

/** @type {[what: string, change: (studio: any) => void][]} */
const changes = [
  ["the service", (studio) => Object.assign(studio, { mode: "live", baseUrl: "/sandbox" })],
  ["the request", (studio) => Object.assign(studio, { request: { prompt: "Another harbour" } })],
];
for (const [what, change] of changes)
  test(`${what} was changed before it left: nothing is sent, since nobody has asked for that`, async (t) => {
    const { page, server, letIn } = await slowly(t);
    await ask(page);
    await page.locator("kling-o3-studio").evaluate(change);
    letIn();
    assert.equal(await page.evaluate("asked"), false);
    assert.equal(server.posts.total, 0);
    await page
      .locator("kling-o3-studio")
      .evaluate((/** @type {any} */ studio) => Object.assign(studio, { mode: "sandbox" }));
    await submit(page).click();
    await inState(page, "pending");
    assert.equal(server.posts.total, 1);
  });

test("fields that the service refuses are told of the request that was sent, not of the next one", async (t) => {
  const { page, letGo } = await heldPost(t);
  await fillExample(page, "text");
  await page.locator("#scenario").selectOption("sk-test-bad-detail");
  await submit(page).click();
  await inState(page, "submitting");
  await fillExample(page, "shots");
  letGo();
  await inState(page, "refused");
  assert.equal(await page.locator("#summary").count(), 0);
});

test("a simulated request is tried again as a simulated one, whatever was chosen since", async (t) => {
  const { page, requests } = await open(t);
  const error = { type: "rate_limit_error", message: "Too many requests" };
  await page.route("**/v1/videos/**", (route) => route.fulfill({ status: 429, json: { error } }));
  await sendExample(page);
  await inState(page, "refused");
  await page
    .locator("kling-o3-studio")
    .evaluate((/** @type {any} */ studio) => Object.assign(studio, { mode: "live", baseUrl: "/live" }));
  requests.length = 0;
  const isPost = (/** @type {import("playwright-core").Request} */ one) => one.method() === "POST";
  const post = page.waitForRequest(isPost);
  await page.locator("#side-panel").getByRole("button", { name: "Create again" }).click();
  assert.match((await post).url(), /\/sandbox\//);
  await page.getByText("Tasks 2").waitFor();
  assert.equal(requests.filter(isPost).length, 1);
});

test("what another tab of the page learns of a request, this one hears of", async (t) => {
  const { page, server, letGo } = await heldPost(t);
  await sendExample(page);
  await inState(page, "submitting");
  const other = await page.context().newPage();
  await other.goto(server.url);
  await inState(other, "unknown");
  letGo();
  await inState(other, "completed");
  assert.equal(server.posts.total, 1);
  await other.reload();
  await other.getByRole("tab", { name: "Tasks 1", exact: true }).waitFor();
});

test("a tab that only stood open takes nothing of what was typed in another one", async (t) => {
  const { page, server } = await open(t);
  const other = await page.context().newPage();
  await other.goto(server.url);
  await submit(other).waitFor();
  await prompt(page).fill("A harbour at night");
  await page.goto("about:blank");
  await other.goto("about:blank");
  await page.goto(server.url);
  await inState(page, "editing");
  assert.equal(await prompt(page).inputValue(), "A harbour at night");
});

/** A page whose POSTs wait until they are let go. @param {import("node:test").TestContext} t */
async function heldPost(t) {
  const opened = await open(t);
  /** @type {(value?: unknown) => void} */
  let letGo = () => {};
  const free = new Promise((resolve) => (letGo = resolve));
  await opened.page.route("**/v1/videos/**", async (route) => {
    await free;
    await route.continue();
  });
  return { ...opened, letGo };
}
