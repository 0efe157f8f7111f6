/** Every block of code in the documents is what it says it is. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { transform } from "esbuild";
import { createSandbox } from "kling-o3/sandbox";
import { chromium } from "playwright-core";

import { findBrowser, launchArguments } from "../../scripts/browser.mjs";
import { read } from "../../scripts/project.mjs";
import { blocksOf, documents, modulesOf } from "./blocks.mjs";
import { makeFolder, runModule, typeErrors } from "./modules.mjs";
import { faultOf, openBlock } from "./pages.mjs";
import { signatureErrors } from "./signatures.mjs";

const consumer = fileURLToPath(new URL(".", process.env.KLING_O3_CONSUMER));
const folder = makeFolder(consumer);
const blocks = documents.flatMap((file) => blocksOf(file));
const modules = modulesOf(blocks);

/** @type {Record<string, number>} how many blocks went through each kind of test */
const done = {};
const count = (/** @type {string} */ kind, number = 1) => {
  done[kind] = (done[kind] ?? 0) + number;
};
const place = (/** @type {{ file: string, line: number }} */ { file, line }) => `${file}:${line}`;
const of = (/** @type {string[]} */ ...languages) => blocks.filter(({ language }) => languages.includes(language));

test("every block has a language", () => {
  assert.ok(blocks.length > 0);
  // By indentation alone a block could have none.
  const indented = documents.filter((file) => /\n\n {4}\S/.test(read(file).replaceAll(/^```[\s\S]*?^```$/gm, "")));
  assert.deepEqual(indented, []);
  assert.throws(() => blocksOf("x.md", "```\ncode\n```\n"), /has the language ""/);
  assert.throws(() => blocksOf("x.md", "```ts chekc\ncode\n```\n"), /says "chekc"/);
});

test("TypeScript and JavaScript have no type errors", async () => {
  assert.deepEqual(await typeErrors(folder, modules), []);
  count("type-checked", modules.flatMap((module) => module.blocks).length);
});

test("signatures are those of the package", async () => {
  const signatures = blocks.filter(({ word }) => word === "signature");
  assert.deepEqual(await signatureErrors(folder, signatures), []);
  count("signatures compared", signatures.length);
});

describe("runs in Node against the sandbox", { concurrency: 2 }, () => {
  for (const module of modules.filter(({ language }) => language !== "tsx")) {
    const run = module.blocks.filter(({ word }) => word !== "check");
    if (run.length === 0) continue;
    test(place(module), async () => {
      await runModule(folder, module);
      count("run in Node", run.length);
    });
  }
});

describe("opens in Chromium", () => {
  /** @type {import("playwright-core").Browser} */
  let browser;
  before(async () => {
    const found = findBrowser();
    assert.ok("executablePath" in found, "advice" in found ? found.advice : "");
    browser = await chromium.launch({ executablePath: found.executablePath, args: launchArguments });
  });
  after(() => browser?.close());
  for (const block of of("html").filter(({ word }) => word === "")) {
    test(place(block), async () => {
      const sandbox = createSandbox({ requireKey: false, speed: 40, mediaBaseUrl: "https://app.example/media/" });
      await openBlock(browser, block, { dist: fileURLToPath(new URL(".", import.meta.resolve("kling-o3"))), sandbox });
      count("opened in Chromium");
    });
  }
  for (const block of of("html").filter(({ word }) => word === "sketch")) {
    test(place(block), async () => {
      assert.equal(await faultOf(browser, block.code), null);
      count("parsed");
    });
  }
});

describe("reads", () => {
  for (const block of of("json")) {
    test(place(block), () => {
      JSON.parse(block.code);
      count("json parsed");
    });
  }
  for (const block of of("sh")) {
    test(place(block), () => {
      const { status, stderr } = spawnSync("sh", ["-n"], { input: block.code });
      assert.equal(status, 0, `${stderr}`);
      count("sh read");
    });
  }
  for (const block of [...of("css"), ...of("ts", "tsx", "js").filter(({ word }) => word === "sketch")]) {
    test(place(block), async () => {
      const loader = /** @type {"css" | "ts" | "tsx" | "js"} */ (block.language);
      assert.deepEqual((await transform(block.code, { loader })).warnings, []);
      count("parsed");
    });
  }
});

after(() => {
  const text = of("text").length;
  const table = Object.entries({ ...done, "text, not tested": text }).map(([kind, number]) => `${number} ${kind}`);
  console.log(`${blocks.length} blocks in ${documents.length} documents: ${table.join(", ")}`);
});
