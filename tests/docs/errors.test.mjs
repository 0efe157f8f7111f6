/** `docs/errors.md` and the source name the same codes. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";

import { at, read } from "../../scripts/project.mjs";

const document = read("docs", "errors.md");

/** A part of the document. @param {string} heading */
const part = (heading) => document.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";

/** The codes that have a heading, and those that have a row in a table. */
const headings = (text = document) => [...text.matchAll(/^### (\w+)$/gm)].map(([, code = ""]) => code);
const rows = (text = document) => [...text.matchAll(/^\| `(\w+)` \|/gm)].map(([, code = ""]) => code);

/** The files of the package's own sources. @param {string} folder @param {string} ending @returns {string[]} */
function sources(folder, ending) {
  const names = readdirSync(at(folder), { recursive: true, encoding: "utf8" });
  return names.filter((name) => name.endsWith(ending)).map((name) => read(folder, name).split("#[cfg(test)]")[0] ?? "");
}

const core = ["flow", "task"]
  .flatMap((room) => [read(`src/core/${room}.rs`), ...sources(`src/core/${room}`, ".rs")])
  .join("\n");
const face = sources("src/npm", ".ts").join("\n");

/** What the patterns find; each of them finds something. @param {string} text @param {readonly RegExp[]} patterns */
function codes(text, patterns) {
  return patterns.flatMap((pattern) => {
    const found = [...text.matchAll(pattern)].map(([, code = ""]) => code);
    assert.ok(found.length > 0, `${pattern} finds nothing any more: a code is made in another way now`);
    return found;
  });
}

const sorted = (/** @type {Iterable<string>} */ names) => [...new Set(names)].sort();

test("each code of the package's own has an entry", () => {
  const made = [
    ...codes(core, [
      /[Rr]efused\(\s*"([a-z_]+)"/g, // before sending
      /\(\s*"([a-z_]+)",\s*"[A-Z][^"]*"\s*,?\s*\)/g, // the same, chosen among several
      /Self::\w+\(\s*class::\w+,\s*"([a-z_]+)"/g,
      /\.word\("code", "([a-z_]+)"\)/g,
      /\.coded\("([a-z_]+)"\)/g,
      /code = "([a-z_]+)"/g,
      /const (?:UNSAFE|REDIRECTED): &str = "([a-z_]+)"/g,
      /told\("([a-z_]+)"/g, // a task's end
      /else \{\s*"([a-z_]+)"\s*\};\s*told/g,
    ]),
    ...codes(face, [/nothingSent\(\s*"([a-z_]+)"/g]),
  ];
  assert.deepEqual(sorted(headings()), sorted([...made, "http_404"]));
});

test("each code that the package has advice for has an entry or a row", () => {
  const [, table = ""] = /const ADVICE[^=]+= &\[([\s\S]+?)\n\];/.exec(read("src/core/task/advice.rs")) ?? [];
  const known = [...table.matchAll(/\(\s*(?:"([a-z\d_ ]+)"|super::failure::UNSAFE),\s*"/g)];
  const advised = known.flatMap(([, names = ""]) => names.split(" ")).filter((name) => /^[a-z]/.test(name));
  assert.ok(advised.length > 20);
  const told = document.replaceAll(/[^\w]+/g, " ").split(" ");
  assert.deepEqual(
    advised.filter((name) => !told.includes(name)),
    [],
  );
});

test("each refusal of the proxy has a row", () => {
  const [, union = ""] = /type RefusalType =([^;]+);/.exec(face) ?? [];
  assert.deepEqual(sorted(rows(part("Refused by your proxy"))), sorted(codes(union, [/"(\w+)"/g])));
});

test("each warning has a row", () => {
  const warned = [...codes(core, [/\.warn\("([a-z_]+)"/g]), ...codes(face, [/\bwarn\(\{ code: "([a-z_]+)"/g])];
  assert.deepEqual(sorted(rows(part("Warnings"))), sorted(warned));
});

test("each entry says its class, whether it is retryable and whether it is charged", () => {
  const facts = /^`\w+Error` · retryable: (yes|no|429 and 503 only) · charged: (no|maybe|yes)(, or maybe [\w ]+)?$/;
  for (const entry of document.split("\n### ").slice(1)) {
    const [heading, , line = "", , meaning = ""] = entry.split("\n");
    assert.match(line, facts, heading);
    assert.ok(meaning.length > 20, `${heading} says nothing of its meaning`);
  }
});
