/** The proxy's host: who may spend the key and how often, by `authorize`; and on what, by `validate`. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { ApiError, Client, OutcomeUnknownError, validate } from "kling-o3";
import { validate as slimValidate } from "kling-o3/slim";

import { apiKey, create, post, proxied, refusalOf, site, task, upload } from "./support/proxy.mjs";

const good = { prompt: "@Image1 at dawn", image_urls: ["https://img.example/1.png"] };
const shots = [
  { prompt: "x", duration: 5 },
  { prompt: "x".repeat(2_600), duration: 5 },
];
const bad = { multi_prompt: shots, seed: 1 };
const posted = (body) => post({}, JSON.stringify(body));
const clientOf = ({ proxy }, options) =>
  new Client({
    baseUrl: `${site}/api/kling`,
    journal: null,
    fetch: (url, init) => proxy(new Request(url, init)),
    ...options,
  });
const refusedBy = (client, input) => client.create(input).catch((error) => error);

test("authorize sees the request as it came, and may read a copy of its body", async () => {
  let seen = null;
  const { ask, calls } = proxied({
    authorize: async (request) => {
      seen = [request.headers.get("cookie"), new URL(request.url).pathname, await request.clone().json()];
      return true;
    },
  });
  await ask(create, post({ cookie: "session=1" }));
  assert.deepEqual(seen, ["session=1", "/api/kling/v1/videos/generations", { model: "x" }]);
  assert.equal(calls[0].text, '{"model":"x"}');
});

test("a 4xx of authorize is the answer, with its headers and the proxy's own; nothing is sent", async () => {
  for (const options of [{}, { validate }]) {
    const headers = {
      "retry-after": "60",
      "www-authenticate": "Bearer",
      "set-cookie": "a=b",
      "cache-control": "public",
    };
    const authorize = () => new Response("Slowly", { status: 429, headers });
    const { ask, calls } = proxied({ authorize, ...options });
    for (const [url, init] of [[create, posted(good)], [task]]) {
      const answer = await ask(url, init);
      assert.deepEqual([answer.status, await answer.text(), calls], [429, "Slowly", []]);
      assert.deepEqual(Object.fromEntries(answer.headers), {
        ...headers,
        "cache-control": "no-store",
        "content-security-policy": "default-src 'none'; sandbox",
        "content-type": "text/plain;charset=UTF-8",
        "x-content-type-options": "nosniff",
      });
    }
  }
});

test("a page of an allowed origin may read that answer too", async () => {
  const allowed = "https://app.example";
  const { ask } = proxied({ allowedOrigins: [allowed], authorize: () => Response.json({}, { status: 401 }) });
  const { status, headers } = await ask(create, post({ origin: allowed, "sec-fetch-site": "cross-site" }));
  assert.deepEqual([status, headers.get("access-control-allow-origin")], [401, allowed]);
});

const read = Response.json({}, { status: 401 });
await read.text();
/** What a function of the host may not answer: it would let somebody through, or leave a client in doubt. */
const unfit = [
  ["a 200", () => Response.json({ id: "task-1" })],
  ["a redirect", () => Response.redirect("https://evil.example/")],
  ["a 500", () => new Response("down", { status: 500 })],
  ["a timeout", () => new Response("", { status: 408 })],
  ["a conflict", () => new Response("", { status: 409 })],
  ["too early", () => new Response("", { status: 425 })],
  ["a network error", () => Response.error()],
  ["an answer that was read before", () => read],
  ["something like an answer", () => ({ status: 401, headers: { "x-evil": "1\r\n" } })],
  ["a getter that throws", () => Object.defineProperty({}, "status", { get: () => assert.fail(apiKey) })],
];
for (const [what, answer] of unfit) {
  test(`${what}, from authorize or validate, is a 403 and nothing is sent`, async () => {
    for (const [name, expected] of [
      ["authorize", "403 proxy_not_authorized"],
      ["validate", "403 proxy_validation"],
    ]) {
      const { ask, calls } = proxied({ [name]: answer });
      const seen = await ask(create, post());
      assert.deepEqual([seen.headers.get("x-evil"), seen.headers.get("location")], [null, null]);
      assert.deepEqual([await refusalOf(seen), calls], [expected, []]);
    }
  });
}

test("a client meets a rate limit as such, and knows what it must wait", async () => {
  let left = 1;
  const authorize = ({ method }) => {
    if (method !== "POST" || left-- > 0) return true;
    return Response.json({ error: { message: "One a day" } }, { status: 429, headers: { "retry-after": "3600" } });
  };
  const { calls, ...front } = proxied({ authorize });
  const client = clientOf(front);
  await client.create(good);
  const { charged, message, retryable, retryAfterMs, status } = await refusedBy(client, { ...good, duration: 6 });
  assert.deepEqual(
    { charged, retryable, retryAfterMs, status },
    { charged: "no", retryable: true, retryAfterMs: 3_600_000, status: 429 },
  );
  assert.match(message, /One a day$/);
  assert.equal(calls.length, 1);
});

