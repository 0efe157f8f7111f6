/** What comes from outside stays data: no prototype is changed, none is trusted, and no address that acts is handed on. */
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { Client, KlingError, requestSchema, validate } from "kling-o3";

import { client } from "./support/client.mjs";
import { body, form, key, reply, service } from "./support/service.mjs";
import { failure } from "./support/time.mjs";

const picture = new File(["bytes"], "a.png");
/** Names of what every object inherits from its prototype, none of which may have been added. */
const inherited = JSON.stringify([Object, Array, Function, String, Promise].map(({ prototype }) => names(prototype)));
function names(prototype) {
  return [...Object.getOwnPropertyNames(prototype), ...Object.keys(prototype)];
}

afterEach(() => {
  const now = [Object, Array, Function, String, Promise].map(({ prototype }) => names(prototype));
  assert.equal(JSON.stringify(now), inherited);
  assert.equal({}.polluted, undefined);
});

/** JSON with members that are a prototype's business; each name an own one, as `JSON.parse` makes it. */
const poison = (json = "{}") =>
  json.replace(
    /^\{/,
    `{"__proto__":{"polluted":1,"id":"evil","url":"https://evil.example/a"},"constructor":{"prototype":{"polluted":1}},"toString":1,"hasOwnProperty":1,${json === "{}" ? '"a":1' : ""}`,
  );
const poisoned = (id) => poison(JSON.stringify(body(id)));

test("answers of every kind", async () => {
  const task = await client(service(reply(200, poisoned("create.doc")))).create(form());
  assert.equal(task.id, body("create.doc").id);
  assert.equal(Object.getPrototypeOf(task.task), Object.prototype);
  const done = await client(service(reply(200, poisoned("task.completed")))).retrieve("task-1");
  assert.equal(done.status, "completed");
  for (const value of [done, done.progress, done.videos[0], done.raw])
    assert.equal(Object.getPrototypeOf(value), Object.prototype);
  assert.ok(Object.hasOwn(done.raw, "__proto__"));
  const file = await client(service(reply(200, poisoned("upload.ok")))).upload(picture);
  assert.deepEqual([file.url, Object.getPrototypeOf(file)], [body("upload.ok").url, Object.prototype]);
  assert.deepEqual(Object.keys(file), ["url", "id", "filename", "size", "createdAt", "expiresAt"]);
});

test("what an answer only inherits is not there", async () => {
  const bare = reply(200, poison());
  for (const call of [(one) => one.create(form()), (one) => one.retrieve("task-1"), (one) => one.upload(picture)]) {
    const error = await failure(call(client(service(bare))));
    assert.ok(KlingError.is(error), String(error));
    assert.equal(error.status, 200);
    assert.doesNotMatch(JSON.stringify(error), /evil/);
  }
});

test("errors, their names of fields and options included", async () => {
  const content = poison('{"error":{"message":"no","code":"__proto__","type":"constructor","param":"__proto__"}}');
  const detail = { detail: [{ loc: ["body", "__proto__", "polluted"], msg: "bad" }] };
  const options = { error: { code: "x", message: "no", unsupported_advanced_options: ["__proto__", "constructor"] } };
  for (const answer of [content, JSON.stringify(detail), JSON.stringify(options)]) {
    const error = await failure(client(service(reply(422, answer))).create(form()));
    assert.equal(Object.getPrototypeOf(error.toJSON()), Object.prototype);
    for (const { path } of error.fields) assert.ok(Array.isArray(path));
  }
  const failed = JSON.stringify({
    ...body("task.completed"),
    status: "failed",
    error: { code: "__proto__", message: "m" },
  });
  const { failure: why } = await client(service(reply(200, failed))).retrieve("task-1");
  assert.deepEqual(why, { code: "__proto__", message: "m" });
});

test("requests: such a name is an unknown field, and never sent", async () => {
  const input = JSON.parse(poison(JSON.stringify(form())));
  const { ok, issues } = validate(input);
  assert.equal(ok, false);
  assert.deepEqual(
    issues.filter(({ code }) => code === "unknown_field").map(({ path }) => path[0]),
    ["__proto__", "constructor", "toString", "hasOwnProperty"],
  );
  assert.equal(requestSchema["~standard"].validate(input).issues.length, 4);
  const fetch = service(reply(200, body("create.doc")));
  await failure(client(fetch).create(input));
  assert.deepEqual(fetch.calls, []);
  const element = JSON.parse(
    '{"frontal_image_url":"https://a.example/a","__proto__":{"video_url":"https://a.example/v"}}',
  );
  const nested = validate({ ...form(), elements: [element] });
  assert.deepEqual(
    nested.issues.filter(({ severity }) => severity === "error").map(({ path }) => path),
    [["elements", 0, "__proto__"]],
  );
});

test("a request that is accepted shares no prototype with its input, and a fresh one has no other", () => {
  const { request } = validate(Object.assign(Object.create({ polluted: 1 }), form()));
  assert.equal(request.polluted, undefined);
  assert.equal(Object.getPrototypeOf(request), Object.prototype);
});

test("options: such a name is told as unknown, and one that is only inherited is no option", () => {
  for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
    const options = JSON.parse(`{"${name}":{"polluted":1}}`);
    assert.throws(() => new Client(options), TypeError, name);
    assert.throws(() => new Client({ poll: options }), TypeError, name);
  }
  const heir = Object.create({ baseUrl: "https://evil.example", fetch: () => assert.fail() });
  assert.doesNotThrow(() => new Client(heir));
});

