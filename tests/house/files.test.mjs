/** What no file of the clone may hold, and how long a source may be. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { homedir } from "node:os";
import { test } from "node:test";

import { root } from "../../scripts/project.mjs";
import { found, text, tracked } from "./sources.mjs";

const texts = tracked(/(\.(rs|ts|mjs|js|json|toml|md|html|css|yml)|run|LICENSE-\w+|\.gitignore|\.npmrc)$/);

/** @param {string} words */
const literally = (words) => words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

test("no file holds a path of the machine it was written on", () => {
  const here = [homedir(), root.replace(/\/$/, "")].filter((path) => path.length > 3).map(literally);
  const pattern = new RegExp(`(^|[\\s"'\`(=:])(${[...here, "/root", "/work", "/(home|Users)/\\w+"].join("|")})/`);
  assert.match(" /home/somebody/kling", pattern);
  assert.deepEqual(
    texts.flatMap((path) => found(path, text(path), pattern)).filter((line) => !line.startsWith("tests/house/")),
    [],
  );
});

test("no file names a registry of the machine it was written on", () => {
  const registry = execFileSync("npm", ["config", "get", "registry"], {
    cwd: root,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const { host } = new URL(registry.toString().trim());
  if (host === "registry.npmjs.org") return;
  assert.deepEqual(
    texts.flatMap((path) => found(path, text(path), new RegExp(literally(host)))),
    [],
  );
});

test("the lock file names no download address but the public registry's", () => {
  const addresses = found(
    "package-lock.json",
    text("package-lock.json"),
    /"resolved": "(?!https:\/\/registry\.npmjs\.org\/)/,
  );
  assert.deepEqual(addresses, []);
});

test("sources are short", (context) => {
  const long = tracked(/^src\/.*\.(rs|ts)$/).filter((path) => !path.startsWith("src/npm/generated/"));
  for (const path of long) {
    const lines = text(path).split("\n").length - 1;
    if (lines > 300) context.diagnostic(`${path} has ${lines} lines`);
    assert.ok(lines <= 600, `${path} has ${lines} lines: it holds more than one noun`);
  }
});
