/** The proxy under attack: other addresses, crooked paths, smuggled headers, bodies that are too large or lie. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { createProxy } from "kling-o3/proxy";

import { apiKey, create, json, post, proxied, refusalOf, site, upload } from "./support/proxy.mjs";

const mount = `${site}/api/kling`;
const service = "https://api.foxapi.cc";

/** Where a request goes, whatever it says of hosts: one of the service's two addresses, or nowhere. */
const addresses = [
  [`${site}//evil.example/v1/tasks/a`, "/v1/tasks/a"],
  [`${site}/https://evil.example/v1/tasks/a`, "/v1/tasks/a"],
  [`${site}/@evil.example/v1/tasks/a`, "/v1/tasks/a"],
  [`${site}/%2f%2fevil.example/v1/tasks/a`, "/v1/tasks/a"],
  [`${site}/\\evil.example/v1/tasks/a`, "/v1/tasks/a"],
  ["https://me:word@my.example/v1/tasks/a", null],
  [`${site}/v1/tasks/a?url=https://evil.example&baseUrl=//evil.example`, "/v1/tasks/a"],
  [`${site}/v1/tasks/https:%2f%2fevil.example`, "400 proxy_task_id"],
  [`${site}/v1/tasks/@evil.example`, "/v1/tasks/@evil.example"],
  [`${site}/v1/tasks/evil.example:80`, "/v1/tasks/evil.example:80"],
  ["https://169.254.169.254/v1/tasks/a", "/v1/tasks/a"],
  ["http://localhost:6379/v1/tasks/a", "/v1/tasks/a"],
];
for (const [url, expected] of addresses) {
  test(`the address is the service's: ${url}`, async () => {
    const { ask, calls } = proxied();
    if (expected === null) return assert.throws(() => new Request(url), TypeError);
    const answer = await ask(url, { headers: { "x-forwarded-host": "evil.example", forwarded: "host=evil.example" } });
    if (expected.startsWith("/")) assert.deepEqual([answer.status, calls[0].url], [200, service + expected]);
    else assert.deepEqual([await refusalOf(answer), calls], [expected, []]);
  });
}

test("a request without a host, or with one that is none, is no route: some servers give what they were sent", async () => {
  const { calls, proxy } = proxied();
  for (const url of ["/api/kling/v1/videos/generations", "http://a b/api/kling/v1/videos/generations"]) {
    const request = Object.defineProperty(new Request(create, post()), "url", { value: url });
    assert.deepEqual([await refusalOf(await proxy(request)), calls], ["404 proxy_not_found", []]);
  }
});

