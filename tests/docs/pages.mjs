/** Blocks that are pages, opened in a real Chromium: the sandbox and the built package answer every request. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

import { serveMedia } from "kling-o3/sandbox";

import { at, manifest } from "../../scripts/project.mjs";

const origin = "https://app.example";
const kinds = { js: "text/javascript", wasm: "application/wasm" };

/** An import map for pages that leave that to a bundler. @returns {string} */
function importMap() {
  const imports = Object.entries(manifest().exports).flatMap(([entry, target]) =>
    typeof target === "string" || !target.default
      ? []
      : [[entry.replace(".", "kling-o3"), target.default.replace("./dist", "/kling-o3")]],
  );
  return `<script type="importmap">${JSON.stringify({ imports: Object.fromEntries(imports) })}</script>`;
}

/** Where the element stands alone, its page's own script has defined it. @param {string} code */
const definition = (code) =>
  code.includes("<kling-o3-studio") && !code.includes("<script")
    ? '<script type="module">import "kling-o3/define";</script>'
    : "";

const media = serveMedia({
  read: (name) => {
    const file = at("www", "public", "media", name);
    return existsSync(file) ? readFileSync(file) : null;
  },
});

/**
 * @param {import("playwright-core").Browser} browser
 * @param {import("./blocks.mjs").Block} block
 * @param {{ dist: string, sandbox: import("kling-o3/sandbox").Sandbox }} site
 */
export async function openBlock(browser, block, { dist, sandbox }) {
  const html = /type="importmap"/.test(block.code) ? block.code : importMap() + block.code + definition(block.code);
  const answer = async (/** @type {Request} */ request) => {
    const { pathname } = new URL(request.url);
    const name = basename(pathname);
    if (pathname === "/") return new Response(`<!doctype html>${html}`, { headers: { "content-type": "text/html" } });
    const kind = kinds[/** @type {keyof typeof kinds} */ (name.split(".").at(-1))];
    const file = join(dist, name);
    if (kind && existsSync(file)) return new Response(readFileSync(file), { headers: { "content-type": kind } });
    return /\/v1\//.test(pathname) ? sandbox.fetch(request) : media(request);
  };
  const context = await browser.newContext();
  try {
    await context.route("**/*", async (route) => {
      const asked = route.request();
      const body = asked.postDataBuffer();
      const reply = await answer(
        new Request(asked.url(), { method: asked.method(), headers: await asked.allHeaders(), body }),
      );
      const headers = Object.fromEntries(reply.headers);
      await route.fulfill({ status: reply.status, headers, body: Buffer.from(await reply.arrayBuffer()) });
    });
    await use(await context.newPage(), block);
  } finally {
    await context.close();
  }
}

/** What is wrong with markup that nobody can open here; null: every tag has its end, every value its quotes. @param {import("playwright-core").Browser} browser @param {string} code */
export async function faultOf(browser, code) {
  const page = await browser.newPage();
  const fault = (/** @type {string} */ text) =>
    new DOMParser().parseFromString(`<div>${text}</div>`, "text/xml").querySelector("parsererror")?.textContent ?? null;
  return page.evaluate(fault, code).finally(() => page.close());
}

/** @param {import("playwright-core").Page} page @param {import("./blocks.mjs").Block} block */
async function use(page, { file, line, code }) {
  /** @type {string[]} */
  const wrong = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) wrong.push(message.text());
  });
  page.on("pageerror", (error) => wrong.push(`${error.message}`));
  page.setDefaultTimeout(120_000);
  await page.goto(`${origin}/`);
  // A button of its own: those of an element are that element's business.
  if (code.includes("<button")) await page.locator("button").first().click();
  const settled = async () => {
    if (code.includes("<video")) await page.locator("video[src]").first().waitFor({ state: "attached" });
    await page.waitForFunction("document.querySelector(':not(:defined)') === null");
  };
  await settled().catch((error) => wrong.push(error.message));
  assert.deepEqual(wrong, [], `${file}:${line}`);
}
