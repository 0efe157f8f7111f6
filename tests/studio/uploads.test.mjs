/** Files on their way while the form changes: what goes is not sent any further, what comes back is sent, and nothing is taken along. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { inState, open, prompt, submit, useChromium } from "./studio.mjs";

useChromium();

/** @typedef {import("playwright-core").Page} Page */
const file = {
  name: "pier at dawn.jpg",
  mimeType: "image/jpeg",
  buffer: readFileSync(new URL("../../www/public/media/pier.jpg", import.meta.url)),
};
/** @param {Page} page */
const choose = (page) => page.locator("#field-image_urls input[type=file]").setInputFiles(file);
/** @param {Page} page @param {string} part */
const undo = (page, part) => page.locator(`${part} .undo`).getByRole("button", { name: "Undo" });

/** A page whose uploads wait until they are let go, and the addresses of files that it has made and given back. @param {import("node:test").TestContext} t */
async function holding(t) {
  const { page, server } = await open(t);
  /** @type {(() => Promise<void>)[]} */
  const held = [];
  let told = () => {};
  await page.route("**/v1/files/upload/stream", (route) => {
    held.push(() => route.continue());
    told();
  });
  await page.evaluate(() => {
    const made = /** @type {string[]} */ ([]);
    const { createObjectURL, revokeObjectURL } = URL;
    URL.createObjectURL = (one) => made[made.push(createObjectURL(one)) - 1] ?? "";
    URL.revokeObjectURL = (one) => void made.splice(made.indexOf(one), 1) ?? revokeObjectURL(one);
    Object.assign(globalThis, { made });
  });
  const letGo = async () => {
    // Asked for is not yet here.
    if (held.length === 0) await new Promise((resolve) => (told = () => resolve(null)));
    await Promise.all(held.splice(0).map((go) => go().catch(() => {})));
  };
  return { page, server, letGo };
}

test("a file that arrives takes no undo away, and what is had back has its link", async (t) => {
  const { page, server, letGo } = await holding(t);
  await choose(page);
  await prompt(page).fill("@Image1 at night");
  await page.locator("#head-subjects").click();
  await page.locator("#add-subjects").click();
  await page.getByRole("button", { name: "Subject 1: Remove" }).click();
  await undo(page, "#subjects").waitFor();
  const arrived = page.waitForResponse("**/v1/files/upload/stream");
  await letGo();
  await arrived;
  await page.getByText("640×360").waitFor();
  await undo(page, "#subjects").click();
  await page.locator("#subjects .card").waitFor();
  await page.getByRole("button", { name: "Subject 1: Remove" }).click();
  await submit(page).click();
  await inState(page, "pending");
  assert.match(JSON.parse([...server.posts][0]?.[0] ?? "{}").image_urls[0], /^https?:/);
});

test("what is cleared is not sent any further; had back, it is sent again", async (t) => {
  const { page, letGo } = await holding(t);
  await prompt(page).fill("@Image1 at night");
  await choose(page);
  await page.locator("#field-image_urls-0").waitFor();
  const ended = page.waitForEvent("requestfailed");
  await page.locator("#head-form").click();
  await ended;
  await letGo();
  const again = page.waitForRequest("**/v1/files/upload/stream");
  await undo(page, ".form").click();
  await again;
  await letGo();
  await page.getByText("640×360").waitFor();
  assert.equal(await prompt(page).inputValue(), "@Image1 at night");
});

test("a picture that is removed while it is sent can be had back", async (t) => {
  const { page, letGo } = await holding(t);
  await choose(page);
  await page.getByRole("button", { name: "Reference image 1: Remove" }).click();
  const again = page.waitForRequest("**/v1/files/upload/stream");
  await undo(page, "#field-image_urls").click();
  await again;
  await letGo();
  await page.getByText("640×360").waitFor();
});

test("files that nobody can have back are given back", async (t) => {
  const { page, letGo } = await holding(t);
  await choose(page);
  await page.getByRole("button", { name: "Reference image 1: Remove" }).click();
  await prompt(page).fill("A harbour");
  assert.equal(await page.evaluate("made.length"), 0, "removed");
  await page.route("**/v1/files/upload/stream", (route) => route.abort(), { times: 2 });
  await choose(page);
  for (const _ of [1, 2]) await page.getByRole("button", { name: "Try again" }).click();
  await letGo();
  await page.getByText("640×360").waitFor();
  assert.equal(await page.evaluate("made.length"), 1, "tried again");
});

test("a frame whose file was lost with a reload is told of, and not left out in silence", async (t) => {
  const { page, server } = await holding(t);
  await page.locator("#head-frames").click();
  await page.locator("#frames input[type=file]").first().setInputFiles(file);
  await prompt(page).fill("A harbour");
  await page.locator("#field-start_image_url").waitFor();
  await page.reload();
  await page.locator("#field-start_image_url").waitFor();
  await submit(page).click();
  await page.getByRole("alert").getByText("pier at dawn was not uploaded").waitFor();
  assert.equal(server.posts.total, 0);
  await page.getByText("First frame: The page was left before the file was there").waitFor();
  await page.getByRole("button", { name: "First frame: Remove" }).click();
  await submit(page).click();
  await inState(page, "pending");
});
