/** An upload: what is sent, what is refused before, what each answer means, and when it ends early. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";

import { ApiError, Client, KlingError, limits, NetworkError } from "kling-o3";

import { client } from "./support/client.mjs";
import { body, cut, fixture, key, later, reply, service, silence } from "./support/service.mjs";
import { failure, pass, settled, timed, turns } from "./support/time.mjs";

const stored = reply(200, fixture("upload.ok"));
const picture = (name = "harbour.jpg", type = "image/jpeg") => new File(["bytes"], name, { type });
/** The form that was sent, its file as `[name, type, text]`. */
async function sent({ calls: [{ body }] }) {
  const file = body.get("file");
  return { ...Object.fromEntries(body), file: [file.name, file.type, await file.text()] };
}

test("the POST is the documented form, with the two headers that are ours and no more", async () => {
  const fetch = service(stored);
  await client(fetch).upload(picture());
  const [{ url, init }] = fetch.calls;
  assert.equal(url, "https://api.foxapi.cc/v1/files/upload/stream");
  assert.deepEqual(
    { method: init.method, credentials: init.credentials, redirect: init.redirect, cache: init.cache },
    { method: "POST", credentials: "same-origin", redirect: "manual", cache: "no-store" },
  );
  // The platform adds the content type, since only it knows the boundary.
  assert.deepEqual(init.headers, { Accept: "application/json", Authorization: `Bearer ${key}` });
  assert.equal(fetch.calls.length, 1);
});

const blob = (type) => new Blob(["bytes"], { type });
const forms = [
  ["a file", picture(), {}, { auto_cleanup: "false", file_name: "harbour.jpg" }, "harbour.jpg"],
  ["a name", picture(), { name: "my pier.png" }, { auto_cleanup: "false", file_name: "my pier.png" }, "my pier.png"],
  ["an empty name", picture(), { name: "" }, { auto_cleanup: "false", file_name: "harbour.jpg" }, "harbour.jpg"],
  ["a canvas's blob", blob("image/png"), {}, { auto_cleanup: "false" }, "file.png"],
  ["a blob of no type", blob(""), {}, { auto_cleanup: "false" }, "file"],
  ["a named blob", blob("image/png"), { name: "a.png" }, { auto_cleanup: "false", file_name: "a.png" }, "a.png"],
  ["cleaning up", blob("video/mp4"), { autoCleanup: true }, { auto_cleanup: "true" }, "file.mp4"],
  ["anything else", blob("image/png"), { autoCleanup: "true" }, { auto_cleanup: "false" }, "file.png"],
];
for (const [what, file, options, fields, filename] of forms) {
  test(`the form of ${what}`, async () => {
    const fetch = service(stored);
    await client(fetch).upload(file, options);
    assert.deepEqual(await sent(fetch), { ...fields, file: [filename, file.type, "bytes"] });
  });
}

test("the answer gives the address, and until when it works", async () => {
  const { url, id, filename, size } = body("upload.ok");
  const createdAt = new Date(1_790_000_000_000);
  const expiresAt = new Date(createdAt.getTime() + 72 * 3_600_000);
  const file = await client(service(stored)).upload(picture());
  assert.deepEqual(file, { url, id, filename, size, createdAt, expiresAt });
  const bare = await client(service(reply(201, { url }))).upload(picture());
  assert.deepEqual(bare, { url, id: null, filename: null, size: null, createdAt: null, expiresAt: null });
});

/** A blob that says it has so many bytes, since nobody wants to make them. */
const large = (size) => {
  const part = new Blob([new Uint8Array(1_000_000)]);
  return new Blob(Array(size / 1_000_000).fill(part));
};
const most = limits.uploadBytes.value;

