/** A key typed into the page is found nowhere but in the Authorization header to the service. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { events } from "../../www/interface.mjs";
import { fillExample, inState, open, useChromium } from "./studio.mjs";

useChromium();

const key = "sk-test-fast-A1b2C3d4E5f6";
const service = "https://api.foxapi.cc";

test("the key goes to the service, and nowhere else", async (t) => {
  const { page, server, requests } = await open(t);
  /** @type {string[]} */
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.addInitScript(() => {});
  const names = [...events.map(([name]) => name), "input", "change"];
  await page.evaluate((names) => {
    const told = /** @type {string[]} */ ([]);
    Object.assign(globalThis, { told });
    for (const name of names)
      document.addEventListener(
        name,
        (event) => told.push(JSON.stringify(/** @type {CustomEvent} */ (event).detail ?? "")),
        true,
      );
  }, names);
  // The service is the server's sandbox under the service's own name.
  await page.route(`${service}/**`, async (route) => {
    const { pathname, search } = new URL(route.request().url());
    const answer = await fetch(`${server.url}sandbox${pathname}${search}`, {
      method: route.request().method(),
      headers: { authorization: "Bearer sk-test-fast", "content-type": "application/json" },
      body: route.request().postData(),
    });
    await route.fulfill({
      status: answer.status,
      headers: { "content-type": "application/json", "access-control-allow-origin": "*" },
      body: await answer.text(),
    });
  });
  await page.getByLabel("Live", { exact: true }).check({ force: true });
  await fillExample(page);
  await page.locator(".submit").click();
  await page.getByRole("dialog", { name: "Key for the service" }).waitFor();
  await page.locator("#key").fill(key);
  await page.getByRole("button", { name: "Use this key" }).click();
  await page.getByText("Key: set").waitFor();
  assert.equal(await page.locator("#key").inputValue(), "");
  await page.locator(".submit").click();
  await inState(page, "completed").catch(() => inState(page, "failed"));

  await page.getByRole("button", { name: "Details for support" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Copy" }).click();
  const places = await page.evaluate(async () => {
    const studio = /** @type {any} */ (document.querySelector("kling-o3-studio"));
    const fields = [...studio.shadowRoot.querySelectorAll("input, textarea, select")].map((field) => field.value);
    return {
      markup: document.documentElement.outerHTML + studio.shadowRoot.innerHTML,
      fields: fields.join(),
      storage: JSON.stringify({ ...localStorage, ...sessionStorage }),
      databases: JSON.stringify(await indexedDB.databases()),
      cookies: document.cookie,
      address: location.href,
      clipboard: await navigator.clipboard.readText(),
      // @ts-expect-error put there above
      events: globalThis.told.join(),
      property: String(studio.apiKey),
      title: document.title,
    };
  });
  for (const [place, text] of Object.entries({ ...places, console: said.join() }))
    assert.ok(!text.includes(key), place);

  const withKey = [];
  for (const request of requests) {
    const headers = await request.allHeaders();
    const elsewhere = JSON.stringify([request.url(), request.postData(), { ...headers, authorization: "" }]);
    assert.ok(!elsewhere.includes(key), request.url());
    if (headers.authorization?.includes(key)) withKey.push(new URL(request.url()).origin);
  }
  assert.ok(withKey.length >= 2);
  assert.deepEqual([...new Set(withKey)], [service]);
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
