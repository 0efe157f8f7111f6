/** Every row of the design's keyboard map that is built. Writing while a word is composed: `writing.test.mjs`. */
import assert from "node:assert/strict";
import { test } from "node:test";

import {
  addImages,
  fillExample,
  focus,
  inState,
  open,
  picker,
  picture,
  prompt,
  sendUntil,
  spoken,
  submit,
  typeAtEnd,
  useChromium,
} from "./studio.mjs";

useChromium();

/** @typedef {import("playwright-core").Page} Page */
/** @param {Page} page */
const active = (page) => page.locator('#picker [aria-selected="true"] b').textContent();
/** @param {Page} page */
const handle = (page, /** @type {number} */ at) => page.locator(`#field-image_urls-${at}`);

/** A page with two pictures and a text that mentions them. @param {import("node:test").TestContext} t */
async function withPictures(t) {
  const opened = await open(t);
  const { page, server } = opened;
  await addImages(page, picture(server, "pier"), picture(server, "start"), picture(server, "walker_front"));
  await prompt(page).fill("@Image1, then @Image3");
  return opened;
}

test("Ctrl+Enter sends, also from a text; Enter sends from nowhere", async (t) => {
  const { page, server } = await open(t);
  await prompt(page).fill("A harbour");
  await prompt(page).press("Enter");
  assert.equal(await prompt(page).inputValue(), "A harbour\n");
  await page.locator("#field-duration").press("Enter");
  await inState(page, "editing");
  assert.equal(server.posts.total, 0);
  await prompt(page).press("Control+Enter");
  await inState(page, "pending");
  assert.equal(server.posts.total, 1);
});

test("Ctrl+Enter and ⌘+Enter send from anywhere but a dialog", async (t) => {
  const { page, server } = await open(t);
  await prompt(page).fill("A harbour");
  await page.getByLabel("Live", { exact: true }).check({ force: true });
  await page.locator("#set-key").click();
  await page.locator("#key").press("Control+Enter");
  await page.keyboard.press("Escape");
  await page.getByLabel("Sandbox", { exact: true }).check({ force: true });
  await inState(page, "editing");
  assert.equal(server.posts.total, 0);
  await page.locator("#template").press("Meta+Enter");
  await inState(page, "completed");
  assert.equal(server.posts.total, 1);
});

test("@ opens the list; the arrows go round in it, and the caret stays", async (t) => {
  const { page } = await withPictures(t);
  await typeAtEnd(prompt(page), " @");
  await picker(page).waitFor();
  assert.equal(await spoken(page), "4 suggestions");
  assert.equal(await active(page), "@Image1");
  await prompt(page).press("ArrowDown");
  assert.equal(await active(page), "@Image2");
  await prompt(page).press("ArrowUp");
  await prompt(page).press("ArrowUp");
  assert.equal(
    await page
      .locator('#picker [aria-selected="true"]')
      .textContent()
      .then((text) => text?.trim()),
    "Add a reference image…",
  );
  const id = await prompt(page).getAttribute("aria-activedescendant");
  assert.equal(await page.locator(`#${id}`).getAttribute("aria-selected"), "true");
});

for (const key of ["Enter", "Tab"]) {
  test(`${key} inserts what is chosen`, async (t) => {
    const { page } = await withPictures(t);
    await typeAtEnd(prompt(page), " and @2");
    await prompt(page).press(key);
    assert.equal(await prompt(page).inputValue(), "@Image1, then @Image3 and @Image2 ");
    assert.equal(await spoken(page), "@Image2 inserted");
    assert.equal(await focus(page), "field-prompt");
    await prompt(page).press("Control+z");
    assert.equal(await prompt(page).inputValue(), "@Image1, then @Image3 and @2", "the field's own undo");
  });
}

test("Escape closes the list and keeps the text; it does not come again there", async (t) => {
  const { page } = await withPictures(t);
  await typeAtEnd(prompt(page), " @");
  await prompt(page).press("Escape");
  await picker(page).waitFor({ state: "hidden" });
  await prompt(page).pressSequentially("I");
  assert.equal(await picker(page).isVisible(), false);
  assert.equal(await prompt(page).inputValue(), "@Image1, then @Image3 @I");
  await prompt(page).press("Escape");
  assert.equal(await focus(page), "field-prompt", "a second one does nothing else");
  assert.equal(await prompt(page).inputValue(), "@Image1, then @Image3 @I");
});

