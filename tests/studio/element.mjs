/** The published element in somebody else's page: plain HTML, a strict policy, the files of the package as they are. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";

import { openTab } from "../browser/chromium.mjs";

export { inState, promptShows, useChromium } from "../browser/chromium.mjs";

/** @typedef {import("node:test").TestContext} TestContext */
/** @typedef {import("playwright-core").Page} Page */

/** @type {Record<string, string>} */
const types = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mp4": "video/mp4",
  ".svg": "image/svg+xml",
  ".jpg": "image/jpeg",
};

/** No style, no picture and no video of anybody's, no server but the service. */
export const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "img-src blob:",
  "media-src blob:",
  "connect-src https://api.foxapi.cc",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html",
].join("; ");

const dist = fileURLToPath(new URL("../../dist/", import.meta.url));

/**
 * A host of files; `pages` are texts by their paths, `folders` folders by theirs. Gives its address.
 * @param {TestContext} t
 * @param {{ pages?: Record<string, string>, folders?: Record<string, string>, headers?: Record<string, string> }} content
 */
export async function hostFiles(t, { pages = {}, folders = {}, headers = {} }) {
  const server = createServer(({ url = "/" }, answer) => {
    const { pathname } = new URL(url, "http://host.example");
    const under = Object.keys(folders).find((path) => pathname.startsWith(path)) ?? "";
    const file = under && `${folders[under]}${pathname.slice(under.length)}`.replace(/\/$/, "/index.html");
    const text = pages[pathname] ?? (file && existsSync(file) ? readFileSync(file) : null);
    const type = types[extname(pathname) || ".html"] ?? "application/octet-stream";
    answer.writeHead(text === null ? 404 : 200, { "content-type": type, ...headers }).end(text ?? "");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(null)));
  t.after(() => void server.close() ?? server.closeAllConnections());
  return `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (server.address()).port}`;
}

/** @param {string} body */
export const html = (body) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title></head><body>${body}</body></html>`;

const module = '<script type="module" src="/package/define.js"></script>';

/**
 * Opens a page with the element, and waits until it is complete. `before` runs before the element is defined.
 * @param {TestContext} t
 * @param {string} [markup]
 * @param {{ before?: string, options?: import("playwright-core").BrowserContextOptions, quiet?: boolean }} [more]
 */
export async function openElement(
  t,
  markup = "<kling-o3-studio></kling-o3-studio>",
  { before = "", options, quiet = true } = {},
) {
  const page0 = html(`${markup}<script type="module" src="/before.js"></script>${module}`);
  const address = await hostFiles(t, {
    pages: { "/": page0, "/before.js": before },
    folders: { "/package/": dist },
    headers: { "content-security-policy": policy },
  });
  const tab = await openTab(t, { locale: "en-GB", ...options });
  const { page, wrong, requests } = tab;
  await page.addInitScript(() => {
    const told = /** @type {[string, unknown, boolean][]} */ ([]);
    const names = ["ready", "change", "submit", "task", "complete", "error", "key-needed", "resize"];
    for (const name of names)
      document.addEventListener(`ko3-${name}`, (event) => {
        const { detail, cancelable } = /** @type {CustomEvent} */ (event);
        told.push([event.type, detail, cancelable]);
      });
    Object.assign(globalThis, { told });
  });
  await page.goto(address);
  await page
    .locator("kling-o3-studio .submit, kling-o3-studio fieldset:disabled")
    .first()
    .waitFor({ state: "attached" });
  await page.waitForFunction(() =>
    [...document.querySelectorAll("kling-o3-studio")].every((one) => /** @type {any} */ (one).late),
  );
  if (quiet) {
    t.after(() => {
      assert.deepEqual(wrong, []);
      const others = requests
        .map((request) => request.url())
        .filter((url) => /^http/.test(url) && !url.startsWith(address));
      assert.deepEqual(others, []);
    });
  }
  return { ...tab, address };
}

/**
 * Does something with the element, in its page.
 * @template T @template [A=undefined]
 * @param {Page} page @param {(studio: any, argument: A) => T | Promise<T>} work @param {A} [argument] @returns {Promise<T>}
 */
export const inStudio = (page, work, argument) =>
  page
    .locator("kling-o3-studio")
    .first()
    .evaluate(/** @type {any} */ (work), argument);

/** What the events said so far, of one name. @param {Page} page @param {string} name @returns {Promise<any[]>} */
export const told = (page, name) =>
  page.evaluate(
    (name) =>
      /** @type {any} */ (globalThis).told
        .filter((/** @type {string[]} */ [one]) => one === name)
        .map((/** @type {unknown[]} */ [, detail]) => detail),
    name,
  );

/** Waits for an event that has been, or is to come. @param {Page} page @param {string} name @param {number} [count] */
export async function awaitTold(page, name, count = 1) {
  await page.waitForFunction(
    ({ name, count }) =>
      /** @type {any} */ (globalThis).told.filter((/** @type {string[]} */ [one]) => one === name).length >= count,
    { name, count },
  );
  return told(page, name);
}

/** What the sandbox makes a video of at once. */
export const request = { prompt: "A harbour at dawn" };

/** Puts a request in that the sandbox plays so. @param {Page} page @param {string} scenario */
export const prepare = (page, scenario) =>
  inStudio(
    page,
    (studio, { request, scenario }) => {
      studio.scenario = `sk-test-${scenario}`;
      studio.request = request;
    },
    { request, scenario },
  );
