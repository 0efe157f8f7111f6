/**
 * What no service would answer, and no caller would keep: read or refused in bounded time and memory, never a trap. An
 * answer of a mocked fetch may ask the package itself while it is read.
 */
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { Client, validate } from "kling-o3";

import { id } from "./support/client.mjs";
import { body, created, form, key, service } from "./support/service.mjs";

const long = "x".repeat(10_000_000);
const address = "https://a.example/";
const repeat = (count, value) => Array(count).fill(value);
const crowd = repeat(8).reduce((inner) => repeat(30, inner), "end");
const throwing = new Proxy({}, { get: () => assert.fail("no") });
const cycle = {};
cycle.id = cycle;

// Whatever a test did: the package works, and has lost nothing.
afterEach(() => assert.equal(validate(form()).request.prompt, form().prompt));

test("a getter of what is created may ask too, and nothing is sent twice", async () => {
  const fetch = service(created);
  const client = new Client({ apiKey: key, fetch });
  const input = {
    ...form(),
    get prompt() {
      return validate(form()).request.prompt;
    },
  };
  assert.equal((await client.create(input)).id, id);
  assert.equal(fetch.count("POST"), 1);
});

/** The text of an answer, by one who asks the package first. */
function asking() {
  validate(form());
  return JSON.stringify(body("create.doc"));
}

/** Answers that ask the package themselves while they are read. */
const answers = {
  "its text": () => ({
    status: 200,
    headers: new Headers(),
    text: async () => asking(),
  }),
  "its text, as an object": () => ({
    status: 200,
    headers: null,
    text: async () => ({ toString: () => asking() }),
  }),
  "its status": () => ({
    get status() {
      validate(form());
      return 200;
    },
    headers: new Headers(),
    text: async () => JSON.stringify(body("create.doc")),
  }),
  "headers that throw": () => ({
    status: 200,
    get headers() {
      validate({});
      throw new Error("no");
    },
    text: async () => JSON.stringify(body("create.doc")),
  }),
};
for (const [name, answer] of Object.entries(answers)) {
  test(`a service's answer: ${name}`, async () => {
    const client = new Client({ apiKey: key, fetch: async () => answer() });
    assert.equal((await client.create(form())).id, id);
  });
}

const strange = {
  "10 MB of text": long,
  "10 MB of JSON": JSON.stringify({ error: { message: long, code: long } }),
  "100,000 levels": "[".repeat(100_000) + "]".repeat(100_000),
  "100,000 results": JSON.stringify(body("task.completed", { results: repeat(100_000, { url: address }) })),
  "200,000 names": JSON.stringify(Object.fromEntries(repeat(200_000).map((_, index) => [`k${index}`, 0]))),
};
for (const [name, text] of Object.entries(strange)) {
  test(`a service's answer of ${name} is read or refused, and never a trap`, async () => {
    for (const status of [200, 422]) {
      const client = new Client({ apiKey: key, fetch: async () => new Response(text, { status }) });
      for (const asked of [client.retrieve(id), client.create(form())]) {
        assert.notEqual(
          await asked.then(
            () => "a task",
            ({ code }) => code,
          ),
          "internal",
        );
      }
    }
  });
}

test("a reference that is hostile is a name, or none", () => {
  const client = new Client();
  assert.equal(client.task({ id, crowd }).id, id);
  assert.equal(
    client.task({
      id,
      get model() {
        throw new Error("no");
      },
    }).id,
    id,
  );
  for (const ref of [throwing, cycle, null, 5, Symbol("a"), () => id, { crowd, id: "" }]) {
    assert.throws(
      () => client.task(ref),
      (error) => error.code !== "internal",
    );
  }
});
