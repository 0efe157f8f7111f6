/** Real traps in Node: every way the wasm can end, at every moment that matters. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { at } from "../../scripts/project.mjs";
import * as kling from "../../target/traps/dist/entry.js";
import { kinds, moments } from "./moments.mjs";

for (const kind of kinds) {
  for (const [moment, happens] of Object.entries(moments)) {
    test(`${kind}: ${moment}`, { timeout: 20_000 }, () => happens(kling, (place) => kling.arm(kind, place)));
  }
}

test("the module with traps has one export more than the one that is published", async () => {
  const [with_, without] = await Promise.all(["target/traps/pkg", "pkg"].map(exportsOf));
  assert.deepEqual(
    with_.filter((name) => !without.includes(name)),
    ["armTrap"],
  );
  assert.deepEqual(
    without.filter((name) => !with_.includes(name)),
    [],
  );
});

/** @param {string} folder */
async function exportsOf(folder) {
  const module = await WebAssembly.compile(await readFile(at(folder, "kling_o3_bg.wasm")));
  return WebAssembly.Module.exports(module).map(({ name }) => name);
}