for (const key of ["Home", "End"]) {
  test(`${key} closes the list`, async (t) => {
    const { page } = await withPictures(t);
    await typeAtEnd(prompt(page), " @");
    await picker(page).waitFor();
    await prompt(page).press(key);
    await picker(page).waitFor({ state: "hidden" });
  });
}

test("the list closes when the caret leaves the word", async (t) => {
  const { page } = await withPictures(t);
  await typeAtEnd(prompt(page), " @I");
  await picker(page).waitFor();
  await prompt(page).press("ArrowLeft");
  assert.equal(await picker(page).isVisible(), true, "still in the word");
  await prompt(page).press("ArrowLeft");
  await picker(page).waitFor({ state: "hidden" });
});

test("with the list closed, Tab leaves the text", async (t) => {
  const { page } = await open(t);
  await prompt(page).focus();
  await prompt(page).press("Tab");
  assert.notEqual(await focus(page), "field-prompt");
});

test("Alt with the arrows moves a picture; the focus stays on it, the mentions follow", async (t) => {
  const { page } = await withPictures(t);
  await handle(page, 0).press("Alt+ArrowRight");
  assert.equal(await focus(page), "field-image_urls-1");
  assert.equal(await spoken(page), "Reference image 1 moved to place 2 of 3");
  assert.equal(await prompt(page).inputValue(), "@Image2, then @Image3");
  await handle(page, 1).press("Alt+ArrowLeft");
  assert.equal(await focus(page), "field-image_urls-0");
  assert.equal(await prompt(page).inputValue(), "@Image1, then @Image3");
});

test("Delete removes a picture: the next one has the focus, and it can be undone", async (t) => {
  const { page } = await withPictures(t);
  await handle(page, 0).press("Delete");
  assert.equal(await focus(page), "field-image_urls-0");
  assert.equal(await prompt(page).inputValue(), "@Image0, then @Image2");
  await page.getByText("Reference image 1 was removed. Mentions updated in 2 places.").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  assert.equal(await prompt(page).inputValue(), "@Image1, then @Image3");
  await handle(page, 2).press("Delete");
  assert.equal(await focus(page), "field-image_urls-1", "where there is no next one, the one before");
  for (const at of [1, 0]) await handle(page, at).press("Delete");
  assert.equal(await focus(page), "add-images");
});

test("Enter on a handle opens its menu; Escape closes it and the focus returns", async (t) => {
  const { page } = await withPictures(t);
  await handle(page, 1).press("Enter");
  await page.getByRole("button", { name: "Move right", exact: true }).waitFor();
  assert.equal(await focus(page), "field-image_urls-1-0");
  await page.keyboard.press("Escape");
  assert.equal(await focus(page), "field-image_urls-1");
  await handle(page, 1).press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await focus(page), "field-image_urls-2");
});

for (const [entry, text, place] of /** @type {const} */ ([
  ["Move left", "@Image2, then @Image3", "field-image_urls-0"],
  ["Move right", "@Image1, then @Image2", "field-image_urls-2"],
  ["Remove", "@Image1, then @Image2", "field-image_urls-1"],
]))
  test(`the menu of a picture, by keys: ${entry}`, async (t) => {
    const { page } = await withPictures(t);
    await handle(page, 1).press("Enter");
    await page.getByRole("button", { name: entry, exact: true }).press("Enter");
    assert.equal(await prompt(page).inputValue(), text);
    assert.equal(await focus(page), place);
  });

test("shots: Alt with the arrows moves, Delete removes, a block of the ruler leads to its text", async (t) => {
  const { page } = await open(t);
  await page.getByLabel("Start from").selectOption("shots");
  const shot = (/** @type {number} */ at) => page.locator(`#field-multi_prompt-${at}-prompt`);
  const second = await shot(1).inputValue();
  await page.locator(".card .handle").nth(1).press("Alt+ArrowUp");
  assert.equal(await shot(0).inputValue(), second);
  assert.equal(await spoken(page), "Shot 2 moved to place 1 of 3");
  await page.locator(".block").nth(2).press("Enter");
  assert.equal(await focus(page), "field-multi_prompt-2-prompt");
  await page.locator(".shots .handle").first().press("Delete");
  assert.equal(await page.locator(".shots .card").count(), 2);
  await page.getByText("Shot 1 was removed.").waitFor();
});

