/** What the exports of the wasm may answer with. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { text } from "./sources.mjs";

test("no export returns an object but the one that runs nobody's code", () => {
  const returns = [...text("pkg/kling_o3_bg.wasm.d.ts").matchAll(/^export const (\w+): \(.*\) => (.*);$/gm)];
  assert.ok(returns.length > 10, "these are not the exports of the package");
  // V8 11 ends its process where it leaves optimised code in the middle of such a call (src/shell/request.rs).
  assert.deepEqual(
    returns.filter(([, , type]) => type === "any").map(([, name]) => name),
    ["heap"],
  );
});
