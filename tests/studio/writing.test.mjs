/** Writing: mentions in every script, counters, shots and their lengths, both drafts kept. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { limits } from "kling-o3";

import { addImages, drawn, fillExample, open, picker, picture, prompt, typeAtEnd, useChromium } from "./studio.mjs";

useChromium();

/** @typedef {import("playwright-core").Page} Page */
const most = limits.promptCharacters.value;

/** A page with two pictures. @param {import("node:test").TestContext} t */
async function withPictures(t) {
  const opened = await open(t);
  await addImages(opened.page, picture(opened.server, "pier"), picture(opened.server, "start"));
  return opened;
}

/** @type {[text: string, opens: boolean, inserted?: string][]} */
const rows = [
  ["@", true, "@Image1 "],
  ["look @", true, "look @Image1 "],
  ["look,@", true, "look,@Image1 "],
  ["参考@", true, "参考@Image1"],
  ["看，@", true, "看，@Image1"],
  ["看＠", true, "看@Image1"],
  ["name@", false],
  ["@Image12", false],
];
for (const [text, opens, inserted] of rows) {
  test(`the list ${opens ? "opens" : "stays closed"} after ${text}`, async (t) => {
    const { page } = await withPictures(t);
    await typeAtEnd(prompt(page), text);
    await drawn(page);
    assert.equal(await picker(page).isVisible(), opens);
    if (inserted === undefined) return;
    await prompt(page).press("Enter");
    assert.equal(await prompt(page).inputValue(), inserted);
    assert.equal(await picker(page).isVisible(), false);
  });
}

test("while a word is being composed, keys belong to it and no list comes", async (t) => {
  const { page } = await withPictures(t);
  await prompt(page).focus();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Input.imeSetComposition", { text: "@tu", selectionStart: 3, selectionEnd: 3 });
  assert.equal(await picker(page).isVisible(), false);
  await cdp.send("Input.insertText", { text: "图@" });
  await picker(page).waitFor();
});

test("the list closes with a click elsewhere, and takes one on an entry", async (t) => {
  const { page } = await withPictures(t);
  await typeAtEnd(prompt(page), "@");
  await picker(page).getByText("@Image2").click();
  assert.equal(await prompt(page).inputValue(), "@Image2 ");
  await prompt(page).pressSequentially("@");
  await picker(page).waitFor();
  await page.locator("#field-duration").click();
  await picker(page).waitFor({ state: "hidden" });
});

test("the list stands at the caret", async (t) => {
  const { page } = await withPictures(t);
  await typeAtEnd(prompt(page), "One line\nand another, here: @");
  await picker(page).waitFor();
  const [list, area] = await Promise.all([picker(page).boundingBox(), prompt(page).boundingBox()]);
  assert.ok(list && area);
  const line = 24;
  assert.ok(Math.abs(list.y - (area.y + 11 + 2 * line)) < 10, `${list.y} below the second line of ${area.y}`);
  assert.ok(list.x > area.x + 100 && list.x < area.x + 300, `${list.x}`);
});

test("the layer behind wraps as the text does", async (t) => {
  const { page } = await withPictures(t);
  const texts = [
    "A coast in the mist, @Image1 ".repeat(40),
    "清晨的海岸线@Image1，".repeat(60),
    "🌊\t@Image2 longwordlongwordlongword".repeat(30),
  ];
  for (const text of texts) {
    await prompt(page).fill(text);
    const [area, mirror] = await prompt(page).evaluate((element) =>
      [element, /** @type {Element} */ (element.previousElementSibling)].map(({ scrollHeight, clientWidth }) => ({
        ...{ scrollHeight, clientWidth },
      })),
    );
    assert.deepEqual(mirror, area);
  }
});

test("a mention without a picture is marked as lost, others are marked", async (t) => {
  const { page } = await withPictures(t);
  await prompt(page).fill("@Image1 and @Image3");
  assert.deepEqual(await page.locator(".mirror mark").allTextContents(), ["@Image1", "@Image3"]);
  assert.deepEqual(await page.locator(".mirror mark.lost").allTextContents(), ["@Image3"]);
  await page.locator(".warnings").getByText("@Image3 points to nothing. 2 pictures are here").waitFor();
});

test("a foreign mention is put right with one click", async (t) => {
  const { page } = await withPictures(t);
  await prompt(page).fill("🌊 by <<<image_1>>> and @Image2");
  await page.getByRole("button", { name: "Write @Image1", exact: true }).click();
  assert.equal(await prompt(page).inputValue(), "🌊 by @Image1 and @Image2");
});

test("what is not mentioned can be put in", async (t) => {
  const { page } = await withPictures(t);
  await prompt(page).fill("@Image1 ");
  await prompt(page).press("Control+End");
  await page.locator(".warnings").getByRole("button", { name: "Insert @Image2" }).click();
  assert.equal(await prompt(page).inputValue(), "@Image1 @Image2 ");
  assert.equal(await page.locator(".warnings").count(), 0);
});

