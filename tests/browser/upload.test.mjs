/** An upload in a real browser: its own form, its own files, and a page that tells of everything it should not do. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { foreign, openTab, serve, useChromium } from "./chromium.mjs";

useChromium();

const clone = fileURLToPath(new URL("../..", import.meta.url));

test("a file and a canvas are uploaded, used in a create, and the wrong ones refused", async (t) => {
  const server = await serve(t, { pageFolder: clone });
  const { page, requests, wrong } = await openTab(t);
  await page.goto(`${server.url}tests/browser/blank.html`);
  const seen = await page.evaluate(upload);
  assert.deepEqual(seen.names, ["pier.png", "file.png", "inner.png"]);
  assert.deepEqual(seen.sizes, [5, seen.canvasSize, 5]);
  assert.match(seen.id, /^task-/);
  assert.deepEqual(seen.codes, ["invalid_file", "invalid_file", "file_too_large"]);
  assert.equal(seen.isOwnReason, true);
  assert.deepEqual(
    [...server.posts].map(([body]) => JSON.parse(body).image_urls),
    [seen.urls],
  );
  const posts = requests.filter((request) => request.method() === "POST");
  assert.equal(posts.length, 4);
  const headers = await posts[0]?.allHeaders();
  assert.match(headers?.["content-type"] ?? "", /^multipart\/form-data; boundary=/);
  assert.deepEqual(wrong, []);
  assert.deepEqual(foreign(requests, server), []);
});

/** Runs in the page. */
async function upload() {
  const { Client } = await import(/** @type {any} */ ("/dist/index.js"));
  const client = new Client({ baseUrl: "/sandbox" });
  const canvas = document.createElement("canvas");
  const drawn = /** @type {Blob} */ (await new Promise((resolve) => canvas.toBlob(resolve)));
  const frame = document.body.appendChild(document.createElement("iframe"));
  const Other = /** @type {any} */ (frame.contentWindow).File;
  const files = [new File(["bytes"], "pier.png"), drawn, new Other(["bytes"], "inner.png")];
  const uploaded = [];
  for (const file of files) uploaded.push(await client.upload(file));
  const urls = uploaded.map(({ url }) => url);
  const { id } = await client.create({ prompt: "@Image1 @Image2 @Image3", image_urls: urls });
  const code = (/** @type {unknown[]} */ ...call) =>
    client.upload(...call).catch((/** @type {any} */ error) => error.code);
  const codes = [
    await code(new Proxy(drawn, {})),
    await code(Object.create(drawn)),
    await code(drawn, { maxBytes: 1 }),
  ];
  const reason = { my: "reason" };
  const late = client.upload(drawn, { signal: AbortSignal.abort(reason) });
  const isOwnReason = await late.catch((/** @type {unknown} */ error) => error === reason);
  const names = uploaded.map(({ filename }) => filename);
  return { names, sizes: uploaded.map(({ size }) => size), canvasSize: drawn.size, urls, id, codes, isOwnReason };
}
