/** From the import to the first judgement: in fresh Node processes, and in fresh contexts of a browser. */

import process from "node:process";
import { pathToFileURL } from "node:url";

import { run } from "../../../scripts/command.mjs";
import { median, ratio, shuffled } from "../numbers.mjs";
import { bundleOf, names } from "./bundles.mjs";
import { corpus } from "./corpus.mjs";

const request = corpus.typical[3];

async function measured(rounds, measure) {
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of shuffled(names)) times[name].push(await measure(name));
  }
  const row = (name) => ({ milliseconds: median(times[name]), againstZod: ratio(times[name], times.zod) });
  return Object.fromEntries(names.map((name) => [name, row(name)]));
}

/** @param {number} rounds */
export const coldInNode = (rounds) =>
  measured(rounds, async (name) => {
    const url = JSON.stringify(pathToFileURL(bundleOf(name)).href);
    const program = `const start = performance.now(); const { validate } = await import(${url});
      validate(${JSON.stringify(request)}); console.log(performance.now() - start);`;
    return Number(await run(process.execPath, ["--input-type=module", "--eval", program]));
  });

/**
 * @param {import("playwright-core").Browser} browser
 * @param {string} origin
 * @param {{ rounds: number, isSlow: boolean }} options slow: a quarter of the processor, 100 ms and 1.6 Mbit/s
 */
export const coldInPage = (browser, origin, { rounds, isSlow }) =>
  measured(rounds, async (name) => {
    const context = await browser.newContext();
    try {
      const page = await context.newPage();
      await page.goto(`${origin}/blank.html`);
      if (isSlow) {
        const session = await context.newCDPSession(page);
        await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
        await session.send("Network.enable");
        const speed = 1_600_000 / 8;
        const net = { offline: false, latency: 100, downloadThroughput: speed, uploadThroughput: speed };
        await session.send("Network.emulateNetworkConditions", net);
      }
      return await page.evaluate(
        async ({ url, request }) => {
          const start = performance.now();
          const { validate } = await import(url);
          validate(request);
          return performance.now() - start;
        },
        { url: `/${name}.mjs`, request },
      );
    } finally {
      await context.close();
    }
  });
