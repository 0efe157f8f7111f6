/** What is published: exactly the files that are meant, and nothing in them that is nobody's business. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import process from "node:process";
import { test } from "node:test";

import { at, root } from "../../scripts/project.mjs";
import { packedFiles } from "./packed-files.mjs";
import { found } from "./sources.mjs";

const [packed] = JSON.parse(
  execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }),
);
/** @type {string[]} */
const paths = packed.files.map((/** @type {{ path: string }} */ { path }) => path);
/** The bytes as signs: also those of the wasm can be searched. @param {string} path */
const content = (path) => readFileSync(at(path), "latin1");

/** Where a pattern is found in what is packed. @param {RegExp} pattern */
const anywhere = (pattern) => paths.flatMap((path) => found(path, content(path), pattern));

/** @param {string} words */
const literally = (words) => words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

test("npm pack packs the files of the list in packed-files.mjs, and no other", () => {
  assert.deepEqual(paths.map((path) => path.replace(/-[\w-]{8}(?=\.js$)/, "-*")).sort(), packedFiles);
});

test("nothing that is packed is a source map, or names one", () => {
  assert.deepEqual(
    paths.filter((path) => path.endsWith(".map")),
    [],
  );
  assert.deepEqual(anywhere(/[#@] ?sourceMappingURL=/), []);
});

test("nothing that is packed holds a path of a machine", () => {
  const here = [homedir(), root.replace(/\/$/, ""), tmpdir()].filter((path) => path.length > 3).map(literally);
  const pattern = new RegExp(`(${[...here, "/root/", "/(home|Users)/\\w+/", "[A-Z]:\\\\\\\\?Users"].join("|")})`);
  assert.match("panicked at /home/somebody/.cargo/registry", pattern);
  assert.deepEqual(anywhere(pattern), []);
});

test("nothing that is packed holds a secret", () => {
  const kinds = [
    "(?<![\\w-])sk-(?!test-)[\\w-]{8,}", // a key of the service
    "-----BEGIN [A-Z ]*PRIVATE KEY",
    "\\b(npm_|ghp_|github_pat_|glpat-|xox[abp]-|AKIA)\\w{12,}",
    "_authToken|_password *=",
  ];
  const pattern = new RegExp(kinds.join("|"));
  assert.match(`apiKey: "${"sk-"}0123456789"`, pattern);
  assert.doesNotMatch('"sk-test-ok" task-unified-1757156493', pattern);
  assert.deepEqual(anywhere(pattern), []);
  // Nor what this very machine keeps to itself.
  const own = Object.entries(process.env).filter(
    ([name, value]) => /KEY|TOKEN|SECRET|PASSWORD|AUTH/i.test(name) && (value?.length ?? 0) >= 12,
  );
  assert.deepEqual(
    own.filter(([, value]) => anywhere(new RegExp(literally(value ?? ""))).length > 0).map(([name]) => name),
    [],
  );
});
