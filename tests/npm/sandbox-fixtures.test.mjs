/** The sandbox answers with the fixtures of docs/service.md: there is a scenario for each, under the fixture's own name. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { fixtures, formWith, sandboxAt, start } from "./support/sandbox.mjs";

const idsOf = (prefix) => [...fixtures.keys()].filter((id) => id.startsWith(prefix));
const keyOf = (id) => `sk-test-${id}`;

/** A body in which all that a fixture merely invents is replaced by its kind. */
function kinds(body) {
  const invented = ["id", "created", "width", "height", "duration", "estimated_time", "credits_reserved", "can_cancel"];
  const text = JSON.stringify(body, (name, value) => (invented.includes(name) ? typeof value : value));
  return JSON.parse(text.replaceAll(/"https?:[^"]*"/g, '"address"'));
}

test("the contract has fixtures of every kind", () => {
  assert.deepEqual(
    [idsOf("create."), idsOf("task."), idsOf("err.")].map((ids) => ids.length),
    [6, 19, 22],
  );
});

for (const id of idsOf("create.")) {
  test(`POST: ${id}`, async () => {
    const { post } = sandboxAt();
    const answer = await post(keyOf(id));
    const { status, body } = fixtures.get(id);
    const text = await answer.text();
    assert.equal(answer.status, status);
    if (typeof body === "string") assert.equal(text, body);
    else assert.deepEqual(kinds(JSON.parse(text)), kinds(body));
  });
}

for (const id of idsOf("task.")) {
  test(`GET: ${id}`, async () => {
    const { post, get, clock } = sandboxAt();
    // Not every body is a scenario of its own: the usual course goes through three of them.
    const key = ["task.pending", "task.processing", "task.completed"].includes(id) ? "sk-test-ok" : keyOf(id);
    const task = await (await post(key)).json();
    const { body } = fixtures.get(id);
    const seen = [];
    for (let second = 0; second < 40; second += 0.1) {
      clock.now = start + second * 1000;
      const answer = await get(key, task.id);
      assert.equal(answer.status, 200);
      seen.push(JSON.stringify(sorted(kinds(await answer.json()))));
    }
    assert.ok(seen.includes(JSON.stringify(sorted(kinds(body)))), `last seen: ${seen.at(-1)}`);
  });
}

for (const id of idsOf("err.")) {
  test(`error: ${id}`, async () => {
    const { post, get, upload } = sandboxAt();
    const { body } = fixtures.get(id);
    const answer =
      id === "err.404"
        ? await get("sk-test-ok", "task-unified-1-zzzzzzzz")
        : id === "err.403_storage"
          ? await upload(keyOf(id), formWith("a.jpg", "image/jpeg", { auto_cleanup: "false" }))
          : id === "err.413"
            ? await upload(keyOf(id), formWith())
            : await post(keyOf(id));
    const status = /^err\.(\d{3})/.exec(id)?.[1];
    if (status !== undefined) assert.equal(answer.status, Number(status));
    else assert.ok(answer.status >= 400);
    const text = await answer.text();
    assert.deepEqual(typeof body === "string" ? text : JSON.parse(text), body);
  });
}

/** The same value with its members in alphabetical order. */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((name) => [name, sorted(value[name])]),
  );
}