/** Paths that are no route. */
const paths = [
  ["/api/kling/v1/tasks/../account/credits", "404 proxy_not_found"],
  ["/api/kling/v1/tasks/a/../../account/credits", "404 proxy_not_found"],
  ["/api/kling/v1/tasks/%2e%2e/account/credits", "404 proxy_not_found"],
  ["/api/kling/v1/tasks/.%2E/models", "404 proxy_not_found"],
  ["/api/kling/v1/tasks/..\\models", "404 proxy_not_found"],
  ["/api/kling/v1/tasks/..%2fmodels", "400 proxy_task_id"],
  ["/api/kling/v1/tasks/..%5Cmodels", "400 proxy_task_id"],
  ["/api/kling/v1/tasks/a%2f..%2f..%2fmodels", "400 proxy_task_id"],
  ["/api/kling/v1/tasks/%252e%252e", "400 proxy_task_id"],
  ["/api/kling/v1/tasks/%252e%252e%252fmodels", "400 proxy_task_id"],
  ["/api/kling/v1/tasks/%25252e%25252e%25252fmodels", "400 proxy_task_id"],
  ["/api/kling/v1/tasks/%2525252e%2525252e", "400 proxy_task_id"],
  ["/api/kling/v1/tasks/..;", "400 proxy_task_id"],
  ["/api/kling/v1/tasks/..;a=b", "400 proxy_task_id"],
  ["/api/kling/v1/tasks/..%3B", "400 proxy_task_id"],
  ["/api/kling/v1/tasks/..%20", "400 proxy_task_id"],
  ["/api/kling/v1/tasks/%20", "400 proxy_task_id"],
  ["/api/kling/v1/tasks/", "400 proxy_task_id"],
  ["/api/kling/v1/tasks/%c0%ae%c0%ae", "400 proxy_task_id"],
  ["/api/kling/v1/tasks/a%00", "400 proxy_task_id"],
  ["/api/kling/v1/tasks/a%0d%0ax:1", "400 proxy_task_id"],
  ["/api/kling/v1/tasks/a%23", "400 proxy_task_id"],
  ["/api/kling/v1/tasks/a%3Fsync_upstream=true", "400 proxy_task_id"],
  [`/api/kling/v1/tasks/${"a".repeat(1_001)}`, "400 proxy_task_id"],
  ["/api/kling/v1/tasks/a/b", "400 proxy_task_id"],
  ["/api/kling//v1/tasks/a", "404 proxy_not_found"],
  ["/api/kling/v1//tasks/a", "404 proxy_not_found"],
  ["/api/kling/V1/tasks/a", "404 proxy_not_found"],
  ["/api/kling/v1/tasks%2fa", "404 proxy_not_found"],
  ["/api/kling%2fv1/tasks/a", "404 proxy_not_found"],
  ["/api/kling/../v1/tasks/a", "404 proxy_not_found"],
  ["/api/kling/%2e%2e/v1/tasks/a", "404 proxy_not_found"],
  ["/api/klingon/v1/tasks/a", "404 proxy_not_found"],
  ["/v1/tasks/a", "404 proxy_not_found"],
  ["/api/kling/v1/videos/generations/", "404 proxy_not_found"],
  ["/api/kling/v1/files/upload/base64", "404 proxy_not_found"],
  ["/api/kling/v1/files/upload/stream", "404 proxy_not_found"],
];
for (const [path, expected] of paths) {
  test(`no route: ${path.slice(0, 60)}`, async () => {
    const { ask, calls } = proxied({ prefix: "/api/kling" });
    assert.equal(await refusalOf(await ask(site + path)), expected);
    assert.deepEqual(calls, []);
  });
}

test("an id of the greatest length, and of every letter that ids have, passes", async () => {
  for (const id of ["a".repeat(1_000), "task-unified-1.A_b:c~", "%C3%A9"]) {
    const { ask, calls } = proxied({ prefix: "/api/kling" });
    assert.equal((await ask(`${mount}/v1/tasks/${id}`)).status, 200);
    assert.equal(calls[0].url, `${service}/v1/tasks/${id}`);
  }
});

/** Headers that would change what a server behind makes of a request, or tell it of the caller. */
const smuggled = {
  authorization: "Bearer of-the-page",
  cookie: "session=1",
  "proxy-authorization": "Basic eA==",
  forwarded: "for=1.2.3.4;host=evil.example",
  "x-forwarded-for": "1.2.3.4",
  "x-forwarded-host": "evil.example",
  "x-forwarded-proto": "http",
  "x-real-ip": "1.2.3.4",
  "x-original-url": "/v1/account/credits",
  "x-rewrite-url": "/v1/account/credits",
  "x-http-method-override": "DELETE",
  "x-http-method": "DELETE",
  "x-method-override": "DELETE",
  "content-length": "2",
  "if-none-match": '"a"',
  range: "bytes=0-1",
  via: "1.1 evil.example",
  referer: "https://my.example/secret",
  "user-agent": "error code 1010",
  "idempotency-key": "a",
};
test("of a caller's headers none but the body's type goes out", async () => {
  const { ask, calls } = proxied({ upload: true });
  const form = new FormData();
  form.set("file", new Blob(["bytes"]));
  await ask(create, post({ ...smuggled, "content-type": "application/json; charset=utf-8" }));
  await ask(`${create}?_method=DELETE`, post(smuggled));
  await ask(`${mount}/v1/tasks/a?_method=DELETE`, { headers: smuggled });
  const { "content-length": _length, ...others } = smuggled;
  await ask(upload, { method: "POST", body: form, headers: others });
  const own = { accept: "application/json", authorization: `Bearer ${apiKey}` };
  const boundary = calls[3].headers["content-type"];
  assert.match(boundary, /^multipart\/form-data; boundary=[\w-]+$/);
  assert.deepEqual(
    calls.map(({ method, url, headers }) => [method, url, headers]),
    [
      ["POST", `${service}/v1/videos/generations`, { ...own, ...json }],
      ["POST", `${service}/v1/videos/generations`, { ...own, ...json }],
      ["GET", `${service}/v1/tasks/a`, own],
      ["POST", `${service}/v1/files/upload/stream`, { ...own, "content-type": boundary }],
    ],
  );
});