test("subjects: Alt with the arrows moves, Delete removes, and the mentions follow", async (t) => {
  const { page } = await open(t);
  const subject = (/** @type {number} */ at) => page.locator(`#field-elements-${at}`);
  await page.locator("#head-subjects").click();
  for (const name of ["Anna", "Ben"]) {
    await page.getByRole("button", { name: "Add subject" }).click();
    await page.locator(".label-input").last().fill(name);
  }
  await prompt(page).fill("@Element1 meets @Element2");
  await subject(0).press("Alt+ArrowDown");
  assert.equal(await focus(page), "field-elements-1");
  assert.equal(await spoken(page), "Subject 1 moved to place 2 of 2");
  assert.equal(await prompt(page).inputValue(), "@Element2 meets @Element1");
  await subject(1).press("Alt+ArrowUp");
  assert.equal(await prompt(page).inputValue(), "@Element1 meets @Element2");
  await subject(0).press("Space");
  assert.equal(await focus(page), "field-elements-0-0", "its menu");
  await page.keyboard.press("Escape");
  await subject(0).press("Delete");
  assert.equal(await focus(page), "field-elements-0");
  assert.equal(await page.locator(".label-input").inputValue(), "Ben");
  await page.getByText("Subject 1 was removed. Mentions updated in 2 places.").waitFor();
  await subject(0).press("Delete");
  assert.equal(await focus(page), "add-subjects");
});

test("the menu of a shot has a way to double it", async (t) => {
  const { page } = await open(t);
  await fillExample(page, "shots");
  const text = await page.locator(".shots textarea").first().inputValue();
  await page.locator(".shots .handle").first().press("Enter");
  await page.getByRole("button", { name: "Duplicate", exact: true }).press("Enter");
  assert.equal(await page.locator(".shots textarea").nth(1).inputValue(), text);
  assert.match((await focus(page)) ?? "", /^handle-/);
});

test("a length goes up and down by a second", async (t) => {
  const { page } = await open(t);
  await page.locator("#field-duration").press("ArrowUp");
  assert.equal(await page.locator("#field-duration").inputValue(), "6");
  await page.locator("#field-duration").press("ArrowDown");
  assert.equal(await page.locator("#field-duration").inputValue(), "5");
});

test("so does the length of a shot", async (t) => {
  const { page } = await open(t);
  await fillExample(page, "shots");
  const length = page.locator("#field-multi_prompt-0-duration");
  await length.press("ArrowUp");
  assert.equal(await length.inputValue(), "4");
  await page.getByText("total 11 s").waitFor();
  await length.press("ArrowDown");
  assert.equal(await length.inputValue(), "3");
});

test("the tabs have one stop; the arrows move, Enter chooses", async (t) => {
  const { page } = await open(t);
  const result = page.getByRole("tab", { name: "Result" });
  await result.focus();
  await result.press("ArrowRight");
  assert.equal(await focus(page), "tab-request");
  await page.keyboard.press("ArrowRight");
  assert.equal(await focus(page), "tab-tasks");
  assert.equal(await result.getAttribute("aria-selected"), "true", "not chosen by the way");
  await page.keyboard.press("Enter");
  assert.equal(await page.getByRole("tab", { name: "Tasks" }).getAttribute("aria-selected"), "true");
});

test("Escape closes a dialog, and the focus returns to what opened it", async (t) => {
  const { page } = await open(t);
  await page.getByLabel("Live", { exact: true }).check({ force: true });
  await page.locator("#set-key").press("Enter");
  await page.getByRole("dialog").waitFor();
  assert.equal(await focus(page), "key");
  await page.keyboard.press("Escape");
  assert.equal(await focus(page), "set-key");
});

test("Escape says no where it is asked whether to send again", async (t) => {
  const { page, server } = await open(t);
  await sendUntil(page, "cut", "unknown");
  await page.getByRole("button", { name: "Send again…" }).press("Enter");
  await page.getByRole("dialog", { name: "Send the same request again?" }).waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await focus(page), "Send again…");
  assert.equal(server.posts.total, 1);
});

test("the player is the browser's own, and can be reached", async (t) => {
  const { page } = await open(t);
  await sendUntil(page, "fast", "completed");
  await page.locator(".player video").focus();
  const isPlayer = () =>
    page.evaluate(() => document.querySelector("kling-o3-studio")?.shadowRoot?.activeElement?.tagName);
  assert.equal(await isPlayer(), "VIDEO");
  assert.equal(await page.locator(".player video").getAttribute("controls"), "");
});

test("radios are the browser's own", async (t) => {
  const { page } = await open(t);
  await page.getByLabel("720p").focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.getByLabel("1080p").isChecked(), true);
  assert.match((await page.locator("#cost").textContent()) ?? "", /5 s × 1080p × silent/);
  await submit(page).focus();
});
