/** What the element weighs beside the package: its budget is 32 kB of gzip for the script with Lit, and 6 kB for its styles. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { transform } from "esbuild";

const kilobyte = 1024;
const published = new URL("../../dist/", import.meta.url);
const styles = new URL("../../www/src/style/", import.meta.url);
/** @param {string} name */
const read = (name) => readFileSync(new URL(name, published), "utf8");
/** @param {string} text */
const weight = (text) => gzipSync(text, { level: 9 }).length;

/** A script and what it imports before it runs; what it loads later does not count. @param {string} name @param {Set<string>} seen */
function loaded(name, seen = new Set()) {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const [, next] of read(name).matchAll(/(?:from|import)\s*"\.\/([\w-]+\.js)"/g)) if (next) loaded(next, seen);
  return seen;
}

test("the element without the package keeps its budget", async (t) => {
  const own = [...loaded("define.js")].filter((name) => name !== "index.js");
  const all = own.reduce((sum, name) => sum + weight(read(name)), 0);
  const texts = readdirSync(styles).filter((name) => name.endsWith(".css") && !/^(page|embed)/.test(name));
  const sheets = texts.map((name) => readFileSync(new URL(name, styles), "utf8")).join("\n");
  const { code } = await transform(sheets, { loader: "css", minify: true });
  const style = weight(code);
  t.diagnostic(`script with Lit ${all - style} bytes of gzip, styles ${style}`);
  assert.ok(own.length > 1 && all > style, own.join());
  assert.ok(style <= 6 * kilobyte, `${style}`);
  assert.ok(all - style <= 32 * kilobyte, `${all - style}`);
});
