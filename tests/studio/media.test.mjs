/** Results whose files come slowly, or stop on their way. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { open, sendUntil, useChromium } from "./studio.mjs";

useChromium();

test("a download that stops on its way is given up, said so, and can be begun again", async (t) => {
  const { page } = await open(t, {}, { clock: true });
  await sendUntil(page, "fast", "completed");
  await page.evaluate(() => {
    const { fetch } = globalThis;
    // One piece, then silence; and it has to be let go.
    globalThis.fetch = async (_, init) => {
      const start = (/** @type {ReadableStreamDefaultController} */ stream) => {
        stream.enqueue(new Uint8Array(250_000));
        init?.signal?.addEventListener("abort", () => stream.error(init?.signal?.reason));
      };
      return new Response(new ReadableStream({ start }), { headers: { "content-length": "1000000" } });
    };
    Object.assign(globalThis, { mend: () => Object.assign(globalThis, { fetch }) });
  });
  await page.getByRole("button", { name: "Download", exact: true }).click();
  await page.getByRole("button", { name: "Downloading 25 %" }).waitFor();
  await page.clock.runFor("00:20");
  assert.equal(await page.locator(".player .notice.warn").count(), 0, "slow is not stopped");
  await page.clock.runFor("00:30");
  await page.getByRole("button", { name: "Download", exact: true }).waitFor();
  await page.locator(".player .notice.warn").waitFor();
  await page.evaluate("mend()");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download", exact: true }).click();
  assert.match((await download).suggestedFilename(), /\.mp4$/);
});
