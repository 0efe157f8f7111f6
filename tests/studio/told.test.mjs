/** What each state of the design tells those who do not look: the title's sign, the button, the words for a screen reader. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { fillExample, inState, open, pass, passUntil, prompt, sendExample, submit, useChromium } from "./studio.mjs";

useChromium();

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {{ reach: (page: Page) => Promise<unknown>, title: RegExp, button?: string, said?: string | RegExp, server?: import("../browser/chromium.mjs").ServerOptions }} Row */

const title = (/** @type {string} */ sign) => new RegExp(`^${sign}\\[Sandbox\\] Kling O3 · Reference to video$`);
const sent = (/** @type {string} */ scenario, /** @type {string} */ state) => async (/** @type {Page} */ page) => {
  await sendExample(page, scenario);
  await passUntil(page, state);
};
/** The page's own clock and sandbox: nothing here waits for real time. */
const alone = { clock: true, alone: true };
const another = "Create another";
const create = "Create video (simulated)";

/** @type {Record<string, Row>} */
const rows = {
  empty: { reach: (page) => inState(page, "empty"), title: title(""), button: create },
  editing: { reach: (page) => prompt(page).fill("A harbour"), title: title(""), button: create },
  invalid: { reach: (page) => submit(page).click(), title: title("Error: "), button: create },
  submitting: {
    // Held up by the server, so that there is time to look.
    server: { fault: ({ method }) => (method === "POST" ? "slow_headers" : null), faultPauseMs: 2_000 },
    reach: async (page) => {
      await sendExample(page);
      await inState(page, "submitting");
    },
    ...{ title: title("… "), button: "Sending…", said: "Sending request" },
  },
  unknown: {
    ...{ reach: sent("cut", "unknown"), title: title("! "), button: another },
    said: /^We do not know if the request arrived\. It may have been accepted and charged/,
  },
  pending: {
    // It stays so: else it is over before "Sending request" has been heard.
    reach: async (page) => {
      await fillExample(page);
      const scenario = { scenario: "sk-test-stall-pending" };
      await page.evaluate((it) => void Object.assign(document.querySelector("kling-o3-studio") ?? {}, it), scenario);
      await submit(page).click();
      await passUntil(page, "pending");
    },
    ...{ title: title("\\(…\\) "), button: another, said: "Accepted. Waiting" },
  },
  processing: {
    ...{ reach: sent("slow", "processing"), title: title("\\(\\d+%\\) "), button: another, said: "Running" },
  },
  trouble: {
    ...{ reach: sent("burst-cut", "trouble"), title: title("\\(\\d+%\\) "), button: another },
    said: "No usable answer.",
  },
  paused: {
    reach: async (page) => {
      await sent("stall", "processing")(page);
      await page.getByRole("button", { name: "Stop watching" }).click();
    },
    ...{ title: title(""), button: another, said: "Stopped watching" },
  },
  completed: { reach: sent("fast", "completed"), title: title("✓ "), button: another, said: "Video ready" },
  missing: {
    ...{ reach: sent("race-forever", "missing"), title: title("! "), button: another },
    said: "The service says the video is ready but gave no link yet",
  },
  failed: {
    ...{ reach: sent("fail-policy", "failed"), title: title("✕ "), button: "Change and create" },
    said: /^The service refused this content/,
  },
  expired: {
    reach: async (page) => {
      await sent("fast", "completed")(page);
      await page.clock.runFor("25:00:00");
    },
    ...{ title: title(""), button: another },
  },
  offline: {
    reach: (page) => page.context().setOffline(true),
    ...{ title: title(""), said: "You are offline. Editing still works" },
  },
  sandbox: {
    reach: async (page) => {
      await page.getByLabel("Live", { exact: true }).check({ force: true });
      await page.getByLabel("Sandbox", { exact: true }).check({ force: true });
    },
    ...{ title: title(""), button: create, said: "Simulated: nothing is charged" },
  },
};

/** Keeps all that is said from now on. @param {Page} page */
const listen = (page) =>
  page.evaluate(() => {
    const told = /** @type {string[]} */ ([]);
    const toldAt = /** @type {number[]} */ ([]);
    Object.assign(globalThis, { told, toldAt });
    const root = document.querySelector("kling-o3-studio")?.shadowRoot;
    for (const region of root?.querySelectorAll("[role=status].unseen") ?? [])
      new MutationObserver(() => {
        told.push(region.textContent ?? "");
        toldAt.push(Date.now());
      }).observe(region, { childList: true });
  });
/** @param {Page} page @returns {Promise<string[]>} */
const told = (page) => page.evaluate("told");

for (const [name, { reach, title, button, said, server = alone }] of Object.entries(rows))
  test(`${name}: title, button, and what is said`, async (t) => {
    const { page } = await open(t, {}, server);
    await listen(page);
    await reach(page);
    await page.waitForFunction(([source]) => new RegExp(source ?? "").test(document.title), [title.source]);
    if (button !== undefined) assert.equal((await submit(page).textContent())?.trim(), button);
    const isSaid = async () =>
      (await told(page)).some((one) => (said instanceof RegExp ? said.test(one) : one === said));
    // It is said when the last has been heard.
    for (let left = 6; left > 0 && said !== undefined && !(await isSaid()); left -= 1) await page.clock.runFor("00:01");
    if (said !== undefined) assert.ok(await isSaid(), (await told(page)).join());
  });

test("while it runs, each quarter is said and no number between, never two within five seconds", async (t) => {
  const { page } = await open(t, {}, alone);
  await listen(page);
  await sendExample(page, "slow");
  await pass(page, async () => (await told(page)).includes("Video ready"));
  assert.deepEqual(await told(page), [
    "Sending request",
    "Accepted. Waiting",
    "Running",
    "25 %",
    "50 %",
    "75 %",
    "Video ready",
  ]);
  const at = /** @type {number[]} */ (await page.evaluate("toldAt"));
  for (const [index, time] of at.entries()) assert.ok(time - (at[index - 1] ?? 0) > 4_900, at.join());
});

test("that a link ends soon is said once", async (t) => {
  const { page } = await open(t, {}, alone);
  await sent("fast", "completed")(page);
  await page.clock.runFor("00:10");
  await listen(page);
  await page.clock.runFor("21:00:00");
  assert.deepEqual(await told(page), []);
  await page.clock.runFor("02:00:00");
  assert.deepEqual(await told(page), ["The link ends in 2 hrs. Save the video"]);
});

test("a tab that slept does not call a link's time longer than it is", async (t) => {
  const { page } = await open(t, {}, alone);
  await sent("fast", "completed")(page);
  await page.clock.runFor("00:10");
  await listen(page);
  await page.clock.fastForward("23:30:00");
  await page.clock.runFor("01:00");
  assert.deepEqual(await told(page), ["The link ends in 29 mins. Save the video"]);
});

test("a narrow studio tells of what became of the form, too", async (t) => {
  const { page } = await open(t, { viewport: { width: 360, height: 740 } }, alone);
  await listen(page);
  await fillExample(page);
  await submit(page).click();
  await pass(page, async () => (await told(page)).includes("Video ready"));
  await inState(page, "completed");
});