const refused = [
  ["nothing", undefined, {}, "invalid_file"],
  ["a text", "bytes", {}, "invalid_file"],
  ["bytes", new Uint8Array(5), {}, "invalid_file"],
  ["an empty file", new File([], "a.png"), {}, "invalid_file"],
  ["what only looks like a file", { size: 5, name: "a.png", type: "image/png" }, {}, "invalid_file"],
  ["what calls itself a Blob", { size: 5, [Symbol.toStringTag]: "Blob" }, {}, "invalid_file"],
  ["an heir of no Blob", Object.create(Blob.prototype), {}, "invalid_file"],
  ["a file above 50 MB", large(most + 1_000_000), {}, "file_too_large"],
  ["a file above a limit of one's own", picture(), { maxBytes: 4 }, "file_too_large"],
  ["any file where nothing may be sent", picture(), { maxBytes: 0 }, "file_too_large"],
];
for (const [what, file, options, code] of refused) {
  test(`refused, and nothing sent: ${what}`, async () => {
    const fetch = service(stored);
    const error = await failure(client(fetch).upload(file, options));
    assert.ok(error instanceof KlingError);
    const { code: seen, charged, retryable, status } = error;
    assert.deepEqual(
      { seen, charged, retryable, status },
      { seen: code, charged: "no", retryable: false, status: null },
    );
    if (code === "file_too_large") assert.match(error.message, /50 MB.*maxBytes/);
    assert.deepEqual(fetch.calls, []);
  });
}

test("a file of just the limit is sent, and a larger one by a limit of one's own; of a wrong type it counts as none", async () => {
  const fetch = service(stored);
  await client(fetch).upload(large(most));
  await client(fetch).upload(large(most + 1_000_000), { maxBytes: Number.POSITIVE_INFINITY });
  assert.deepEqual(limits.uploadBytes, { value: 50_000_000, rule: "U21", documented: false });
  const error = await failure(client(fetch).upload(large(most + 1_000_000), { maxBytes: "many" }));
  assert.deepEqual([error.code, fetch.calls.length], ["file_too_large", 2]);
});

test("keys are checked as for any request, and a proxy gets none", async () => {
  const fetch = service(stored);
  for (const [options, code] of [
    [{ apiKey: "a b" }, "invalid_key"],
    [{ apiKey: "sk\r\nx: 1" }, "invalid_key"],
    [{ apiKey: undefined }, "missing_key"],
    [{ baseUrl: "http://api.example" }, "insecure_base_url"],
    [{ baseUrl: "ftp://api.example" }, "invalid_base_url"],
  ])
    assert.equal((await failure(client(fetch, options).upload(picture()))).code, code);
  assert.deepEqual(fetch.calls, []);
  await new Client({ baseUrl: "https://my.example/api/kling", fetch }).upload(picture());
  assert.equal(fetch.calls[0].url, "https://my.example/api/kling/v1/files/upload/stream");
  assert.deepEqual(fetch.calls[0].init.headers, { Accept: "application/json" });
});

const answers = [
  [400, "err.400", "invalid_request_error", false, /Correct it/],
  [401, "err.401", "authentication_error", false, /Check the key/],
  [403, "err.403_edge", "http_403", false, /storage is full, remove files, or give `autoCleanup: true`.*your oldest/],
  [413, "err.413", "file_too_large_error", false, /Make it smaller/],
  [429, "err.429", "rate_limit_error", true, /Wait a little/],
  [500, "err.500", "server_error", false, /Try again later/],
  [503, "err.503", "service_unavailable", true, /later/],
];
for (const [status, id, code, retryable, message] of answers) {
  test(`${status} is told as ${code}`, async () => {
    const error = await failure(client(service(reply(status, fixture(id)))).upload(picture()));
    assert.ok(error instanceof ApiError);
    const { code: seen, charged } = error;
    assert.deepEqual([seen, error.status, error.retryable, charged], [code, status, retryable, "no"]);
    assert.match(error.message, message);
  });
}

test("where the oldest files may go, a refusal does not advise it", async () => {
  const error = await failure(client(service(reply(403))).upload(picture(), { autoCleanup: true }));
  assert.doesNotMatch(error.message, /autoCleanup/);
});

const url = "https://cdn.example/a.png";
const junk = [
  ["nothing", ""],
  ["a portal's page", "<html>Log in</html>"],
  ["cut JSON", '{"url":"https://cdn.exa'],
  ["null", "null"],
  ["a list", [{ url }]],
  ["no address", { id: "file-1" }],
  ["an address in a list", { url: [url] }],
  ["plain http", { url: "http://cdn.example/a.png" }],
  ["a script", { url: "javascript:alert(1)" }],
  ["a login", { url: "https://me:pw@cdn.example/a.png" }],
  ["an inherited address", '{"__proto__":{"url":"https://cdn.example/a.png"}}'],
];
for (const [what, content] of junk) {
  test(`no answer of the service's: ${what}`, async () => {
    const error = await failure(client(service(reply(200, content))).upload(picture()));
    assert.ok(error instanceof ApiError);
    assert.deepEqual([error.code, error.status, error.charged], ["invalid_response", 200, "no"]);
    assert.doesNotMatch(`${error.message}${JSON.stringify(error)}`, /cdn\.|alert/);
  });
}

