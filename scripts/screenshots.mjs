/** `npm run screenshots`: the studio in every state, light, dark, on a phone and in Chinese, into `screenshots/`. To be looked at. */
import { mkdir, rm } from "node:fs/promises";
import process from "node:process";

import { findBrowser, launchArguments } from "./browser.mjs";
import { build } from "./build.mjs";
import { Failure, main, say } from "./command.mjs";
import { buildPage } from "./page.mjs";
import { at } from "./project.mjs";
import { setup } from "./setup.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @type {Record<string, import("playwright-core").BrowserContextOptions>} */
const looks = {
  desktop: { viewport: { width: 1280, height: 900 } },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  phone: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
  chinese: { viewport: { width: 1280, height: 900 }, locale: "zh-CN" },
};

const reached = (/** @type {Page} */ page, /** @type {string} */ state) =>
  page.locator(`kling-o3-studio[state="${state}"]`).waitFor({ state: "attached" });
const fill = (/** @type {Page} */ page, example = "travel") => page.locator("#template").selectOption(example);

/** Opens the request tab. @param {Page} page */
async function openRequest(page) {
  const result = page.locator(".view-switch button").last();
  if (await result.isVisible()) await result.click();
  await page.locator("#tab-request").click();
  await page.locator("#request-code").waitFor();
}

/** Sends an example, and waits. @param {string} scenario @param {string} state @param {string} [example] */
const sent = (scenario, state, example) => async (/** @type {Page} */ page) => {
  await fill(page, example);
  await page.locator("#scenario").selectOption(`sk-test-${scenario}`);
  await page.locator(".submit").click();
  await reached(page, state);
};

/** Lets hours pass in minutes' steps, each with an answer. @param {Page} page @param {number} steps @param {string} step */
async function pass(page, steps, step) {
  for (let done = 0; done < steps; done += 1) {
    await page.clock.runFor(step);
    await page.evaluate("fetch('./config.json').then((answer) => answer.text())");
  }
}

/** Makes the window as high as the page, so that what stays at its edge is where it belongs. @param {Page} page */
async function stretch(page) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const width = page.viewportSize()?.width ?? 0;
  await page.setViewportSize({ width, height });
  await page.waitForTimeout(200);
}

