/** The Chinese words: one for every rule of the package and every code that the English ones know. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

/** @param {string} path */
const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

/** The keys of an object that is written out, at one depth of indentation. @param {string} text @param {string} start */
function keys(text, start) {
  const block = text.slice(text.indexOf(start)).split("\n};")[0] ?? "";
  return [...block.matchAll(/^ {2}"?(\w+)"?: /gm)].map(([, name]) => `${name}`);
}

test("every rule has a Chinese text", () => {
  const codes = [...read("src/npm/generated/issue-codes.ts").matchAll(/"(\w+)"/g)].map(([, code]) => `${code}`);
  assert.ok(codes.length > 20);
  const known = keys(read("www/src/texts/zh-issues.ts"), "const issues:");
  assert.deepEqual(
    codes.filter((code) => !known.includes(code)),
    [],
  );
});

test("the errors have the same codes in both languages", () => {
  const english = keys(read("www/src/texts/en-late.ts"), "const known:");
  assert.ok(english.length > 10);
  assert.deepEqual(keys(read("www/src/texts/zh-late.ts"), "const known:"), english);
});
