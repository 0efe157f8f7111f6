/** The exports that make the wasm trap are for tests: nothing of them is in what is built for users. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { at, manifest } from "../../scripts/project.mjs";
import { text } from "./sources.mjs";

const built = readdirSync(at("dist"), { recursive: true, encoding: "utf8" }).filter((name) => /\.\w+$/.test(name));

test("what is published cannot be made to trap", async () => {
  const module = await WebAssembly.compile(readFileSync(at("dist", "kling_o3_bg.wasm")));
  const names = WebAssembly.Module.exports(module).map(({ name }) => name);
  assert.ok(names.includes("validate"), "these are not the exports of the package");
  assert.deepEqual(
    names.filter((name) => /trap/i.test(name)),
    [],
  );
  assert.deepEqual(
    built.filter((name) => readFileSync(at("dist", name), "latin1").includes("armTrap")),
    [],
  );
});

test("the traps are a feature that is off unless asked for, and lie outside what is packed", () => {
  assert.match(text("Cargo.toml"), /^traps = \[\]/m);
  for (const file of ["Cargo.toml", "wasm/Cargo.toml"]) assert.doesNotMatch(text(file), /^default\b/m);
  assert.match(text("src/shell.rs"), /#\[cfg\(feature = "traps"\)\]\nmod traps;/);
  const packed = /** @type {any} */ (manifest()).files;
  assert.deepEqual(
    packed.filter((/** @type {string} */ name) => /target|tests|traps|^\.?\/?$/.test(name)),
    [],
  );
});
