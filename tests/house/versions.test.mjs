/** One version, and one list of entries, in all the places that name them. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { lockedVersion, manifest } from "../../scripts/project.mjs";
import { text } from "./sources.mjs";

test("the crate and the package have one version, and the changelog has an entry for it", () => {
  const { version } = manifest();
  assert.equal(/^version = "(.+)"$/m.exec(text("Cargo.toml"))?.[1], version);
  assert.equal(lockedVersion("kling-o3"), version);
  assert.equal(JSON.parse(text("package-lock.json")).version, version);
  assert.ok(text("CHANGELOG.md").includes(`## [${version}]`));
});

test("package.json and its lock file name the same packages", () => {
  const locked = JSON.parse(text("package-lock.json")).packages[""];
  assert.deepEqual(locked.devDependencies, manifest().devDependencies);
  assert.equal(locked.dependencies, undefined, "the package has no dependencies at run time");
});

test("Parcel, which reads `alias` and no `exports`, is told of every entry", () => {
  const { alias, exports } = manifest();
  const { ".": _main, "./package.json": _self, ...entries } = exports;
  const files = Object.entries(entries).map(([name, to]) => [name, typeof to === "string" ? to : to.default]);
  assert.deepEqual(Object.entries(alias), files);
});