test("of a good body the canonical request is sent", async () => {
  const { ask, calls } = proxied({ validate });
  const twice = '{"duration":15,"prompt":"A harbour","duration":5,"elements":[]}';
  assert.equal((await ask(create, post({}, twice))).status, 200);
  assert.equal(calls[0].text, JSON.stringify(validate({ prompt: "A harbour", duration: 5 }).request));
  assert.equal((await ask(create, posted({ ...good, prompt: "@Image7 at dawn" }))).status, 200);
  assert.equal(calls.length, 2);
});

test("of a bad body the client gets every error at its field, and nothing is spent", async () => {
  const { calls, ...front } = proxied({ validate });
  const answer = await front.ask(create, posted(bad));
  const { issues } = validate(bad);
  const errors = issues.filter(({ severity }) => severity === "error");
  assert.ok(errors.length >= 1 && errors.length < issues.length, "there is a warning too");
  assert.deepEqual(await answer.json(), {
    error: { message: errors[0].message, type: "proxy_invalid_request" },
    detail: errors.map(({ path, message, code }) => ({ loc: ["body", ...path], msg: message, type: code })),
  });
  const strict = (body) => {
    const message = "No more than 5 seconds here";
    return body.duration > 5
      ? { ok: false, issues: [{ path: ["multi_prompt", 1, "duration"], message }] }
      : validate(body);
  };
  const limited = proxied({ validate: strict });
  const error = await refusedBy(clientOf(limited), { ...good, duration: 6 });
  assert.ok(error instanceof ApiError);
  const { charged, code, fields, message, retryable, status } = error;
  assert.match(message, /No more than 5 seconds here$/);
  assert.deepEqual(
    { charged, code, fields, retryable, status },
    {
      charged: "no",
      code: "proxy_invalid_request",
      fields: [{ path: ["multi_prompt", 1, "duration"], message: "No more than 5 seconds here" }],
      retryable: false,
      status: 422,
    },
  );
  assert.deepEqual([calls, limited.calls], [[], []]);
});

test("no more than a hundred errors are told", async () => {
  const { ask } = proxied({ validate });
  const answer = await ask(create, posted({ ...good, image_urls: Array(900).fill("x") }));
  assert.deepEqual([answer.status, (await answer.json()).detail.length], [422, 100]);
});

test("validate may look at who asks, and answer by itself", async () => {
  const validate = async (body, request) =>
    Response.json({ error: { message: `${request.headers.get("cookie")} ${body.model}` } }, { status: 402 });
  const answer = await proxied({ validate }).ask(create, post({ cookie: "user=ada" }));
  assert.deepEqual([answer.status, (await answer.json()).error.message], [402, "user=ada x"]);
});

/** Verdicts that are none. */
const useless = [
  ["an error", () => assert.fail(apiKey)],
  ["a rejection", () => Promise.reject(new Error(apiKey))],
  ["nothing", () => undefined],
  ["true", () => true],
  ["good without a request", () => ({ ok: true })],
  ["good with a text", () => ({ ok: true, request: "{}" })],
  ["only truthy", () => ({ ok: "yes", request: {} })],
  ["bad without issues", () => ({ ok: false })],
  ["bad with something else", () => ({ ok: false, issues: 5 })],
  ["bad without a path", () => ({ ok: false, issues: [{ message: "no" }] })],
  ["the package before it is loaded", slimValidate],
];
for (const [what, verdict] of useless) {
  test(`no verdict, nothing is sent: ${what}`, async () => {
    const { calls, ...front } = proxied({ validate: verdict });
    const answer = await front.ask(create, posted(good));
    assert.ok(!(await answer.clone().text()).includes(apiKey));
    assert.deepEqual([await refusalOf(answer), calls], ["403 proxy_validation", []]);
    assert.ok(!((await refusedBy(clientOf(front), good)) instanceof OutcomeUnknownError));
  });
}

test("bad without a word is bad all the same", async () => {
  const { ask, calls } = proxied({ validate: () => ({ ok: false, issues: [] }) });
  assert.deepEqual([await refusalOf(await ask(create, post())), calls], ["422 proxy_invalid_request", []]);
});

test("what is not JSON is not judged; queries and uploads are not either", async () => {
  let judged = 0;
  const counted = (body) => {
    judged += 1;
    return validate(body);
  };
  const { ask, calls } = proxied({ validate: counted, upload: true });
  for (const body of ["", "{", "{}{}", "\u{0}", "NaN"])
    assert.equal(await refusalOf(await ask(create, post({}, body))), "400 proxy_body");
  assert.equal(calls.length, 0);
  const form = new FormData();
  form.set("file", new File(["bytes"], "a.jpg"));
  await ask(task);
  await ask(upload, { method: "POST", body: form });
  assert.deepEqual([calls.length, judged], [2, 0]);
});

test("who may not spend the key has nothing judged", async () => {
  const validate = () => assert.fail("judged");
  const { ask } = proxied({ validate, authorize: () => false });
  assert.equal(await refusalOf(await ask(create, posted(good))), "403 proxy_not_authorized");
});