test("an inherited option sends nothing anywhere else", async () => {
  const fetch = service(reply(200, body("upload.ok")));
  const one = new Client(Object.assign(Object.create({ baseUrl: "https://evil.example" }), { fetch, apiKey: key }));
  await one.upload(picture);
  assert.match(fetch.calls[0].url, /^https:\/\/api\.foxapi\.cc\//);
});

test("references to tasks", () => {
  const ref = JSON.parse(
    '{"__proto__":{"polluted":1,"id":"evil"},"id":"task-1","constructor":{"prototype":{"polluted":1}}}',
  );
  const handle = client(service()).task(ref);
  assert.equal(handle.id, "task-1");
  assert.deepEqual(Object.keys(handle.toJSON()).includes("__proto__"), false);
  assert.throws(() => client(service()).task(JSON.parse('{"__proto__":{"id":"evil"}}')), { code: "invalid_task_id" });
});

/** By the parser of this runtime, not by the host tests' own; `tests/host/task/addresses.rs` has the long table. */
const addresses = [
  ["https://cdn.example/a.mp4", "https://cdn.example/a.mp4"],
  ["HTTPS://CDN.example:443/a.mp4", "https://cdn.example/a.mp4"],
  ["https:\\\\cdn.example\\a.mp4", "https://cdn.example/a.mp4"],
  ["https://\u0444iles.example/a", "https://xn--iles-z6d.example/a"],
  ["https://cdn%2eexample/a", "https://cdn.example/a"],
  ["http://my.example:8080/a", "http://my.example:8080/a"],
  ["http://0x7f.1/a", "http://127.0.0.1/a"],
  ["http://[::1]/a", "http://[::1]/a"],
  ["http://cdn.example/a", null],
  ["http://my.example./a", null],
  ["http://my.example@cdn.example/a", null],
  ["http://cdn.example\\@my.example/a", null],
  ["https://me:pw@cdn.example/a", null],
  ["JavaScript:alert(1)", null],
  ["java\tscript:alert(1)", null],
  ["ht\ntps://cdn.example/a", null],
  ["data:video/mp4;base64,AAAA", null],
  ["blob:https://my.example/1", null],
  ["//cdn.example/a", null],
  ["https://cdn.example/a\u0000", null],
  [`https://cdn.example/${"a".repeat(4_076)}`, `https://cdn.example/${"a".repeat(4_076)}`],
  [`https://cdn.example/${"a".repeat(4_077)}`, null],
];
for (const [url, handedOn] of addresses) {
  test(`an address of a video, and of a file: ${JSON.stringify(url).slice(0, 60)}`, async () => {
    const options = { baseUrl: "https://my.example/api/kling" };
    const answer = reply(200, { ...body("task.completed"), results: [{ url }], output: undefined });
    const task = await client(service(answer), options).retrieve("task-1");
    if (handedOn === null) assert.equal(task.failure.code, "result_unsafe");
    else assert.equal(task.videos[0].url, handedOn);
    const upload = client(service(reply(200, { url })), options).upload(picture);
    if (handedOn === null) assert.equal((await failure(upload)).code, "invalid_response");
    else assert.equal((await upload).url, handedOn);
  });
}
