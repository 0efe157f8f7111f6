/** What the browser tests share: a real Chromium, the server, and a page that tells of everything it should not do. */
import assert from "node:assert/strict";
import { after, before } from "node:test";

import { chromium } from "playwright-core";

import { findBrowser, launchArguments } from "../../scripts/browser.mjs";
import { startServer } from "../../server/server.mjs";

/** @typedef {import("../../server/server.mjs").RunningServer} RunningServer */
/** @typedef {import("../../server/server.mjs").ServerOptions} ServerOptions */

/** @type {import("playwright-core").Browser} */
let browser;

/** One browser for all tests of a file. @param {import("playwright-core").LaunchOptions} [options] */
export function useChromium(options) {
  before(async () => {
    const found = findBrowser();
    assert.ok("executablePath" in found, "advice" in found ? found.advice : "");
    browser = await chromium.launch({ executablePath: found.executablePath, args: launchArguments, ...options });
  });
  after(() => browser?.close());
}

/** A server that ends with the test. @param {import("node:test").TestContext} t @param {ServerOptions} [options] */
export async function serve(t, options) {
  const server = await startServer(options);
  t.after(() => server.close());
  return server;
}

/**
 * A tab of its own profile that ends with the test, and what went wrong in it: errors on the console and in scripts,
 * violations of the security policy, requests to other hosts.
 * @param {import("node:test").TestContext} t
 * @param {import("playwright-core").BrowserContextOptions} [options]
 */
export async function openTab(t, options) {
  const context = await browser.newContext(options);
  t.after(() => context.close());
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  /** @type {string[]} */
  const wrong = [];
  /** @type {import("playwright-core").Request[]} */
  const requests = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) wrong.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => wrong.push(`script: ${error.message}`));
  page.on("request", (request) => requests.push(request));
  await page.exposeFunction("tellViolation", (/** @type {string} */ text) => wrong.push(`policy: ${text}`));
  await page.addInitScript(() =>
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      // @ts-expect-error the function above
      tellViolation(`${violatedDirective} ${blockedURI}`),
    ),
  );
  return { page, wrong, requests };
}

/** The requests that left for any host but this server. @param {import("playwright-core").Request[]} requests @param {RunningServer} server */
export const foreign = (requests, server) =>
  requests
    .filter((request) => !isRefusedRedirect(request))
    .map((request) => request.url())
    .filter((url) => /^https?:/.test(url) && !url.startsWith(server.url));

/** A redirect that is not followed is reported as a request that was given up before it left. @param {import("playwright-core").Request} request */
const isRefusedRedirect = (request) =>
  request.redirectedFrom() !== null && request.failure()?.errorText === "net::ERR_ABORTED";

/** Opens the page and waits until it is whole. @param {import("playwright-core").Page} page @param {string} url */
export async function openPage(page, url) {
  const answer = await openForm(page, url);
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector("kling-o3-studio")).late);
  return answer;
}

/** Opens the page and waits for the first look; its second half may be on its way. @param {import("playwright-core").Page} page @param {string} url */
export async function openForm(page, url) {
  const answer = await page.goto(url);
  await page.locator(".submit").waitFor({ state: "attached" });
  return answer;
}

/** Puts an example into the form. @param {import("playwright-core").Page} page @param {string} [example] */
export const fillExample = (page, example = "travel") => page.getByLabel("Start from").selectOption(example);

/** Fills in the example and sends it. @param {import("playwright-core").Page} page @param {string} [scenario] */
export async function sendExample(page, scenario = "ok") {
  await fillExample(page);
  await page.getByLabel("What the sandbox plays").selectOption(`sk-test-${scenario}`);
  await page.locator(".submit").click();
}

/** Waits until the studio is in this state. @param {import("playwright-core").Page} page @param {string} state */
export const inState = (page, state) =>
  page.locator(`kling-o3-studio[state="${state}"]`).waitFor({ state: "attached" });

/** Waits until the field of the prompt has this text. @param {import("playwright-core").Page} page @param {string} text */
export const promptShows = (page, text) =>
  page.waitForFunction((wanted) => {
    const root = document.querySelector("kling-o3-studio")?.shadowRoot;
    return /** @type {any} */ (root?.querySelector("#field-prompt"))?.value === wanted;
  }, text);

/** A task that takes a moment in each state. */
export const brisk = { timing: { pendingMs: 2_000, processingMs: 4_000 } };
