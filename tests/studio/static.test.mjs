/** The folder of `npm run build:www` on a host of files: below any path, without any other host, and without any network once loaded. */
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { fillExample, inState, openPage, openTab, sendExample, useChromium } from "../browser/chromium.mjs";
import { hostFiles } from "./element.mjs";

useChromium();

const built = fileURLToPath(new URL("../../www/dist/", import.meta.url));

/** The folder, as it is carried to a host that has nothing else. @param {import("node:test").TestContext} t */
async function hosted(t) {
  const folder = mkdtempSync(join(tmpdir(), "kling-o3-www-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(built, folder, { recursive: true });
  rmSync(join(folder, "config.json"));
  const address = await hostFiles(t, { folders: { "/some/deep/path/": `${folder}/` } });
  const { page, wrong, requests } = await openTab(t, { locale: "en-GB" });
  await page.route(
    ({ origin }) => origin !== address,
    (route) => route.abort(),
  );
  const foreign = () =>
    requests.map((request) => request.url()).filter((url) => /^http/.test(url) && !url.startsWith(address));
  // A file that is not there is no fault of the page's.
  const faults = () => wrong.filter((text) => !/404/.test(text));
  return { page, faults, foreign, requests, address: `${address}/some/deep/path/` };
}

/** @param {import("playwright-core").Page} page */
const plays = (page) =>
  page.waitForFunction(
    () =>
      (document.querySelector("kling-o3-studio")?.shadowRoot?.querySelector("video")?.readyState ?? 0) >=
      HTMLMediaElement.HAVE_METADATA,
  );

for (const name of ["", "embed.html?lang=en"]) {
  test(`${name || "the page"}: a simulated video to its end, with no other host and no POST`, async (t) => {
    const { page, faults, foreign, requests, address } = await hosted(t);
    await openPage(page, address + name);
    await sendExample(page, "fast");
    await inState(page, "completed");
    await plays(page);
    assert.deepEqual([faults(), foreign()], [[], []]);
    assert.ok(requests.every((request) => request.method() === "GET"));
  });
}

test("once loaded it goes on without any network: pictures, video and download", async (t) => {
  const { page, faults, foreign, address } = await hosted(t);
  await openPage(page, address);
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector("kling-o3-studio")).late);
  await page.context().setOffline(true);
  await page.getByText("You are offline").waitFor();
  await fillExample(page);
  await page.getByText("640×360").first().waitFor();
  await page.locator("#scenario").selectOption("sk-test-fast");
  await page.locator(".submit").click();
  await inState(page, "completed");
  await plays(page);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download", exact: true }).click();
  const file = await (await download).path();
  assert.deepEqual(readFileSync(file), readFileSync(join(built, "media", "16x9.mp4")));
  assert.deepEqual([faults(), foreign()], [[], []]);
});

test("no file of it names an address by its root", () => {
  const pages = readdirSync(built).filter((name) => name.endsWith(".html"));
  assert.deepEqual(pages.sort(), ["embed.html", "index.html"]);
  for (const name of pages) assert.doesNotMatch(readFileSync(join(built, name), "utf8"), /(?:src|href)="\//, name);
});
