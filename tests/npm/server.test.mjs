/** The development server over real HTTP on loopback: names it answers to, page, media, sandbox, proxy, broken wires. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { startServer } from "../../server/server.mjs";
import { formWith, good, requests } from "./support/sandbox.mjs";

const pageFolder = await mkdtemp(join(tmpdir(), "page-"));
await writeFile(join(pageFolder, "index.html"), "<!doctype html><title>page</title>");
await writeFile(join(pageFolder, "main.js"), "export {};");
after(() => rm(pageFolder, { recursive: true }));

/** Runs a test with a server of its own. */
async function served(options, run) {
  const server = await startServer({ pageFolder, faultPauseMs: 1, ...options });
  try {
    await run(server, requests(fetch, `${server.url}sandbox`));
  } finally {
    await server.close();
  }
}

/** A GET whose Host header is the test's own. */
const askAs = (port, host, path = "/config.json") =>
  new Promise((resolve, reject) => {
    const call = request({ port, host: "127.0.0.1", path, headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    call.on("error", reject);
    call.end();
  });

test("it answers to the machine's own names at its own port, and to no other", () =>
  served({}, async ({ port }) => {
    const rows = [
      [`127.0.0.1:${port}`, 200],
      [`localhost:${port}`, 200],
      [`LOCALHOST:${port}`, 200],
      [`[::1]:${port}`, 200],
      ["127.0.0.1", 421],
      [`127.0.0.1:${port + 1}`, 421],
      [`evil.example:${port}`, 421],
      ["evil.example", 421],
      [`localhost.evil.example:${port}`, 421],
      [`0.0.0.0:${port}`, 421],
    ];
    for (const [host, status] of rows) {
      for (const path of ["/", "/config.json", "/media/16x9.mp4", "/sandbox/v1/tasks/x"])
        if (status === 421 || path === "/config.json")
          assert.equal(await askAs(port, host, path), status, `${host} ${path}`);
    }
    assert.equal(await askAs(port, `localhost:${port}`, `http://evil.example:${port}/config.json`), 421);
  }));

test("it listens on loopback only", async () => {
  for (const host of ["0.0.0.0", "::", "192.168.0.1", "example.com"])
    await assert.rejects(startServer({ host }), TypeError);
});

test("a taken port is told as it is", () =>
  served({}, ({ port }) => assert.rejects(startServer({ port }), { code: "EADDRINUSE" })));

test("the page comes with a policy that allows itself, wasm and media", () =>
  served({}, async ({ url }) => {
    const answer = await fetch(url);
    assert.equal(await answer.text(), "<!doctype html><title>page</title>");
    const policy = answer.headers.get("content-security-policy");
    for (const part of ["default-src 'self'", "script-src 'self' 'wasm-unsafe-eval'", "media-src 'self' https: blob:"])
      assert.ok(policy.split("; ").includes(part), part);
    assert.ok(!/unsafe-inline|'unsafe-eval'|\*/.test(policy));
    assert.equal(answer.headers.get("x-content-type-options"), "nosniff");
    assert.match((await fetch(`${url}main.js`)).headers.get("content-type"), /javascript/);
    assert.equal((await fetch(`${url}no-such-file.js`)).status, 404);
    assert.equal((await fetch(`${url}%2e%2e/package.json`)).status, 404);
  }));

test("the configuration says what stands behind the page, and nothing of the key", async () => {
  const config = async ({ url }) => (await fetch(`${url}config.json`)).json();
  await served({}, async (server) => {
    assert.deepEqual(await config(server), {
      mode: "sandbox",
      baseUrl: "/sandbox",
      sandboxBaseUrl: "/sandbox",
      mediaBaseUrl: "/media/",
    });
    assert.equal((await fetch(`${server.url}api/kling/v1/tasks/x`)).status, 404);
  });
  await served({ apiKey: "sk-secret" }, async (server) => {
    const seen = await config(server);
    assert.deepEqual([seen.mode, seen.baseUrl], ["live", "/api/kling"]);
    assert.ok(!JSON.stringify(seen).includes("secret"));
  });
});

test("create, query, and the video itself: over the wire, without a key", () =>
  served({ sandbox: { speed: 1e6 } }, async ({ url, posts }, { post, get, upload }) => {
    const { id } = await (await post(null)).json();
    const body = await (await get(null, id)).json();
    assert.equal(body.status, "completed");
    const video = body.results[0].url;
    assert.ok(video.startsWith(`${url}media/16x9.mp4?exp=`));
    const file = await readFile(new URL("../../www/public/media/16x9.mp4", import.meta.url));
    const whole = await fetch(video);
    assert.deepEqual(Buffer.from(await whole.arrayBuffer()), file);
    const part = await fetch(video, { headers: { range: "bytes=10-19" } });
    assert.deepEqual([part.status, Buffer.from(await part.arrayBuffer())], [206, file.subarray(10, 20)]);
    assert.equal(part.headers.get("content-range"), `bytes 10-19/${file.length}`);
    const head = await fetch(video, { method: "HEAD" });
    assert.deepEqual([head.status, head.headers.get("content-length")], [200, `${file.length}`]);
    assert.equal((await fetch(video, { headers: { range: `bytes=${file.length}-` } })).status, 416);
    assert.equal((await fetch(`${url}media/16x9.mp4?exp=1`)).status, 403);
    const picture = (await (await upload(null, formWith())).json()).url;
    assert.equal((await fetch(picture)).headers.get("content-type"), "image/jpeg");
    assert.deepEqual([posts.total, posts.get(JSON.stringify(good))], [1, 1]);
  }));

test("a browser of another origin gets the sandbox's CORS profile", () =>
  served({ sandbox: { cors: "post_blocked" } }, async ({ url, posts }, { post }) => {
    const preflight = await fetch(`${url}sandbox/v1/videos/generations`, { method: "OPTIONS" });
    assert.equal(preflight.headers.get("access-control-allow-headers"), "Authorization, Content-Type");
    assert.equal((await post(null)).headers.get("access-control-allow-origin"), null);
    assert.equal(posts.total, 1);
  }));

/** What a caller of the POST meets where the wire breaks, and how often the service saw it. */
const broken = [
  ["cut_before", "TypeError", 0],
  ["cut_after", "TypeError", 1],
  ["half_body", "200 TypeError", 1],
  ["slow_body", "200 whole", 1],
  ["slow_headers", "200 whole", 1],
  ["hang", "AbortError", 1],
];
for (const [fault, expected, count] of broken) {
  test(`wire: ${fault}`, () =>
    served({ fault: ({ method }) => (method === "POST" ? fault : null) }, async ({ url, posts }) => {
      const control = new AbortController();
      const seen = fetch(`${url}sandbox/v1/videos/generations`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(good),
        signal: control.signal,
      }).then(
        (answer) =>
          answer.json().then(
            () => `${answer.status} whole`,
            (error) => `${answer.status} ${error.name}`,
          ),
        (error) => error.name,
      );
      if (fault === "hang") {
        while (posts.total === 0) await new Promise(setImmediate);
        control.abort();
      }
      assert.equal(await seen, expected);
      assert.equal(posts.total, count);
    }));
}

for (const [scenario, expected] of [
  ["cut", "TypeError"],
  ["cut-body", "200 TypeError"],
  ["offline", "TypeError"],
]) {
  test(`wire: the scenario ${scenario} breaks the connection`, () =>
    served({}, async ({ posts }, { post }) => {
      const seen = await post(`sk-test-${scenario}`).then(
        (answer) =>
          answer.json().then(
            () => "whole",
            (error) => `${answer.status} ${error.name}`,
          ),
        (error) => error.name,
      );
      assert.equal(seen, expected);
      assert.equal(posts.total, scenario === "offline" ? 0 : 1);
    }));
}

test("closing ends connections that wait", async () => {
  const server = await startServer({ pageFolder, sandbox: { scenario: "hang" } });
  const { post } = requests(fetch, `${server.url}sandbox`);
  const pending = post(null).catch((error) => error.name);
  while (server.posts.total === 0) await new Promise(setImmediate);
  const idle = connect(server.port, "127.0.0.1");
  await new Promise((resolve) => idle.once("connect", resolve));
  const ended = new Promise((resolve) => idle.once("close", resolve));
  await server.close();
  assert.equal(await pending, "TypeError");
  await ended;
});

test("with a key the proxy reaches the service, for the page only", () =>
  served({}, async (service) => {
    const serviceUrl = `${service.url}sandbox`;
    await served({ apiKey: "sk-test-ok", serviceUrl }, async ({ url }) => {
      const { post, get, upload } = requests(fetch, `${url}api/kling`);
      const answer = await post(null);
      const { id } = await answer.json();
      assert.equal(answer.status, 200);
      assert.equal((await (await get(null, id)).json()).status, "pending");
      assert.equal((await upload(null, formWith())).status, 200);
      assert.equal((await post(null, good, { origin: "https://evil.example" })).status, 403);
      assert.equal((await post(null, good, { "sec-fetch-site": "cross-site" })).status, 403);
      assert.equal((await post(null, good, { "content-type": "text/plain" })).status, 415);
      assert.equal((await post(null, good, { origin: url.slice(0, -1) })).status, 200);
      assert.equal(service.posts.get(JSON.stringify(good)), 2);
    });
  }));

test("a caller of the proxy that goes away leaves its POST whole", async (context) => {
  const { service, received, answered, reply } = await held();
  context.after(() => service.close().closeAllConnections());
  await served({ apiKey: "sk-key", serviceUrl: `http://127.0.0.1:${service.address().port}` }, async ({ url }) => {
    const control = new AbortController();
    const pending = fetch(`${url}api/kling/v1/videos/generations`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(good),
      signal: control.signal,
    }).catch((error) => error.name);
    await received;
    control.abort();
    assert.equal(await pending, "AbortError");
    // The server has met the end of the caller's connection when it answers over a new one.
    await fetch(`${url}config.json`);
    reply();
    assert.equal(await answered, "whole");
  });
});

/** A service that answers its one request when told to, and says whether the answer went out whole. */
async function held() {
  const service = createServer();
  const call = new Promise((resolve) => service.once("request", (_request, answer) => resolve(answer)));
  await new Promise((resolve) => service.listen(0, "127.0.0.1", resolve));
  const answered = call.then(
    (answer) =>
      new Promise((resolve) => answer.once("close", () => resolve(answer.writableFinished ? "whole" : "cut"))),
  );
  return { service, received: call, answered, reply: () => call.then((answer) => answer.end("{}")) };
}
