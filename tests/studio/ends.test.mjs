/** How a task ends, as the design has it: what is seen and what can be done. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { inState, open, prompt, sendUntil, submit, useChromium } from "./studio.mjs";

useChromium();

/** @typedef {import("playwright-core").Page} Page */
/** @param {Page} page @param {string} name */
const button = (page, name) => page.getByRole("button", { name, exact: true });
/** @param {Page} page */
const side = (page) => page.locator("#side-panel");

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

/** @type {[scenario: string, state: string, said: RegExp][]} */
const ends = [
  ["poor", "refused", /The request was not accepted.*An earlier visit sent it/s],
  ["fail-policy", "failed", /No video was made/],
];
for (const [scenario, state, said] of ends)
  test(`${state}: after a reload the page is not called broken`, async (t) => {
    const { page } = await open(t);
    await sendUntil(page, scenario, state);
    // Whatever is asked again is never answered.
    await page.route("**/v1/tasks/**", () => {});
    await page.reload();
    await inState(page, state);
    const text = (await side(page).textContent()) ?? "";
    assert.match(text, said);
    assert.doesNotMatch(text, /went wrong/);
    await button(page, "Use these settings").click();
  });
