/** What documents point to is there: files, headings, commands. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";

import { at, manifest, read } from "../../scripts/project.mjs";
import { blocksOf, documents } from "./blocks.mjs";

/** A document's words, without its code. @param {string} file */
const prose = (file) => read(file).replaceAll(/^```[\s\S]*?^```$/gm, "");

/** The anchors of a document's headings, as GitHub makes them. @param {string} file */
const anchors = (file) =>
  [...prose(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );

for (const file of documents) {
  test(`${file} points to what is there`, () => {
    const links = [...prose(file).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)];
    const lost = links.flatMap(([, path = "", anchor]) => {
      const target = path === "" ? file : join(dirname(file), path);
      if (!existsSync(at(target))) return [path];
      return anchor === undefined || anchors(target).includes(anchor) ? [] : [`${path}#${anchor}`];
    });
    assert.deepEqual(lost, []);
  });

  test(`${file} names commands that there are`, () => {
    const { scripts } = /** @type {{ scripts: Record<string, string> }} */ (/** @type {unknown} */ (manifest()));
    const text = `${prose(file)}${blocksOf(file).map(({ code }) => code)}`;
    const named = [...text.matchAll(/\bnpm run ([a-z][\w:-]*)/g)].map(([, name = ""]) => name);
    assert.deepEqual(
      named.filter((name) => !(name in scripts)),
      [],
    );
  });
}
