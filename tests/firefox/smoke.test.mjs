/** The studio in Firefox: it loads, one can write, send and see the video, and axe finds nothing. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";

import { startServer } from "../../server/server.mjs";
import { Firefox } from "./firefox.mjs";

/** @type {Firefox} */
let firefox;
/** @type {import("../../server/server.mjs").RunningServer} */
let server;

before(async () => {
  server = await startServer({ sandbox: { timing: { pendingMs: 300, processingMs: 600 } } });
  firefox = await Firefox.start();
});
after(async () => {
  await firefox?.close();
  await server?.close();
});

/** What is said of one element of the studio. @param {string} selector */
const look = (selector) =>
  firefox.call((selector) => {
    const root = document.querySelector("kling-o3-studio")?.shadowRoot;
    const element = /** @type {any} */ (root?.querySelector(selector));
    if (!element) return null;
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
    const isActive = root?.activeElement === element;
    const { value, textContent } = element;
    return { value, text: textContent.trim(), isActive, left, top, right, bottom, width, height };
  }, selector);

/** @param {string} selector */
async function seen(selector) {
  await firefox.until((one) => {
    const element = document.querySelector("kling-o3-studio")?.shadowRoot?.querySelector(one);
    return element?.checkVisibility() ?? false;
  }, selector);
  const found = await look(selector);
  assert.ok(found);
  return found;
}

/** @param {string} selector */
async function click(selector) {
  // What is loaded after the first look moves what is below it.
  await seen(".tabs");
  await seen(selector);
  await firefox.call((one) => {
    const element = document.querySelector("kling-o3-studio")?.shadowRoot?.querySelector(one);
    element?.scrollIntoView({ block: "center" });
  }, selector);
  const { left, top, width, height } = await seen(selector);
  await firefox.mouse([left + width / 2, top + height / 2]);
}

/** @param {string} state */
const inState = (state) =>
  firefox.until((name) => document.querySelector("kling-o3-studio")?.getAttribute("state") === name, state);

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds wrong. */
async function axe() {
  await firefox.run(axeSource);
  return firefox.call(async () => {
    for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish();
    // @ts-expect-error put there by the line above
    const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes[0].target.flat().join(" ")}`);
  });
}

/** Opens the page anew. */
async function open() {
  await firefox.open(server.url);
  await seen(".submit");
}

/** @param {string} name */
async function fill(name) {
  await firefox.call((name) => {
    const select = document.querySelector("kling-o3-studio")?.shadowRoot?.querySelector("#template");
    Object.assign(select ?? {}, { value: name });
    select?.dispatchEvent(new Event("change"));
  }, name);
}

test("it loads: no error, no policy broken, nothing asked of anybody else", async () => {
  await open();
  await fill("text");
  assert.match((await seen("#cost")).text, /^5 s × 720p/, "which the package has been asked for");
  assert.deepEqual(await axe(), []);
  assert.deepEqual(firefox.wrong, []);
  assert.deepEqual(
    firefox.requests.filter((url) => /^https?:/.test(url) && !url.startsWith(server.url)),
    [],
  );
});

test("a mention is found at the caret, and put in", async () => {
  await open();
  await fill("travel");
  await click("#field-prompt");
  await firefox.press("Control+End", ..." and @");
  const list = await seen("#picker");
  const [area, caret] = [await seen("#field-prompt"), await look(".caret")];
  assert.ok(caret && Math.abs(list.left - caret.left) < 40, `${list.left} ${caret?.left}`);
  assert.ok(list.top >= caret.top && list.top < area.bottom + 40, `${list.top} ${caret.top}`);
  assert.deepEqual(await axe(), []);
  await firefox.press("ArrowDown", "Enter");
  assert.match((await look("#field-prompt"))?.value ?? "", / and @Element1 $/);
});

test("the marks lie where the words are", async () => {
  await open();
  await fill("travel");
  const [mirror, area] = await Promise.all([seen(".mirror"), seen("#field-prompt")]);
  assert.deepEqual([mirror.left, mirror.top, mirror.width], [area.left, area.top, area.width]);
  const sizes = await firefox.call(() => {
    const root = document.querySelector("kling-o3-studio")?.shadowRoot;
    return [".mirror", "#field-prompt"].map((one) => {
      const element = root?.querySelector(one);
      return [element?.clientWidth, element?.scrollHeight];
    });
  });
  assert.deepEqual(sizes[0], sizes[1]);
});

test("what is wrong is told, and leads to its field", async () => {
  await open();
  await click(".submit");
  await inState("invalid");
  assert.equal((await seen("#summary")).isActive, true);
  await click("#summary button");
  assert.equal((await seen("#field-prompt")).isActive, true);
});

test("sent with Ctrl+Enter, it ends with a video, and axe finds nothing", async () => {
  await open();
  await fill("travel");
  await click("#field-prompt");
  await firefox.press("Control+Enter");
  await inState("completed");
  await seen("video");
  await firefox.until(() => {
    const video = document.querySelector("kling-o3-studio")?.shadowRoot?.querySelector("video");
    return (video?.readyState ?? 0) > 0 || video?.error !== null;
  });
  assert.deepEqual(await axe(), []);
  await click("#tab-tasks");
  await seen(".task");
  assert.deepEqual(await axe(), []);
  assert.deepEqual(firefox.wrong, []);
});

test("a picture moves by keys and by dragging, and the mentions follow", async () => {
  await open();
  await fill("travel");
  await click("#add-images");
  await firefox.press(...`${server.url}media/start.jpg`, "Enter");
  await seen("#field-image_urls-1");
  const text = async () => (await look("#field-prompt"))?.value ?? "";
  await firefox.call(() =>
    document.querySelector("kling-o3-studio")?.shadowRoot?.querySelector("#field-image_urls-0")?.focus(),
  );
  await firefox.press("Alt+ArrowRight");
  assert.match(await text(), /pier of @Image2/);
  assert.equal((await look("#field-image_urls-1"))?.isActive, true);
  const [from, to] = await Promise.all([look("#field-image_urls-1"), look("#field-image_urls-0")]);
  assert.ok(from && to);
  await firefox.mouse([to.left + 20, to.top + 40], [from.left + 40, from.top + 40]);
  assert.match(await text(), /pier of @Image1/);
});
