/** One version, in all the places that name it. */
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
