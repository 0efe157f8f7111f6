/** The states of the design until a task ends: what is seen and what can be done. What is told of each: `told.test.mjs`. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { inState, open, prompt, sendExample, sendUntil, slow, submit, useChromium } from "./studio.mjs";

useChromium();

/** @typedef {import("playwright-core").Page} Page */
/** @param {Page} page @param {string} name */
const button = (page, name) => page.getByRole("button", { name, exact: true });
/** @param {Page} page */
const side = (page) => page.locator("#side-panel");

/** Sends what is of unknown outcome once more; that is lost as well. @param {Page} page */
async function sendAgain(page) {
  await button(page, "Send again…").click();
  const lost = page.waitForEvent("requestfailed", (request) => request.method() === "POST");
  await button(page, "Send again").click();
  await lost;
  await inState(page, "unknown");
}

test("empty: a frame in the chosen shape, and one line", async (t) => {
  const { page } = await open(t);
  await inState(page, "empty");
  await side(page).getByText("Your video appears here").waitFor();
  await page.getByLabel("9:16").check({ force: true });
  await page.locator(".frame.shape-9-16").waitFor();
  assert.equal(await submit(page).isEnabled(), true);
  assert.equal(await page.title(), "[Sandbox] Kling O3 · Reference to video");
});

test("editing: as soon as something is typed", async (t) => {
  const { page } = await open(t);
  await prompt(page).fill("A harbour");
  await inState(page, "editing");
});

test("invalid: the summary has the focus, and the title says so", async (t) => {
  const { page, server } = await open(t);
  await submit(page).click();
  await inState(page, "invalid");
  const summary = page.getByRole("group", { name: "There is a problem" });
  assert.ok(await summary.evaluate((element) => element.matches(":focus")));
  assert.match(await page.title(), /^Error: /);
  assert.equal(server.posts.total, 0);
});

test("submitting: the button says so, and a second press sends nothing", async (t) => {
  const fault = ({ method }) => (method === "POST" ? "slow_headers" : null);
  const { page, server } = await open(t, {}, { fault, faultPauseMs: 300 });
  await sendExample(page);
  await inState(page, "submitting");
  assert.equal(
    await submit(page)
      .textContent()
      .then((text) => text?.trim()),
    "Sending…",
  );
  assert.equal(await submit(page).getAttribute("aria-disabled"), "true");
  await submit(page).click({ force: true });
  await inState(page, "pending");
  assert.equal(server.posts.total, 1);
});

test("unknown: sending again takes two decisions", async (t) => {
  const { page, server } = await open(t);
  await sendUntil(page, "cut", "unknown");
  await side(page).getByText("We do not know if the request arrived").waitFor();
  assert.match(await page.title(), /^! /);
  await button(page, "Send again…").click();
  await button(page, "Do not send").click();
  assert.equal(server.posts.total, 1);
  await sendAgain(page);
  assert.equal(server.posts.total, 2);
});

test("unknown: sent again and refused, it is unknown as before, and that is said with what to do", async (t) => {
  const { page, server } = await open(t);
  await sendUntil(page, "cut", "unknown");
  const refused = { status: 401, json: { error: { message: "no", type: "invalid_request_error" } } };
  await page.route("**/v1/videos/generations", (route) => route.fulfill(refused));
  await button(page, "Send again…").click();
  await button(page, "Send again").click();
  await side(page)
    .getByText(/^We do not know if the request arrived.* Sent again, it was refused: The key was not accepted/)
    .waitFor();
  await inState(page, "unknown");
  await button(page, "Set key").waitFor();
  await page.unroute("**/v1/videos/generations");
  await page.reload();
  await sendAgain(page);
  assert.equal(server.posts.total, 2);
});

test("unknown: a reload forgets neither that nor the request, and sends nothing", async (t) => {
  const { page, server } = await open(t);
  await sendUntil(page, "cut", "unknown");
  await page.reload();
  await inState(page, "unknown");
  await button(page, "Send again…").waitFor();
  assert.equal(server.posts.total, 1);
});

test("unknown: sent again after a reload, it is one more POST", async (t) => {
  const { page, server } = await open(t);
  await sendUntil(page, "cut", "unknown");
  await page.reload();
  await sendAgain(page);
  assert.equal(server.posts.total, 2);
  assert.equal([...server.posts].length, 1, "the same request");
});

test("pending and processing: progress as reported, time, and no cancel", async (t) => {
  const { page } = await open(t, {}, { sandbox: slow });
  await sendUntil(page, "ok", "pending");
  await side(page).getByText("Waiting for a free place").waitFor();
  assert.equal(await page.locator("progress").getAttribute("value"), null);
  assert.equal(
    await submit(page)
      .textContent()
      .then((text) => text?.trim()),
    "Create another",
  );
  await inState(page, "processing");
  await side(page)
    .getByText(/so far/)
    .waitFor();
  await page.locator("progress[value]").waitFor();
  await page.waitForFunction(() => /^\(\d+%\) \[Sandbox\]/.test(document.title));
  assert.doesNotMatch((await side(page).textContent()) ?? "", /cancel/i);
});

test("trouble: a quiet line first, from the third miss on a state of its own; one can ask at once", async (t) => {
  const { page } = await open(t, {}, { sandbox: slow });
  await sendUntil(page, "burst-cut", "pending");
  await side(page).getByText("No usable answer.").waitFor();
  assert.equal(await side(page).locator(".notice.warn").count(), 0);
  await inState(page, "trouble");
  await side(page).getByText("The browser could not reach the service").waitFor();
  await side(page).getByText("Trying again in").waitFor();
  const asked = page.waitForRequest(/\/v1\/tasks\//);
  await button(page, "Try now").click();
  await asked;
});

test("paused: watching can be ended and taken up", async (t) => {
  const { page, server } = await open(t);
  await sendUntil(page, "stall", "processing");
  await button(page, "Stop watching").click();
  await inState(page, "paused");
  await side(page).getByText("Not watching. The task goes on at the service.").waitFor();
  await page.reload();
  await inState(page, "paused");
  await button(page, "Watch again").click();
  await inState(page, "processing");
  assert.equal(server.posts.total, 1);
});

test("offline: editing works, and a paid request is not queued", async (t) => {
  const { page, server } = await open(t);
  await page.getByLabel("Live", { exact: true }).check({ force: true });
  await page.context().setOffline(true);
  await page.locator(".strip.offline").waitFor();
  await button(page, "Create video when online").waitFor();
  await prompt(page).fill("A harbour");
  await submit(page).click();
  await page.getByText("You are offline. Nothing was sent.").waitFor();
  await page.context().setOffline(false);
  await page.locator(".strip.offline").waitFor({ state: "detached" });
  assert.equal(server.posts.total, 0);
});

test("sandbox: said above, at the button, in the title, at every result", async (t) => {
  const { page } = await open(t);
  await page.getByText("Simulated: nothing is charged").waitFor();
  assert.equal(
    await submit(page)
      .textContent()
      .then((text) => text?.trim()),
    "Create video (simulated)",
  );
  assert.match(await page.title(), /\[Sandbox\]/);
});
