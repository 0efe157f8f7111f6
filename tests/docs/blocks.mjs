/**
 * The blocks of code in the documents, and what is done with each.
 *
 * The word after three backticks is the language; every block has one. A second word says what is done, where it is
 * not the usual:
 *
 *     ts, js    type-checked, and run in Node with `fetch` answered by the sandbox and the least of a page around it
 *     tsx       type-checked
 *     html      opened in Chromium: no error may be told, its first button is clicked, its video must get a source
 *     json      parsed
 *     css       parsed
 *     sh        read by a shell that runs nothing
 *     text      nothing
 *     … check   only type-checked: for other clients, for other runtimes, and for what would never end
 *     … server  run without a page: no document, no storage
 *     … sketch  only parsed: what it names is the reader's; of html, whether it is well-formed
 *     … signature  declarations without bodies: what they say must be true of the package's own
 *
 * `// → text` in a block that is run says what is printed there: it is looked for, in that order.
 *
 * A block that imports begins a module; blocks after it, of the same language and in the same file, go on with it.
 */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";

import { at, read } from "../../scripts/project.mjs";

/** @typedef {{ file: string, line: number, language: string, word: string, code: string }} Block */
/** @typedef {{ file: string, line: number, language: string, word: string, blocks: Block[] }} Module */

const languages = ["ts", "tsx", "js", "html", "json", "css", "sh", "text"];
const words = ["", "check", "server", "sketch", "signature"];
const unchecked = ["sketch", "signature"];
const modular = ["ts", "tsx", "js"];

/** The documents, from the top of the clone. */
export const documents = ["", "docs/"].flatMap((folder) =>
  readdirSync(at(folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => folder + name),
);

/** The blocks of a document, in order; `line` is that of the first line of code. @param {string} file @returns {Block[]} */
export function blocksOf(file, text = read(file)) {
  const blocks = [];
  /** @type {Block | undefined} */
  let open;
  for (const [index, line] of text.split("\n").entries()) {
    const fence = /^( *)```(.*)$/.exec(line);
    if (!fence) {
      if (open) open.code += `${line}\n`;
    } else if (open) {
      assert.equal(fence[2], "", `${file}:${index + 1} ends its block with a word`);
      blocks.push(open);
      open = undefined;
    } else {
      const [language = "", word = "", ...more] = (fence[2] ?? "").trim().split(/ +/);
      const place = `${file}:${index + 1}`;
      assert.ok(
        languages.includes(language),
        `${place} has the language "${language}", and not ${languages.join(", ")}`,
      );
      assert.ok(words.includes(word) && more.length === 0, `${place} says "${[word, ...more].join(" ")}"`);
      open = { file, line: index + 2, language, word, code: "" };
    }
  }
  assert.equal(open, undefined, `${file} ends inside a block`);
  return blocks;
}

/** The modules that blocks make. @param {readonly Block[]} blocks @returns {Module[]} */
export function modulesOf(blocks) {
  /** @type {Module[]} */
  const modules = [];
  for (const block of blocks) {
    if (!modular.includes(block.language) || unchecked.includes(block.word)) continue;
    const { file, line, language, word } = block;
    const last = modules.at(-1);
    const goesOn = last?.file === file && last.language === language && !/^import\b/m.test(block.code);
    if (goesOn) last.blocks.push(block);
    else modules.push({ file, line, language, word, blocks: [block] });
  }
  return modules;
}

/**
 * A module's text, its lines in the places that they have in the document: so what is told of a line is true of it.
 * @param {Module} module
 * @param {(block: Block) => boolean} [wanted]
 */
export function textOf({ blocks }, wanted = () => true) {
  let text = "";
  for (const { line, code, ...rest } of blocks) {
    if (!wanted({ line, code, ...rest })) continue;
    text += "\n".repeat(line - text.split("\n").length) + code;
  }
  return text;
}

/** A name for a module's file. @param {Module} module */
export const nameOf = ({ file, line }) => `${file.replace(/\.md$/, "").replaceAll(/\W/g, "-")}-${line}`;
