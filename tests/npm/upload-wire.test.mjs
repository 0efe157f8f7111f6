/** Uploads over real HTTP: to the service's double, and through the proxy; what they give can be used in a create. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { ApiError, Client, NetworkError } from "kling-o3";

import { startServer } from "../../server/server.mjs";
import { good } from "./support/sandbox.mjs";
import { failure } from "./support/time.mjs";

const pageFolder = fileURLToPath(new URL("../../www/public", import.meta.url));

/** Runs a test with a server, and one with a proxy before it. */
async function served(options, run, apiKey = "sk-test-ok") {
  const server = await startServer({ pageFolder, faultPauseMs: 1, ...options });
  const front = await startServer({ pageFolder, apiKey, serviceUrl: `${server.url}sandbox` });
  try {
    await run(server, front);
  } finally {
    await front.close();
    await server.close();
  }
}

const picture = (bytes = "bytes") => new File([bytes], "pier.png", { type: "image/png" });

test("what was uploaded can be used, directly and through the proxy", () =>
  served({}, async (server, front) => {
    for (const baseUrl of [`${server.url}sandbox`, `${front.url}api/kling`]) {
      const client = new Client({ baseUrl });
      const file = await client.upload(picture(), { name: "the pier.png", autoCleanup: true });
      assert.match(file.url, new RegExp(`^${server.url}media/picture\\.png\\?file=file-`));
      assert.deepEqual([file.filename, file.size], ["the pier.png", 5]);
      assert.equal(file.expiresAt - file.createdAt, 72 * 3_600_000);
      const task = await client.create({ ...good, start_image_url: file.url });
      assert.equal((await task.refresh()).status, "pending");
      assert.equal((await fetch(file.url)).status, 200);
    }
    assert.equal(server.posts.total, 2);
  }));

test("all bytes of a large file arrive, also through the proxy", () =>
  served({}, async (server, front) => {
    const size = 49_000_000;
    for (const baseUrl of [`${server.url}sandbox`, `${front.url}api/kling`])
      assert.equal((await new Client({ baseUrl }).upload(picture(new Uint8Array(size)))).size, size);
  }));

test("a full storage is told with what to do; to let the oldest go helps", () =>
  served({}, async (server) => {
    const client = new Client({ baseUrl: `${server.url}sandbox`, apiKey: "sk-test-upload-full" });
    const error = await failure(client.upload(picture()));
    assert.ok(error instanceof ApiError);
    assert.deepEqual([error.status, error.charged], [403, "no"]);
    assert.match(error.message, /autoCleanup: true/);
    assert.ok((await client.upload(picture(), { autoCleanup: true })).url);
  }));

for (const fault of ["cut_before", "cut_after", "half_body"]) {
  test(`a connection that ends early (${fault}) is told, and the upload sent once`, async () => {
    let uploads = 0;
    const count = ({ method }) => {
      uploads += method === "POST" ? 1 : 0;
      return fault;
    };
    await served({ fault: count }, async (server) => {
      const error = await failure(new Client({ baseUrl: `${server.url}sandbox` }).upload(picture()));
      assert.ok(error instanceof NetworkError);
      assert.deepEqual([error.code, error.charged, uploads], ["network", "no", 1]);
    });
  });
}

test("an abort ends an upload that has arrived and is not answered", async () => {
  const reason = new Error("enough");
  const controller = new AbortController();
  const fault = () => {
    setImmediate(() => controller.abort(reason));
    return "hang";
  };
  await served({ fault }, async (server) => {
    const upload = new Client({ baseUrl: `${server.url}sandbox` }).upload(picture(), { signal: controller.signal });
    assert.equal(await failure(upload), reason);
  });
});
