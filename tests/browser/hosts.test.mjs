/** The same page in its other two lives: before the real service with the key on the server, and on a host of files. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { brisk, fillExample, inState, openPage, openTab, sendExample, serve, useChromium } from "./chromium.mjs";

useChromium();

const built = fileURLToPath(new URL("../../www/dist", import.meta.url));
const video = { name: "The video", exact: true };

test("live: the page says what it costs, and the key stays on the server", async (t) => {
  const service = await serve(t, { sandbox: { ...brisk, requireKey: true } });
  const apiKey = "sk-test-fast";
  const server = await serve(t, { apiKey, serviceUrl: `${service.url}sandbox` });
  const { page, wrong, requests } = await openTab(t);
  await openPage(page, server.url);
  await page.getByText("Live: creating a video costs credits").waitFor();
  assert.equal(await page.getByLabel("What the sandbox plays").count(), 0);
  await page.getByText("Key: on the server").waitFor();
  await fillExample(page);
  await page.locator(".submit").click();
  await inState(page, "completed");
  assert.equal(service.posts.total, 1);
  const told = await Promise.all(requests.map(async (request) => JSON.stringify(await request.allHeaders())));
  const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
  assert.doesNotMatch([...told, kept, await page.content()].join(), /sk-test|authorization/i);
  // The service's files have another port here than the page, and so may not be shown.
  assert.deepEqual(
    wrong.filter((text) => !/media/.test(text)),
    [],
  );
});

test("on a host of files, below any path, the sandbox runs in the page", async (t) => {
  const host = createServer((request, response) => {
    const path =
      (request.url ?? "")
        .split("?")[0]
        ?.replace(/^\/some\/place\//, "/")
        .replace(/\/$/, "/index.html") ?? "";
    if (!existsSync(built + path)) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": types[extname(path)] ?? "application/octet-stream" });
    response.end(readFileSync(built + path));
  });
  await new Promise((resolve) => host.listen(0, "127.0.0.1", () => resolve(null)));
  t.after(() => host.close());
  const { port } = /** @type {import("node:net").AddressInfo} */ (host.address());
  const { page, wrong, requests } = await openTab(t);
  await openPage(page, `http://127.0.0.1:${port}/some/place/`);
  await page.getByText("Simulated: nothing is charged").waitFor();
  await sendExample(page, "fast");
  await page.getByLabel(video.name, video).waitFor();
  await page.waitForFunction(
    () =>
      (document.querySelector("kling-o3-studio")?.shadowRoot?.querySelector("video")?.readyState ?? 0) >=
      HTMLMediaElement.HAVE_METADATA,
  );
  assert.deepEqual(
    requests.filter((request) => request.method() === "POST"),
    [],
  );
  assert.deepEqual(wrong, []);
});

/** @type {Record<string, string>} */
const types = {
  ".jpg": "image/jpeg",
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".mp4": "video/mp4",
  ".svg": "image/svg+xml",
};
