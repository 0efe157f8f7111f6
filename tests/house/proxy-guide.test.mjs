/** What docs/proxy.md shows for each runtime is what `tests/consumers/proxy` starts there, letter by letter. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { proxies } from "../consumers/list/proxies.mjs";
import { text } from "./sources.mjs";

const blocks = [...text("docs/proxy.md").matchAll(/^```js\b.*\n([\s\S]+?)^```$/gm)].map(([, code]) => code);
const shown = ["authorize.js", "node.js", "worker.js", "deno.js", "bun.js", "app/api/kling/[...path]/route.js"];

for (const file of shown) {
  test(`the guide shows ${file}`, () => {
    const code = text(`tests/consumers/proxy/${file}`);
    assert.ok(blocks.includes(code), `no block of docs/proxy.md is\n${code}`);
  });
}

test("one program for each runtime that is tried", () => assert.equal(shown.length, proxies.length + 1));