test("what is put in takes the place of an @ that waits for it", async (t) => {
  const { page } = await withPictures(t);
  await typeAtEnd(prompt(page), "A boat, @");
  await page.locator(".chip").last().click();
  assert.equal(await prompt(page).inputValue(), "A boat, @Image2 ");
  await page.locator(".chip").first().click();
  assert.equal(await prompt(page).inputValue(), "A boat, @Image2 @Image1 ");
});

test("a counter comes late, and says what is too much", async (t) => {
  const { page } = await withPictures(t);
  await prompt(page).fill("x".repeat(most * 0.5));
  assert.equal(await page.locator(".counter").count(), 0);
  await prompt(page).fill(`🌊${"x".repeat(most)}`);
  await page.locator(".counter.over").waitFor();
  assert.match((await page.locator(".counter").textContent()) ?? "", /1 character too many/);
});

test("one prompt and shots: both drafts are kept, and only one is sent", async (t) => {
  const { page, server } = await withPictures(t);
  await prompt(page).fill("A harbour with @Image1 and @Image2");
  await page.getByLabel("Shots", { exact: true }).check({ force: true });
  await page.getByLabel("Shot 2: What happens").fill("A boat");
  await page.getByLabel("One prompt").check({ force: true });
  assert.equal(await prompt(page).inputValue(), "A harbour with @Image1 and @Image2");
  await page.getByLabel("Shots", { exact: true }).check({ force: true });
  assert.equal(await page.getByLabel("Shot 2: What happens").inputValue(), "A boat");
  await page.locator(".submit").click();
  await page.locator("kling-o3-studio[state=pending]").waitFor({ state: "attached" });
  const [[body] = ["{}"]] = [...server.posts];
  const { prompt: single, multi_prompt: shots } = JSON.parse(body);
  assert.equal(single, undefined);
  assert.deepEqual(
    shots.map((/** @type {any} */ shot) => shot.prompt),
    ["A harbour with @Image1 and @Image2", "A boat"],
  );
});

test("lengths of shots: a sum, a balance, even ones, and a way back", async (t) => {
  const { page } = await open(t);
  await fillExample(page, "shots");
  const lengths = async () =>
    Promise.all([0, 1, 2].map((at) => page.locator(`#field-multi_prompt-${at}-duration`).inputValue()));
  assert.deepEqual(await lengths(), ["3", "3", "4"]);
  await page.getByText("total 10 s").waitFor();
  await page.getByRole("button", { name: "Make it 5 s" }).click();
  assert.equal(
    (await lengths()).reduce((sum, one) => sum + Number(one), 0),
    5,
  );
  await page.getByRole("button", { name: "Undo" }).click();
  assert.deepEqual(await lengths(), ["3", "3", "4"]);
  await page.locator("#field-multi_prompt-0-duration").fill("6");
  await page.getByText("13 s, the sum of the shots").waitFor();
  await page.getByRole("button", { name: "Even lengths" }).click();
  assert.deepEqual((await lengths()).map(Number).sort(), [4, 4, 5]);
});

test("nothing nags: no message before sending is tried, each goes when it is put right, no new one comes", async (t) => {
  const { page } = await open(t);
  const messages = () => page.locator(".form .message p").allTextContents();
  await page.locator("#field-duration").fill("99");
  await prompt(page).focus();
  assert.deepEqual(await messages(), []);
  await page.locator(".submit").click();
  const length = "Error: Length must be a whole number from 3 to 15 seconds";
  assert.deepEqual(await messages(), ["Error: Enter a prompt, or switch to shots", length]);
  const lines = await page.locator("#summary button").allTextContents();
  assert.deepEqual(
    lines.map((line) => `Error: ${line.trim()}`),
    await messages(),
  );
  assert.equal(await prompt(page).getAttribute("aria-invalid"), "true");
  await page.locator("#summary button").last().click();
  await page.keyboard.type("1");
  await prompt(page).fill("A harbour");
  assert.deepEqual(await messages(), [length]);
  await page.locator("#field-duration").fill("5");
  assert.deepEqual(await messages(), []);
  await page.locator("#field-duration").fill("99");
  assert.deepEqual(await messages(), []);
});

test("the summary goes down the form, whatever order the rules have", async (t) => {
  const { page } = await open(t);
  await fillExample(page, "shots");
  await page.locator("#add-images").fill("pier.jpg");
  await page.locator("#add-images").press("Enter");
  await page.locator("#field-multi_prompt-0-prompt").fill("");
  await page.locator("#field-multi_prompt-1-duration").fill("20");
  await page.locator(".submit").click();
  const lines = (await page.locator("#summary button").allTextContents()).map((line) => line.trim().slice(0, 12));
  assert.deepEqual(lines, ["Shot lengths", "Shot 1: ente", "Reference im"]);
});

test("warnings hold nothing up, and can be put away for this draft", async (t) => {
  const { page, server } = await open(t);
  await prompt(page).fill("@Image2 by the sea");
  await page.getByText("2 things to look at").waitFor();
  await page.getByRole("button", { name: /^Dismiss: No picture/ }).click();
  await page.getByText("1 thing to look at").waitFor();
  await page.locator(".submit").click();
  await page.locator("kling-o3-studio[state=pending]").waitFor({ state: "attached" });
  assert.equal(server.posts.total, 1);
});