test("a redirect is none either, wherever it leads", async () => {
  const elsewhere = () => Object.defineProperty(stored(), "redirected", { value: true });
  for (const answer of [reply(302, "", { location: "https://evil.example" }), elsewhere]) {
    const error = await failure(client(service(answer)).upload(picture()));
    assert.ok(error instanceof ApiError);
    assert.match(error.message, /redirect.*https:\/\/api\.foxapi\.cc/);
  }
});

test("a lost answer may be asked for again, by the caller", async () => {
  const fetch = service(cut, stored);
  const error = await failure(client(fetch).upload(picture()));
  assert.ok(error instanceof NetworkError);
  assert.deepEqual([error.code, error.retryable, error.charged, fetch.calls.length], ["network", true, "no", 1]);
});

test("a signal that is already aborted sends nothing", async () => {
  const fetch = service(stored);
  const reason = { my: "reason" };
  const upload = client(fetch).upload(picture(), { signal: AbortSignal.abort(reason) });
  assert.equal(await failure(upload), reason);
  assert.deepEqual(fetch.calls, []);
});

test("an abort rejects at once with its own reason, and cuts the upload", async () => {
  const fetch = service(silence);
  const controller = new AbortController();
  const upload = client(fetch).upload(picture(), { signal: controller.signal });
  await turns();
  const reason = { my: "reason" };
  controller.abort(reason);
  const outcome = await settled(upload);
  assert.ok(outcome.error === reason);
  assert.equal(fetch.calls[0].init.signal.aborted, true);
});

test("an abort while the key is awaited sends nothing", async () => {
  const fetch = service(stored);
  const controller = new AbortController();
  const waiting = later();
  const upload = client(fetch, { apiKey: waiting }).upload(picture(), { signal: controller.signal });
  await turns();
  controller.abort();
  assert.equal(await failure(upload), controller.signal.reason);
  waiting.answer(() => key);
  await turns();
  assert.deepEqual(fetch.calls, []);
});

test(
  "no time limit, unless the client has one",
  timed(async (clock) => {
    const [patient, hasty] = [service(silence), service(silence)];
    const waiting = client(patient).upload(picture());
    const limited = client(hasty, { timeoutMs: 3_000 }).upload(picture());
    limited.catch(() => {});
    await pass(clock, 2_000);
    assert.equal((await settled(limited)).state, "pending");
    await pass(clock, 2_000);
    const { error } = await settled(limited);
    assert.ok(error instanceof NetworkError);
    assert.deepEqual([error.code, error.retryable, hasty.calls[0].init.signal.aborted], ["timeout", true, true]);
    await turns();
    clock.tick(86_400_000);
    assert.equal((await settled(waiting)).state, "pending");
  }),
);

test("uploads do not wait for polls, nor for each other", async () => {
  const fetch = service(silence);
  const one = client(fetch, { maxRequestsPerSecond: 1 });
  const controller = new AbortController();
  const uploads = Array.from({ length: 6 }, () => one.upload(picture(), { signal: controller.signal }));
  const looks = [1, 2].map(() => one.retrieve("task-1", { signal: controller.signal }));
  await turns();
  assert.deepEqual([fetch.count("POST"), fetch.count("GET")], [6, 1]);
  controller.abort();
  for (const promise of [...uploads, ...looks]) assert.equal(await failure(promise), controller.signal.reason);
});

test("no error holds the key, whatever the service repeats", async () => {
  const echo = { error: { message: `Bearer ${key} may not store files`, type: key, code: key } };
  for (const answer of [reply(403, echo), reply(200, echo), () => Promise.reject(new Error(key))]) {
    const error = await failure(client(service(answer)).upload(picture()));
    const seen = [error.message, error.stack, JSON.stringify(error), inspect(error, { depth: 9, showHidden: true })];
    for (const text of seen) assert.ok(!text.includes(key), text);
  }
});
