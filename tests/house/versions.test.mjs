/** One version, and one list of entries, in all the places that name them. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { lockedVersion, manifest } from "../../scripts/project.mjs";
import { text } from "./sources.mjs";

test("the crate and the package have one version, and the changelog has an entry for it", () => {
  const { version } = manifest();
  for (const file of ["Cargo.toml", "wasm/Cargo.toml"]) {
    assert.equal(/^version = "(.+)"$/m.exec(text(file))?.[1], version, file);
  }
  for (const crate of ["kling-o3", "kling-o3-wasm"]) assert.equal(lockedVersion(crate), version, crate);
  assert.equal(JSON.parse(text("package-lock.json")).version, version);
  assert.ok(text("CHANGELOG.md").includes(`## [${version}]`));
});

test("the changelog keeps its form: what is not released first, then versions with their dates, newest first", () => {
  const entries = [...text("CHANGELOG.md").matchAll(/^## (.+)$/gm)].map(([, heading = ""]) => heading);
  const forms = entries.map((heading) =>
    /^\[(Unreleased|\d+\.\d+\.\d+)\](?: - (unreleased|\d{4}-\d\d-\d\d))?$/.exec(heading),
  );
  assert.deepEqual(
    entries.filter((_, index) => forms[index] === null),
    [],
  );
  const names = forms.map((form) => form?.[1] ?? "");
  assert.ok(names[0] === manifest().version || (names[0] === "Unreleased" && names[1] === manifest().version));
  const undated = forms.slice(1).filter((form) => form?.[2] === undefined || form[2] === "unreleased");
  assert.ok(undated.length === 0, "only the first entry may be without a date");
  const kinds = [...text("CHANGELOG.md").matchAll(/^### (.+)$/gm)].map(([, kind = ""]) => kind);
  assert.deepEqual(
    kinds.filter((kind) => !/^(Added|Changed|Deprecated|Removed|Fixed|Security)$/.test(kind)),
    [],
  );
});

test("package.json and its lock file name the same packages", () => {
  const locked = JSON.parse(text("package-lock.json")).packages[""];
  assert.deepEqual(locked.devDependencies, manifest().devDependencies);
  assert.equal(locked.dependencies, undefined, "the package has no dependencies at run time");
});

test("Parcel, which reads `alias` and no `exports`, is told of every entry that has code", () => {
  const { alias, exports } = manifest();
  const { ".": _main, "./package.json": _self, ...entries } = exports;
  const files = Object.entries(entries).map(([name, to]) => [name, typeof to === "string" ? to : to.default]);
  assert.deepEqual(
    Object.entries(alias),
    files.filter(([, file]) => file),
  );
});
