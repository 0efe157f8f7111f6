/** How long a judgement takes once everything is warm: in this Node, and in one Chromium page. */
import { median, ratio } from "../numbers.mjs";
import { bundleOf, names } from "./bundles.mjs";
import { corpus, text } from "./corpus.mjs";
import { keystrokes, timed } from "./timing.mjs";

export const kinds = { ...corpus, "key, 200": keystrokes(200, text), "key, 2500": keystrokes(2500, text) };

/** By candidate and kind: the median, and the ratios to zod and to what is written by hand. */
function summed(times) {
  const rows = {};
  for (const name of names) {
    rows[name] = {};
    for (const kind in kinds) {
      const own = times[name][kind];
      rows[name][kind] = {
        nanoseconds: Math.round(median(own)),
        againstZod: ratio(own, times.zod[kind]),
        againstHand: ratio(own, times.hand[kind]),
      };
    }
  }
  return rows;
}

/** @param {Record<string, (input: unknown) => unknown>} candidates @param {object} options */
export const hotInNode = (candidates, options) => summed(timed(candidates, kinds, options));

/** @param {import("playwright-core").Browser} browser @param {string} origin that serves the bundles @param {object} options */
export async function hotInPage(browser, origin, options) {
  const page = await browser.newPage();
  await page.goto(`${origin}/blank.html`);
  const times = await page.evaluate(
    async ({ source, urls, kinds, options }) => {
      const timed = new Function(`return (${source})`)();
      const candidates = {};
      for (const [name, url] of urls) candidates[name] = (await import(url)).validate;
      return timed(candidates, kinds, options);
    },
    {
      source: timed.toString(),
      urls: names.map((name) => [name, `/${bundleOf(name).split("/").at(-1)}`]),
      kinds,
      options,
    },
  );
  await page.close();
  return summed(times);
}
