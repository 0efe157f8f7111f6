/** From the form to the moving picture: the whole package in a real browser, over HTTP. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { brisk, foreign, openPage, openTab, sendExample, serve, useChromium } from "./chromium.mjs";

useChromium();

test("the documented example becomes a video that plays", async (t) => {
  const server = await serve(t, { sandbox: brisk });
  const { page, wrong, requests } = await openTab(t);
  const seen = await watchStates(page);
  await openPage(page, server.url);
  await sendExample(page);
  const video = page.getByLabel("The video", { exact: true });
  await video.waitFor();
  assert.deepEqual(seen, ["empty", "editing", "submitting", "pending", "processing", "completed"]);

  await video.evaluate((/** @type {HTMLVideoElement} */ element) => element.play());
  await page.waitForFunction(
    () => (document.querySelector("kling-o3-studio")?.shadowRoot?.querySelector("video")?.currentTime ?? 0) > 0.5,
  );
  const facts = await video.evaluate(
    (/** @type {HTMLVideoElement} */ { controls, autoplay, playsInline, crossOrigin, videoWidth }) => ({
      ...{ controls, autoplay, playsInline, crossOrigin },
      hasPicture: videoWidth > 0,
    }),
  );
  assert.deepEqual(facts, { controls: true, autoplay: false, playsInline: true, crossOrigin: null, hasPicture: true });
  await page.getByRole("link", { name: "Open in a new tab" }).waitFor();
  await page.getByText(/^Link works until/).waitFor();

  assert.deepEqual(onePost(server), documented(server.url));
  assert.equal(requests.filter((request) => request.method() === "POST").length, 1);
  assert.deepEqual(wrong, []);
  assert.deepEqual(foreign(requests, server), []);
});

/** What states the studio goes through, in order. @param {import("playwright-core").Page} page */
async function watchStates(page) {
  /** @type {string[]} */
  const seen = [];
  await page.exposeFunction("tellState", (/** @type {string} */ state) => state !== seen.at(-1) && seen.push(state));
  await page.addInitScript(() =>
    addEventListener("DOMContentLoaded", () => {
      const studio = /** @type {HTMLElement} */ (document.querySelector("kling-o3-studio"));
      // @ts-expect-error the function above
      new MutationObserver(() => tellState(studio.getAttribute("state"))).observe(studio, {
        attributeFilter: ["state"],
      });
    }),
  );
  return seen;
}

/** The body of the only POST the server has seen. @param {import("./chromium.mjs").RunningServer} server */
function onePost({ posts }) {
  const [[body, count] = ["null", 0], ...others] = posts;
  assert.deepEqual([count, others, posts.total], [1, [], 1]);
  return JSON.parse(body);
}

/** The service's documented shape, with pictures that this server answers. @param {string} url */
const documented = (url) => ({
  model: "kling-o3-reference-to-video",
  prompt: "@Element1 walks along the pier of @Image1 at dawn, a slow tracking shot, gulls in the distance",
  resolution: "720p",
  generate_audio: false,
  start_image_url: `${url}media/start.jpg`,
  image_urls: [`${url}media/pier.jpg`],
  elements: [
    { frontal_image_url: `${url}media/walker_front.jpg`, reference_image_urls: [`${url}media/walker_side.jpg`] },
  ],
  aspect_ratio: "16:9",
  duration: 5,
});
