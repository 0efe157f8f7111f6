/** Dragging: by mouse after six pixels, by touch after a long press; Escape ends it where it began. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { addImages, fillExample, open, picture, prompt, spoken, useChromium } from "./studio.mjs";

useChromium();

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {{ x: number, y: number }} Point */
const longPressMs = 300;

/** A list that can be sorted: how to come to it, its handles, and its order. @type {Record<string, (t: import("node:test").TestContext, options?: object) => Promise<{ page: Page, handles: string, order: () => Promise<string> }>>} */
const lists = {
  async tiles(t, options) {
    const { page, server } = await open(t, options, { clock: true });
    await addImages(page, picture(server, "pier"), picture(server, "start"), picture(server, "walker_front"));
    await prompt(page).fill("@Image1 @Image2 @Image3");
    const order = () => prompt(page).inputValue();
    return { page, handles: "#field-image_urls .picture", order };
  },
  async shots(t, options) {
    const { page } = await open(t, options, { clock: true });
    await fillExample(page, "shots");
    const words = page.locator(".shots textarea");
    const names = await Promise.all([0, 1, 2].map((at) => words.nth(at).inputValue()));
    const number = (/** @type {string} */ text) => names.indexOf(text) + 1;
    const order = async () =>
      (await words.evaluateAll((all) => all.map((one) => /** @type {HTMLTextAreaElement} */ (one).value)))
        .map(number)
        .join(" ");
    return { page, handles: ".shots .handle", order };
  },
  async subjects(t, options) {
    const { page } = await open(t, options, { clock: true });
    await page.locator("#head-subjects").click();
    for (const name of ["1", "2", "3"]) {
      await page.getByRole("button", { name: "Add subject" }).click();
      await page.locator(".label-input").last().fill(name);
    }
    const order = async () =>
      (
        await page
          .locator(".label-input")
          .evaluateAll((all) => all.map((one) => /** @type {HTMLInputElement} */ (one).value))
      ).join(" ");
    return { page, handles: "#subjects .handle", order };
  },
};
/** The order after the first has gone to the third place, as each list tells it. @type {Record<string, string[]>} */
const orders = {
  tiles: ["@Image1 @Image2 @Image3", "@Image3 @Image1 @Image2"],
  shots: ["1 2 3", "2 3 1"],
  subjects: ["1 2 3", "2 3 1"],
};

/** The middles of the first and third handle, both in sight. @param {Page} page @param {string} handles @returns {Promise<[Point, Point]>} */
async function places(page, handles) {
  await page
    .locator(handles)
    .nth(1)
    .evaluate((element) => element.scrollIntoView({ block: "center" }));
  const [from, to] = await Promise.all([0, 2].map((at) => page.locator(handles).nth(at).boundingBox()));
  assert.ok(from && to);
  const middle = (/** @type {typeof from} */ { x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 });
  return [middle(from), middle(to)];
}

/** A finger, as the browser sees it. While it is there the page's time stands still, but for what the test lets pass. @param {Page} page */
async function finger(page) {
  await page.clock.pauseAt(Date.now() + 1_000);
  const session = await page.context().newCDPSession(page);
  const send = (/** @type {string} */ type, /** @type {Point[]} */ touchPoints) =>
    session.send("Input.dispatchTouchEvent", /** @type {any} */ ({ type, touchPoints }));
  return {
    down: (/** @type {Point} */ at) => send("touchStart", [at]),
    up: () => send("touchEnd", []),
    async move(/** @type {Point} */ from, /** @type {Point} */ to, steps = 8) {
      for (let step = 1; step <= steps; step += 1) {
        const part = step / steps;
        await send("touchMove", [{ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }]);
      }
    },
  };
}

/** Whether the browser would open its menu over a handle now. @param {Page} page @param {string} handles */
const opensMenu = (page, handles) =>
  page
    .locator(handles)
    .first()
    .evaluate((one) =>
      one.dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true, composed: true })),
    );

const touch = { hasTouch: true, viewport: { width: 900, height: 1200 } };

for (const [name, [before, after]] of Object.entries(orders)) {
  const list = lists[name];
  if (!list) throw new Error(name);

  test(`${name} by mouse: the first goes to the third place, and is said to`, async (t) => {
    const { page, handles, order } = await list(t, { viewport: { width: 900, height: 1200 } });
    assert.equal(await order(), before);
    const [from, to] = await places(page, handles);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x + 5, to.y + 5, { steps: 5 });
    await page.mouse.up();
    assert.equal(await order(), after);
    assert.match((await spoken(page)) ?? "", /1 moved to place 3 of 3/);
    assert.equal(await page.locator(".menu").count(), 0, "the click that ends a drag opens nothing");
  });

  test(`${name} by touch: a long press, then the finger takes it along`, async (t) => {
    const { page, handles, order } = await list(t, touch);
    const [from, to] = await places(page, handles);
    const hand = await finger(page);
    await hand.down(from);
    await page.clock.runFor(longPressMs);
    assert.equal(await opensMenu(page, handles), false, "the browser's own menu would end it");
    await hand.move(from, { x: to.x + 5, y: to.y + 5 });
    await hand.up();
    assert.equal(await order(), after);
    assert.equal(await page.locator(".dragged, .drop-after, .menu").count(), 0, "nothing is left of it");
    assert.equal(await opensMenu(page, handles), true);
    await page.clock.runFor(1);
    await page.locator(handles).first().tap();
    assert.equal(await page.locator(".menu").count(), 1, "the next tap counts");
  });

  test(`${name} by touch: whoever moves at once scrolls, and moves nothing`, async (t) => {
    const { page, handles, order } = await list(t, touch);
    const [from, to] = await places(page, handles);
    const hand = await finger(page);
    await hand.down(from);
    await page.clock.runFor(longPressMs - 100);
    await hand.move(from, to);
    await page.clock.runFor(longPressMs);
    await hand.up();
    assert.equal(await order(), before);
  });

  test(`${name} by touch: Escape ends it where it began`, async (t) => {
    const { page, handles, order } = await list(t, touch);
    const [from, to] = await places(page, handles);
    const hand = await finger(page);
    await hand.down(from);
    await page.clock.runFor(longPressMs);
    await hand.move(from, to);
    assert.equal(await page.locator(".dragged").count(), 1);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".dragged").count(), 0);
    await hand.up();
    assert.equal(await order(), before);
  });
}

test("Escape ends a drag by mouse where it began", async (t) => {
  const { page, handles, order } = await lists.tiles(t);
  const [from, to] = await places(page, handles);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.keyboard.press("Escape");
  await page.mouse.up();
  assert.equal(await order(), orders.tiles?.[0]);
});

test("less than six pixels are a click: the menu opens", async (t) => {
  const { page, handles } = await lists.tiles(t);
  const [from] = await places(page, handles);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 4, from.y + 4, { steps: 2 });
  assert.equal(await page.locator(".dragged").count(), 0);
  await page.mouse.up();
  await page.locator(".menu").waitFor();
});