for (const key of ["sk\r\nx-evil: 1", "sk\nx", "sk\0", "sk x", " sk", "sk\u{a0}", "sk\u{2028}", "schlüssel", 5, null]) {
  test(`a key that no header may hold goes nowhere: ${JSON.stringify(key)}`, async () => {
    const { ask, calls } = proxied({ apiKey: async () => key });
    assert.equal(await refusalOf(await ask(create, post())), "403 proxy_key");
    assert.deepEqual(calls, []);
    assert.throws(() => createProxy({ apiKey: key, authorize: () => true }), TypeError);
  });
}

test("only `true` lets a request pass, and nothing else that authorize gives is used", async () => {
  for (const answer of [1, "true", {}, [true], { headers: { "x-evil": "1\r\n" } }, new Headers({ a: "b" })]) {
    const { ask, calls } = proxied({ authorize: () => answer });
    assert.equal(await refusalOf(await ask(create, post())), "403 proxy_not_authorized");
    assert.deepEqual(calls, []);
  }
});

const types = [
  [create, "application/json-patch+json"],
  [create, "application/jsonp"],
  [create, "text/plain;application/json"],
  [create, "application/x-www-form-urlencoded"],
  [create, "multipart/form-data; boundary=a"],
  [upload, "multipart/form-data"],
  [upload, "multipart/form-data; boundary="],
  [upload, "multipart/form-data; boundary=a, application/json"],
  [upload, "multipart/form-data; boundary=a; boundary=b"],
  [upload, 'multipart/form-data; boundary="a'],
  [upload, `multipart/form-data; boundary=${"a".repeat(71)}`],
  [upload, "multipart/form-data-x; boundary=a"],
];
for (const [url, type] of types) {
  test(`a body's type is refused: ${type.slice(0, 50)}`, async () => {
    const { ask, calls } = proxied({ upload: true });
    assert.equal(await refusalOf(await ask(url, post({ "content-type": type }))), "415 proxy_content_type");
    assert.deepEqual(calls, []);
  });
}

/** A body in pieces, without a length, and how much of it was taken. */
function pieces(size, count = Number.POSITIVE_INFINITY) {
  const taken = { count: 0, cancelled: false };
  const body = new ReadableStream({
    pull: (controller) => {
      taken.count += 1;
      if (taken.count > count) controller.close();
      else controller.enqueue(new Uint8Array(size));
    },
    cancel: () => {
      taken.cancelled = true;
    },
  });
  return { taken, init: { body, duplex: "half" } };
}

test("a declared length above the cap is refused before anybody is asked", async () => {
  let asked = 0;
  const authorize = () => {
    asked += 1;
    return true;
  };
  const { ask, calls } = proxied({ maxBodyBytes: 10, authorize });
  for (const length of ["11", "1e9", "0x10", "99999999999999999999"])
    assert.equal(await refusalOf(await ask(create, post({ "content-length": length }))), "413 proxy_body_too_large");
  assert.deepEqual([asked, calls], [0, []]);
});

test("a length that lies is not believed, and a body without one is counted", async () => {
  for (const length of ["1", "0", "-5", "ten", "1, 1"]) {
    const { ask, calls } = proxied({ maxBodyBytes: 10 });
    const answer = await ask(create, post({ "content-length": length }, "x".repeat(11)));
    assert.equal(await refusalOf(answer), "413 proxy_body_too_large", length);
    assert.deepEqual(calls, []);
  }
  const { taken, init } = pieces(2 ** 16);
  const { ask, calls } = proxied();
  assert.equal(await refusalOf(await ask(create, { ...post(), ...init })), "413 proxy_body_too_large");
  assert.deepEqual([taken.cancelled, taken.count < 20, calls], [true, true, []]);
});

test("a body of exactly the cap passes", async () => {
  const { ask, calls } = proxied();
  assert.equal((await ask(create, { ...post(), ...pieces(2 ** 19, 2).init })).status, 200);
  assert.equal(calls[0].body.byteLength, 2 ** 20);
});
