/** What the tests of the studio share: the page in a state, and what can be asked of it. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { fillExample, inState, openPage, openTab, sendExample, serve } from "../browser/chromium.mjs";

export { fillExample, inState, promptShows, sendExample, useChromium } from "../browser/chromium.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("node:test").TestContext} TestContext */

/** Long enough in each state for it to be seen, and no longer. */
export const brisk = { timing: { pendingMs: 1_000, processingMs: 3_000 } };

/** Longer, where a state in the middle is to be seen. */
export const slow = { timing: { pendingMs: 1_000, processingMs: 20_000 } };

/**
 * A page at the sandbox. With `clock`, its time can be run on by hand; with `alone`, it is as a host of files alone has it:
 * the sandbox is in the page too, and keeps the page's time.
 * @param {TestContext} t
 * @param {import("playwright-core").BrowserContextOptions} [options]
 * @param {import("../browser/chromium.mjs").ServerOptions & { clock?: boolean, alone?: boolean }} [server]
 */
export async function open(t, options = {}, { clock = false, alone = false, ...server } = {}) {
  const running = await serve(t, { sandbox: brisk, ...server });
  const tab = await openTab(t, { locale: "en-GB", ...options });
  if (clock) await tab.page.clock.install();
  if (alone) await tab.page.route("**/config.json", (route) => route.fulfill({ json: {} }));
  await openPage(tab.page, running.url);
  // Alone, nothing in it waits for anything outside: its time stands still between the steps of a test, however long they take.
  if (clock && alone) await tab.page.clock.pauseAt(Date.now() + 1_000);
  return { server: running, ...tab };
}

/** @param {Page} page */
export const prompt = (page) => page.locator("#field-prompt");
/** @param {Page} page */
export const submit = (page) => page.locator(".submit");
/** The list of mentions. @param {Page} page */
export const picker = (page) => page.locator("#picker");
/** What was said at once to those who do not see it. @param {Page} page */
export const spoken = (page) => page.locator("#spoken").textContent();

/** The id or the words of what has the focus. @param {Page} page */
export const focus = (page) =>
  page.evaluate(() => {
    const element = document.querySelector("kling-o3-studio")?.shadowRoot?.activeElement;
    return element?.id || element?.textContent?.trim() || null;
  });

/** Waits until the page has drawn what has happened so far. @param {Page} page */
export const drawn = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** Types at the end of a text. @param {import("playwright-core").Locator} area @param {string} text */
export async function typeAtEnd(area, text) {
  await area.focus();
  await area.press("Control+End");
  await area.pressSequentially(text);
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds wrong, in short. @param {Page} page @returns {Promise<string[]>} */
export async function axe(page) {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    // A colour on its way is none.
    for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish();
    // @ts-expect-error put there by the line above
    const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return violations.flatMap((/** @type {any} */ { id, nodes }) =>
      nodes.map((/** @type {any} */ node) => `${id}: ${node.target.flat().join(" ")} ${node.failureSummary}`),
    );
  });
}

/** Lets the page's own time go on, second by second, until something is so. @param {Page} page @param {() => Promise<boolean>} isSo */
export async function pass(page, isSo) {
  for (let left = 1_200; left > 0 && !(await isSo()); left -= 1) await page.clock.runFor("00:01");
}

/** The same until the studio is in a state. @param {Page} page @param {string} state */
export async function passUntil(page, state) {
  await pass(page, async () => (await page.locator("kling-o3-studio").getAttribute("state")) === state);
  await inState(page, state);
}

/** Adds pictures by their links. @param {Page} page @param {string[]} urls */
export async function addImages(page, ...urls) {
  for (const url of urls) {
    await page.locator("#add-images").fill(url);
    await page.locator("#add-images").press("Enter");
  }
}

/** A picture that the server has. @param {import("../browser/chromium.mjs").RunningServer} server @param {string} name */
export const picture = (server, name) => `${server.url}media/${name}.jpg`;

/** Sends the example and waits for what comes of it. @param {Page} page @param {string} scenario @param {string} state */
export async function sendUntil(page, scenario, state) {
  await sendExample(page, scenario);
  await inState(page, state);
}

export { fillExample as fill };
