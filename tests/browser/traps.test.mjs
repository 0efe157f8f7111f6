/** Real traps in a page: every way the wasm can end, at every moment that matters. What happens stands in tests/traps. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { kinds, moments } from "../traps/moments.mjs";
import { openTab, serve, useChromium } from "./chromium.mjs";

useChromium();

for (const kind of kinds) {
  test(`a trap by ${kind}, at every moment`, async (t) => {
    const server = await serve(t, { pageFolder: fileURLToPath(new URL("../..", import.meta.url)) });
    const { page, wrong } = await openTab(t);
    await page.goto(`${server.url}tests/browser/blank.html`);
    const outcomes = await page.evaluate(play, kind);
    assert.deepEqual(outcomes, Object.fromEntries(Object.keys(moments).map((moment) => [moment, "as it should"])));
    // An error that nobody caught, be it in a timer or a promise, is one of these.
    assert.deepEqual(wrong, []);
  });
}

/** Runs in the page: what came of each moment. @param {string} kind */
async function play(kind) {
  const [kling, { moments }] = await Promise.all(
    ["/target/traps/dist/entry.js", "/tests/traps/moments.mjs"].map((file) => import(file)),
  );
  /** @type {Record<string, string>} */
  const outcomes = {};
  for (const [moment, happens] of Object.entries(moments)) {
    // Each moment has a journal of its own.
    localStorage.clear();
    outcomes[moment] = await happens(kling, (/** @type {string} */ place) => kling.arm(kind, place)).then(
      () => "as it should",
      (/** @type {Error} */ error) => error.stack,
    );
  }
  return outcomes;
}