/** How to come to each state. @type {Record<string, (page: Page) => Promise<unknown>>} */
const states = {
  empty: async () => {},
  example: (page) => fill(page),
  shots: (page) => fill(page, "shots"),
  frames: (page) => fill(page, "frames"),
  picker: async (page) => {
    await fill(page);
    const area = page.locator("#field-prompt");
    await area.press("Control+End");
    await area.pressSequentially(". @");
  },
  menu: async (page) => {
    await fill(page);
    await page.locator("#field-image_urls-0").click();
  },
  invalid: async (page) => {
    await fill(page, "shots");
    await page.locator("#field-multi_prompt-0-prompt").fill("");
    await page.locator("#field-multi_prompt-1-duration").fill("20");
    await page.locator("#add-images").fill("pier.jpg");
    await page.locator("#add-images").press("Enter");
    await page.locator(".submit").click();
    await reached(page, "invalid");
  },
  warnings: async (page) => {
    await page.locator("#field-prompt").fill("@Image2 by the sea, and <<<image_1>>>");
    await page.locator("#add-images").fill("https://img.example.net/pier.png");
    await page.locator("#add-images").press("Enter");
    await page.waitForTimeout(500);
  },
  unknown: sent("cut", "unknown"),
  confirm: async (page) => {
    await sent("cut", "unknown")(page);
    await page.locator(".box button").first().click();
  },
  pending: sent("stall", "pending"),
  processing: sent("stall", "processing"),
  trouble: async (page) => {
    await sent("stall", "processing")(page);
    await page.route(/\/v1\/tasks\//, (route) => route.abort());
    await reached(page, "trouble");
  },
  paused: async (page) => {
    await sent("stall", "processing")(page);
    await page.locator(".progress .actions button").first().click();
  },
  completed: sent("fast", "completed"),
  missing: async (page) => {
    await sent("race-forever", "pending")(page);
    // The server's clock is the real one: it has to be done before the page's hours pass.
    await page.waitForTimeout(10_000);
    await pass(page, 60, "00:05");
    await reached(page, "missing");
  },
  failed: sent("fail-policy", "failed"),
  refused: sent("bad-detail", "refused"),
  throttled: sent("throttled", "refused"),
  expired: async (page) => {
    await sent("fast", "completed")(page);
    await page.clock.runFor("25:00:00");
    await reached(page, "expired");
  },
  offline: async (page) => {
    await fill(page);
    await page.context().setOffline(true);
    await page.waitForTimeout(300);
  },
  tasks: async (page) => {
    await sent("fast", "completed")(page);
    // Each from another example: a request whose outcome is unknown is not sent again as a new one.
    for (const [scenario, state, example] of [
      ["fail-policy", "failed", "text"],
      ["cut", "unknown", "frames"],
      ["stall", "processing", "shots"],
    ]) {
      const create = page.locator(".view-switch button").first();
      if (await create.isVisible()) await create.click();
      await sent(`${scenario}`, `${state}`, example)(page);
    }
    await page.locator("#tab-tasks").click();
  },
  request: async (page) => {
    await fill(page);
    await openRequest(page);
  },
  "request-empty": (page) => openRequest(page),
  "request-rust": async (page) => {
    await fill(page, "shots");
    await openRequest(page);
    await page.locator('input[value="rust"]').check({ force: true });
  },
  "request-curl": async (page) => {
    await fill(page, "frames");
    await openRequest(page);
    await page.locator('input[value="curl"]').check({ force: true });
    await page.locator("#request-copy").click();
  },
  "request-signed": async (page) => {
    await fill(page);
    await page.locator("#add-images").fill("https://img.example.net/pier.png?X-Amz-Signature=1");
    await page.locator("#add-images").press("Enter");
    await openRequest(page);
    await page.locator("#request-link").click();
  },
  "request-refused": async (page) => {
    await fill(page);
    await openRequest(page);
    const text = '{\n  "model": "kling-o3-reference-to-video",\n  "prompt": 5\n}';
    const file = { name: "request.json", mimeType: "application/json", buffer: Buffer.from(text) };
    await page.locator("#request-open").setInputFiles(file);
    await page.locator("[role=alert]").waitFor();
  },
  "request-opened": async (page) => {
    await openRequest(page);
    const text = '{"prompt": "A harbour at dawn", "seed": 7, "resolution": "1080p"}';
    const file = { name: "harbour.json", mimeType: "application/json", buffer: Buffer.from(text) };
    await page.locator("#request-open").setInputFiles(file);
    await page.locator(".undo").waitFor();
  },
  "request-drop": async (page) => {
    await fill(page);
    await openRequest(page);
    await page.locator(".request").evaluate((area) => area.classList.add("over"));
  },
  key: async (page) => {
    await page.locator('input[value="live"]').check({ force: true });
    await page.locator("#set-key").click();
    await page.locator("#key").waitFor();
  },
  support: async (page) => {
    await sent("fail-policy", "failed")(page);
    await page.locator(".actions.quiet button").last().click();
  },
};

const tall = new Set(["example", "shots", "frames", "invalid", "warnings", "empty"]);

await main(async () => {
  await setup();
  await build();
  await buildPage();
  const found = findBrowser();
  if ("advice" in found) throw new Failure(found.advice);
  const { chromium } = await import("playwright-core");
  const { startServer } = await import("../server/server.mjs");
  const server = await startServer({ sandbox: { timing: { pendingMs: 1_500, processingMs: 8_000 } } });
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    args: launchArguments,
    // A scroll bar can push things about; so it is to be seen.
    ignoreDefaultArgs: ["--hide-scrollbars"],
  });
  const chosen = process.argv.slice(2);
  const folder = at("screenshots");
  if (chosen.length === 0) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const [state, reach] of Object.entries(states)) {
    if (chosen.length > 0 && !chosen.includes(state)) continue;
    say(state);
    await Promise.all(
      Object.entries(looks).map(async ([look, options]) => {
        const context = await browser.newContext({ locale: "en-GB", ...options });
        const page = await context.newPage();
        try {
          if (["missing", "expired"].includes(state)) await page.clock.install();
          await page.goto(server.url);
          await page.locator(".submit").waitFor({ state: "attached" });
          await reach(page);
          await page.waitForTimeout(400);
          if (tall.has(state)) await stretch(page);
          await page.screenshot({ path: at("screenshots", `${state}-${look}.png`) });
        } catch (error) {
          say(`  ${state}, ${look}: ${error}`);
        } finally {
          await context.close();
        }
      }),
    );
  }
  await browser.close();
  await server.close();
});
