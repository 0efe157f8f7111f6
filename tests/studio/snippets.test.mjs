/** The request in other languages: each text is run as it stands in the tab, and what arrives is what was written. */
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { code, openRequest, setDraft, show } from "./request.mjs";
import { startRecorder } from "./snippets/recorder.mjs";
import { open, useChromium } from "./studio.mjs";

useChromium();

const root = fileURLToPath(new URL("../../", import.meta.url));
const key = "sk-test-fast";

/** Texts that some language takes for its own. */
const prompts = [
  `It's "quoted", 'twice', ''' and """`,
  "a line\nand another\r\nand \t a tab",
  "a $HOME, a $" + '{HOME}, a $(whoami), a `whoami` and a "$FOXAPI_KEY"',
  "back\\slashes \\n \\u0041 \\\\ and one at the end\\",
  "JSON\nJSON\n EOF\n'JSON'",
  "！一艘船驶入 @Image1 的港口，“清晨”。",
  "👩‍👩‍👧‍👦 🚢 and é, e\u0301, \u200f",
  "! !! !$ %PATH% %s {} {{}} #{x} ~ * ? [a] <b> | ; & ( ) # //",
  'r"# "## "### "#',
  "</script><script>alert(1)</script> <!-- ]]>",
  "\u2028 \u2029 \u0000 \u0007 \u001b[31m \u007f \u0085 \ufeff",
  "\u202e turned \u2066 round \u2069 \u202c",
  "True False None true null undefined f'{x}' f\"{y}\"",
  "trailing space ",
];

/** @param {string} tool @param {string[]} args */
const has = (tool, ...args) => spawnSync(tool, args, { stdio: "ignore" }).status === 0;

/** @type {string} */
let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "kling-o3-snippets-"));
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command to its end; what it wrote. @param {string} command @param {string[]} args @param {string} [input] @returns {Promise<string>} */
function run(command, args, input = "") {
  const { promise, resolve, reject } = withResolvers();
  const child = spawn(command, args, { cwd: root, env: { ...process.env, FOXAPI_KEY: key } });
  let [out, wrong] = ["", ""];
  child.stdout.on("data", (piece) => {
    out += piece;
  });
  child.stderr.on("data", (piece) => {
    wrong += piece;
  });
  child.on("error", reject);
  child.on("close", (status) => (status === 0 ? resolve(out) : reject(new Error(`${command}: ${wrong}\n${input}`))));
  child.stdin.end(input);
  return promise;
}

function withResolvers() {
  /** @type {any} */
  let parts;
  const promise = new Promise((resolve, reject) => {
    parts = { resolve, reject };
  });
  return { promise, ...parts };
}

/** @type {Record<string, { needs: () => false | string, run: (text: string, name: string) => Promise<string>, isExact: boolean, says: RegExp }>} */
const languages = {
  curl: {
    needs: () => (has("curl", "--version") ? false : "not done: there is no curl here"),
    run: (text) => run("sh", [], text),
    isExact: true,
    says: /task-/,
  },
  javascript: {
    needs: () => false,
    run: (text) => run(process.execPath, ["--input-type=module"], text),
    isExact: false,
    says: /^http:.*\.mp4/,
  },
  python: {
    needs: () => (has("python3", "-c", "import requests") ? false : "not done: there is no python3 with requests here"),
    run: (text) => run("python3", ["-"], text),
    isExact: false,
    says: /task-/,
  },
  rust: {
    needs: () => (has("rustc", "--version") ? false : "not done: there is no rustc here"),
    run: runRust,
    isExact: true,
    says: /task-/,
  },
};

/** @param {string} text @param {string} name */
async function runRust(text, name) {
  const library = join(folder, "libreqwest.rlib");
  const source = join(folder, `${name}.rs`);
  const program = join(folder, name);
  writeFileSync(source, text);
  const edition = ["--edition", "2021"];
  const standIn = fileURLToPath(new URL("./snippets/reqwest.rs", import.meta.url));
  if (name === "request0") await run("rustc", [...edition, "--crate-type", "rlib", "-o", library, standIn]);
  await run("rustc", [...edition, "--extern", `reqwest=${library}`, "-o", program, source]);
  return run(program, []);
}

for (const [language, { needs, run: runIt, isExact, says }] of Object.entries(languages)) {
  test(`${language}: every text arrives as it was written`, { skip: needs() }, async (t) => {
    const { page, server } = await open(t);
    const recorder = await startRecorder(t, `${server.url}sandbox`);
    await page.evaluate(
      (url) => Object.assign(document.querySelector("kling-o3-studio") ?? {}, { baseUrl: url }),
      recorder.url,
    );
    await openRequest(page);
    const texts = [];
    for (const prompt of prompts) texts.push({ prompt, ...(await shown(page, prompt, language)) });
    const jobs = texts.map(
      ({ text }, place) =>
        () =>
          runIt(text, `request${place}`),
    );
    const said = await inTurns(jobs, 7);
    assert.equal(recorder.posts.length, prompts.length, "one POST each");
    for (const [place, { prompt, json, text }] of texts.entries()) {
      const post = recorder.posts.find(({ body }) => JSON.parse(body).prompt === prompt);
      assert.ok(post, `nothing arrived that reads ${JSON.stringify(prompt)}`);
      assert.deepEqual(JSON.parse(post.body), JSON.parse(json));
      if (isExact) assert.equal(post.body.trimEnd(), json);
      assert.equal(post.key, `Bearer ${key}`);
      assert.match(post.type ?? "", /^application\/json/);
      assert.match(said[place] ?? "", says);
      assert.ok(!text.includes(key) && text.includes("FOXAPI_KEY"));
    }
  });
}

/** What the tab shows of a text. @param {import("playwright-core").Page} page @param {string} prompt @param {string} language */
async function shown(page, prompt, language) {
  await setDraft(page, { prompt, ratio: "1:1" });
  await show(page, "json");
  const json = await code(page);
  assert.equal(JSON.parse(json).prompt, prompt);
  await show(page, language);
  return { json, text: await code(page) };
}

/** Does the first one alone, because others may need what it makes, then so many at a time. @template T @param {(() => Promise<T>)[]} jobs @param {number} lanes */
async function inTurns([first, ...rest], lanes) {
  const results = first ? [await first()] : [];
  let next = 0;
  const lane = async () => {
    for (let at = next++; at < rest.length; at = next++) results[at + 1] = /** @type {T} */ (await rest[at]?.());
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
