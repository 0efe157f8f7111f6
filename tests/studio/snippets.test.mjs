/** The request in other languages: each text is run as it stands in the tab, and what arrives is what was written. */
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

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

/** Below the project, so that the package is found from there. @type {string} */
let folder;
before(() => {
  mkdirSync(join(root, "target"), { recursive: true });
  folder = mkdtempSync(join(root, "target", "snippets-"));
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

/** One after the other. @param {string[]} texts @param {(text: string, place: number) => Promise<string>} each */
async function inTurn(texts, each) {
  const said = [];
  for (const [place, text] of texts.entries()) said.push(await each(text, place));
  return said.join("\n");
}

/** All in one process, each as a module of its own. @param {string[]} texts */
function runNode(texts) {
  const files = texts.map((text, place) => {
    writeFileSync(join(folder, `request${place}.mjs`), text);
    return pathToFileURL(join(folder, `request${place}.mjs`)).href;
  });
  const all = `await Promise.all(${JSON.stringify(files)}.map((file) => import(file)));`;
  return run(process.execPath, ["--input-type=module"], all);
}

/** All in one process, each as the bytes of a file. @param {string[]} texts */
function runPython(texts) {
  const all =
    'import json, sys\nfor text in json.load(sys.stdin.buffer): exec(compile(text.encode(), "request.py", "exec"), {})';
  return run("python3", ["-c", all], JSON.stringify(texts));
}

/** @param {string[]} texts */
async function runRust(texts) {
  const library = join(folder, "libreqwest.rlib");
  const standIn = fileURLToPath(new URL("./snippets/reqwest.rs", import.meta.url));
  await run("rustc", ["--edition", "2021", "--crate-type", "rlib", "-o", library, standIn]);
  return inTurn(texts, async (text, place) => {
    const program = join(folder, `request${place}`);
    writeFileSync(`${program}.rs`, text);
    await run("rustc", ["--edition", "2021", "--extern", `reqwest=${library}`, "-o", program, `${program}.rs`]);
    return run(program, []);
  });
}

/** `says`: what each of them writes. @type {Record<string, { needs: false | string, run: (texts: string[]) => Promise<string>, isExact: boolean, says: RegExp }>} */
const languages = {
  curl: {
    needs: !has("curl", "--version") && "not done: there is no curl here",
    run: (texts) => inTurn(texts, (text) => run("sh", [], text)),
    isExact: true,
    says: /"task-/g,
  },
  javascript: { needs: false, run: runNode, isExact: false, says: /^http:.*\.mp4/gm },
  python: {
    needs: !has("python3", "-c", "import requests") && "not done: there is no python3 with requests here",
    run: runPython,
    isExact: false,
    says: /'task-/g,
  },
  rust: {
    needs: !has("rustc", "--version") && "not done: there is no rustc here",
    run: runRust,
    isExact: true,
    says: /"task-/g,
  },
};

for (const [language, { needs, run: runAll, isExact, says }] of Object.entries(languages)) {
  test(`${language}: every text arrives as it was written`, { skip: needs }, async (t) => {
    const { page, server } = await open(t);
    const recorder = await startRecorder(t, `${server.url}sandbox`);
    await page.evaluate(
      (url) => Object.assign(document.querySelector("kling-o3-studio") ?? {}, { baseUrl: url }),
      recorder.url,
    );
    await openRequest(page);
    const all = [];
    for (const prompt of prompts) all.push({ prompt, ...(await shown(page, prompt, language)) });
    const said = await runAll(all.map(({ text }) => text));
    assert.equal(recorder.posts.length, prompts.length, "one POST each");
    for (const { prompt, json, text } of all) {
      const post = recorder.posts.find(({ body }) => JSON.parse(body).prompt === prompt);
      assert.ok(post, `nothing arrived that reads ${JSON.stringify(prompt)}`);
      assert.deepEqual(JSON.parse(post.body), JSON.parse(json));
      if (isExact) assert.equal(post.body.trimEnd(), json);
      assert.equal(post.key, `Bearer ${key}`);
      assert.match(post.type ?? "", /^application\/json/);
      assert.ok(!text.includes(key) && text.includes("FOXAPI_KEY"));
    }
    assert.equal(said.match(says)?.length, prompts.length, said);
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
