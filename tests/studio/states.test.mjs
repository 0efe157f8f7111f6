/** Every state of the design: what is seen, what can be done, what the title says. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { fillExample, inState, open, prompt, sendExample, sendUntil, slow, submit, useChromium } from "./studio.mjs";

useChromium();

/** @typedef {import("playwright-core").Page} Page */
/** @param {Page} page @param {string} name */
const button = (page, name) => page.getByRole("button", { name, exact: true });
/** @param {Page} page */
const side = (page) => page.locator("#side-panel");

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
  await button(page, "Send again…").click();
  const lost = page.waitForEvent("requestfailed", (request) => request.method() === "POST");
  await button(page, "Send again").click();
  await lost;
  await inState(page, "unknown");
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
  await button(page, "Send again…").click();
  const lost = page.waitForEvent("requestfailed", (request) => request.method() === "POST");
  await button(page, "Send again").click();
  await lost;
  await inState(page, "unknown");
  assert.equal(server.posts.total, 2);
  assert.equal([...server.posts].length, 1, "the same request");
});

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

test("trouble: the last answer stays, and one can ask at once", async (t) => {
  const { page, requests } = await open(t, {}, { sandbox: slow });
  await sendUntil(page, "burst-cut", "trouble");
  await side(page).getByText("The browser could not reach the service").waitFor();
  await side(page).getByText("Trying again in").waitFor();
  const asked = requests.length;
  await button(page, "Try now").click();
  assert.ok(requests.length > asked);
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

test("completed: player, file, link, and how long it works", async (t) => {
  const { page } = await open(t);
  await sendUntil(page, "fast", "completed");
  assert.match(await page.title(), /^✓ /);
  const download = page.waitForEvent("download");
  await button(page, "Download").click();
  assert.match((await download).suggestedFilename(), /^task-.+\.mp4$/);
  await side(page)
    .getByText(/^Link works until .+ left\)\. Save the video\.$/)
    .waitFor();
  await side(page)
    .getByText(/^Reserved credits/)
    .waitFor();
  await side(page).getByText("Simulated", { exact: true }).waitFor();
});

test("completed: the settings come back into the form", async (t) => {
  const { page } = await open(t);
  await sendUntil(page, "fast", "completed");
  const text = await prompt(page).inputValue();
  await button(page, "Clear").click();
  assert.equal(await prompt(page).inputValue(), "");
  await button(page, "Use these settings").click();
  assert.equal(await prompt(page).inputValue(), text);
});

test("missing: it can be asked for again", async (t) => {
  // The server's clock is the real one, so its part is short.
  const { page } = await open(t, {}, { clock: true, sandbox: { timing: { pendingMs: 50, processingMs: 50 } } });
  await sendUntil(page, "race-forever", "pending");
  // Each answer comes over a real wire: it is waited for before the clock goes on.
  for (let step = 0; step < 60; step += 1) {
    await page.clock.runFor("00:05");
    await page.evaluate("fetch('/config.json').then((answer) => answer.text())");
  }
  await inState(page, "missing");
  await side(page).getByText("The service says the video is ready but gave no link yet").waitFor();
  const asked = page.waitForRequest(/\/v1\/tasks\//);
  await button(page, "Ask again").click();
  await asked;
});

test("failed: our sentence first, then what to do, then the money", async (t) => {
  const { page } = await open(t);
  await sendUntil(page, "fail-policy", "failed");
  await side(page)
    .getByText(/^The service refused this content/)
    .waitFor();
  await side(page)
    .getByText(/^Reserved credits are normally returned/)
    .waitFor();
  assert.match(await page.title(), /^✕ /);
  assert.equal(
    await submit(page)
      .textContent()
      .then((text) => text?.trim()),
    "Change and create",
  );
  await button(page, "Details for support").click();
  const details = JSON.parse((await page.locator("#support-dialog pre").textContent()) ?? "");
  assert.match(details.task, /^task-/);
  assert.doesNotMatch(JSON.stringify(details), /pier of|https?:/);
});

test("refused: the field that the service names is marked, until it is changed", async (t) => {
  const { page } = await open(t);
  await sendUntil(page, "bad-detail", "refused");
  await page.locator("#summary").waitFor();
  const [line] = await page.locator("#summary button").allTextContents();
  assert.match(line ?? "", /the service did not accept this\. It says: “/);
  await page.locator("#summary button").first().click();
});

test("refused for want of a key: the way to set one", async (t) => {
  const { page } = await open(t);
  await sendUntil(page, "expired", "refused");
  await side(page).getByText("The key was not accepted. Check it, or set a new one").waitFor();
  await button(page, "Set key").click();
  await page.getByRole("dialog", { name: "Key for the service" }).waitFor();
});

test("refused for haste: the button counts the seconds down", async (t) => {
  const { page, server } = await open(t);
  await sendUntil(page, "throttled", "refused");
  const again = page.getByRole("button", { name: /^Create again in \d+ sec/ });
  await again.click({ force: true });
  assert.equal(server.posts.total, 1, "not before that time");
});

test("expired: a new link can be asked for, once", async (t) => {
  const { page } = await open(t, {}, { clock: true });
  await sendUntil(page, "fast", "completed");
  await page.clock.runFor("25:00:00");
  await inState(page, "expired");
  await side(page)
    .getByText(/^The link ended on /)
    .waitFor();
  await button(page, "Ask for a new link").click();
  await side(page).getByText("The service gave no new link").waitFor();
  assert.equal(await button(page, "Ask for a new link").isDisabled(), true);
});

test("offline: editing works, and a paid request is not queued", async (t) => {
  const { page, server } = await open(t);
  await page.getByLabel("Live", { exact: true }).check({ force: true });
  await page.context().setOffline(true);
  await page.locator(".strip.offline").waitFor();
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
