/** A key typed into the page is found nowhere but in the Authorization header to the service. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { findKey, watch } from "./find-key.mjs";
import { fillExample, inState, open, useChromium } from "./studio.mjs";

useChromium();

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("../browser/chromium.mjs").RunningServer} RunningServer */

const key = "sk-test-fast-A1b2C3d4E5f6";
const service = "https://api.foxapi.cc";

/** The service is the server's sandbox, under the service's own name. @param {Page} page @param {RunningServer} server @param {string} scenario */
const stand = (page, server, scenario) =>
  page.route(`${service}/**`, async (route) => {
    const { pathname, search } = new URL(route.request().url());
    const answer = await fetch(`${server.url}sandbox${pathname}${search}`, {
      method: route.request().method(),
      headers: { authorization: `Bearer sk-test-${scenario}`, "content-type": "application/json" },
      body: route.request().postData(),
    });
    await route.fulfill({
      status: answer.status,
      headers: { "content-type": "application/json", "access-control-allow-origin": "*" },
      body: await answer.text(),
    });
  });

/** Sends with a key typed in, and waits for the end. @param {Page} page @param {string} state */
async function sendWithKey(page, state) {
  await page.getByLabel("Live", { exact: true }).check({ force: true });
  await fillExample(page);
  await page.locator(".submit").click();
  await page.getByRole("dialog", { name: "Key for the service" }).waitFor();
  await page.locator("#key").fill(key);
  await page.getByRole("button", { name: "Use this key" }).click();
  await page.getByText("Key: set").waitFor();
  assert.equal(await page.locator("#key").inputValue(), "");
  await page.locator(".submit").click();
  await inState(page, state);
}

/** Whatever gives something away, now and later: all that is named so, in each tab, in the menus and in the details. */
const givesAway = /copy|download|save|share/i;

/**
 * Presses each button of the side that gives something away, and looks for the key after each. Their names.
 * @param {Page} page
 */
async function pressAll(page) {
  /** @type {string[]} */
  const pressed = [];
  const press = async (/** @type {import("playwright-core").Locator} */ within) => {
    const buttons = within.getByRole("button", { name: givesAway });
    const names = await buttons.allTextContents();
    for (const [at, name] of names.entries()) {
      const download = /download|save/i.test(name) ? page.waitForEvent("download") : null;
      await buttons.nth(at).click();
      await download;
      pressed.push(name.trim());
      assert.deepEqual(await findKey(page, key), [], `after ${name}`);
    }
  };
  const tabs = page.locator(".tabs [role=tab]");
  for (let at = 0; at < (await tabs.count()); at += 1) {
    await tabs.nth(at).click();
    await press(page.locator("#side-panel"));
  }
  await page.locator("#tab-tasks").click();
  await page.locator(".task .icon").first().click();
  await press(page.locator(".menu"));
  await page.locator("#tab-result").click();
  await page.getByRole("button", { name: "Details for support" }).click();
  await press(page.getByRole("dialog"));
  return pressed;
}

for (const [scenario, state, least] of /** @type {const} */ ([
  ["fast", "completed", ["Download", "Copy link", "Copy id", "Copy id", "Copy"]],
  ["fail-policy", "failed", ["Copy id", "Copy id", "Copy"]],
]))
  test(`${state}: the key goes to the service, and nowhere else, whatever is copied or saved`, async (t) => {
    const { page, server, requests } = await open(t);
    await stand(page, server, scenario);
    await watch(page, service);
    await sendWithKey(page, state);
    assert.deepEqual(await findKey(page, key), []);
    const pressed = await pressAll(page);
    for (const name of least) assert.ok(pressed.includes(name), `${name}: ${pressed}`);
    const withKey = [];
    for (const request of requests)
      if ((await request.allHeaders()).authorization?.includes(key)) withKey.push(new URL(request.url()).origin);
    assert.ok(withKey.length >= 2);
    assert.deepEqual([...new Set(withKey)], [service]);
  });

test("the search finds a key wherever it is put", async (t) => {
  const { page } = await open(t);
  await watch(page, service);
  const put = (/** @type {(key: string) => unknown} */ work) => page.evaluate(work, key);
  /** @type {[string, (key: string) => unknown, () => unknown][]} */
  const ways = [
    ["markup", (it) => void document.body.append(it), () => void document.body.lastChild?.remove()],
    ["storage", (it) => sessionStorage.setItem("x", it), () => sessionStorage.clear()],
    [
      "cookies",
      (it) => void Object.assign(document, { cookie: `x=${it}` }),
      () => void Object.assign(document, { cookie: "x=; max-age=0" }),
    ],
    ["address", (it) => void Object.assign(location, { hash: it }), () => void Object.assign(location, { hash: "" })],
    ["history", (it) => history.replaceState(it, ""), () => history.replaceState(null, "")],
    ["title", (it) => void Object.assign(document, { title: it }), () => void Object.assign(document, { title: "" })],
    ["clipboard", (it) => navigator.clipboard.writeText(it), () => navigator.clipboard.writeText("")],
  ];
  for (const [place, work, undo] of ways) {
    await put(work);
    assert.ok((await findKey(page, key)).includes(place), place);
    await page.evaluate(undo);
    // The title stands in the markup as well, and so does nothing else.
    assert.deepEqual(await findKey(page, key), [], place);
  }
  await put((it) => dispatchEvent(new CustomEvent("x", { detail: { it } })));
  await put((it) => console.log(it));
  const download = page.waitForEvent("download");
  await put((it) => {
    const link = Object.assign(document.createElement("a"), {
      href: URL.createObjectURL(new Blob([it])),
      download: "x",
    });
    link.click();
  });
  await download;
  await put((it) => fetch(`/config.json?${it}`).then(() => undefined));
  const found = await findKey(page, key);
  for (const place of ["events", "console", "download"]) assert.ok(found.includes(place), place);
  assert.ok(found.some((place) => place.startsWith("request ")));
});

test("after a reload the key has to be given again", async (t) => {
  const { page } = await open(t);
  await page.getByLabel("Live", { exact: true }).check({ force: true });
  await page.locator("#set-key").click();
  await page.locator("#key").fill(key);
  await page.locator("#key").press("Enter");
  await page.getByText("Key: set").waitFor();
  await page.reload();
  await page.getByLabel("Live", { exact: true }).check({ force: true });
  await page.getByText("Key: none").waitFor();
});

test("a host that has the key gives it by `getApiKey`, per request; the studio asks for none", async (t) => {
  const { page } = await open(t);
  const asked = await page.evaluate(async () => {
    const studio = /** @type {any} */ (document.querySelector("kling-o3-studio"));
    let asked = 0;
    studio.getApiKey = () => {
      asked += 1;
      return "sk-host-key";
    };
    studio.fetch = async () => new Response("{}", { status: 402 });
    studio.mode = "live";
    await studio.updateComplete;
    studio.editor.edit((/** @type {any} */ draft) => Object.assign(draft, { prompt: "A harbour" }));
    await studio.submit().catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 300));
    return asked;
  });
  assert.equal(asked, 1);
  await inState(page, "refused");
  await page.getByText("Not enough credits for this video. Nothing was sent to the model").waitFor();
  assert.equal(await page.locator("#set-key").count(), 0);
});
