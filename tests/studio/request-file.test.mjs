/** A request as a file: saved, opened, dropped, and what is told of one that is none. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { banner, code, download, file, openRequest, setDraft } from "./request.mjs";
import { fillExample, focus, open, prompt, spoken, useChromium } from "./studio.mjs";

useChromium();

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page @param {string} text @param {string} [name] */
const openFile = (page, text, name) => page.locator("#request-open").setInputFiles(file(text, name));
/** @param {Page} page */
const alert = (page) => page.locator(".request [role=alert]");

/** The requests of the contract's fixtures, good and bad, and those for other models. */
const contract = readFileSync(new URL("../../docs/service.md", import.meta.url), "utf8");
const fixtures = [...contract.matchAll(/<!-- fixture: (req\.[\w.]+) -->[\s\S]*?```json\n([\s\S]*?)```/g)].map(
  ([, name, text]) => ({ name: `${name}`, text: `${text}` }),
);

test("Ctrl+S and ⌘S save the canonical request, only where the focus is inside", async (t) => {
  const { page, server } = await open(t);
  await prompt(page).fill("港口 “A harbour”");
  for (const keys of ["Control+s", "Meta+s"]) {
    const saved = await download(page, () => prompt(page).press(keys));
    assert.equal(saved.name, "kling-o3-request.json");
    const body = JSON.parse(saved.text);
    assert.equal(saved.text, `${JSON.stringify(body, null, 2)}\n`);
    assert.equal(body.prompt, "港口 “A harbour”");
    assert.equal(body.model, "kling-o3-reference-to-video");
  }
  assert.equal(await spoken(page), "Saved as kling-o3-request.json");
  let downloads = 0;
  page.on("download", () => {
    downloads += 1;
  });
  await page.evaluate(() => {
    const other = document.body.appendChild(document.createElement("button"));
    other.focus();
  });
  await page.keyboard.press("Control+s");
  await prompt(page).press("Control+Shift+s");
  await prompt(page).press("s");
  await page.locator("#template").selectOption("text");
  assert.equal(downloads, 0);
  assert.equal(server.posts.total, 0);
});

for (const example of ["travel", "shots", "frames", "text"]) {
  test(`a saved file brings the same request back: ${example}`, async (t) => {
    const { page } = await open(t);
    await fillExample(page, example);
    await openRequest(page);
    const before = await code(page);
    const { text } = await download(page, () => page.locator("#request-save").click());
    await page.getByRole("button", { name: "Clear" }).click();
    assert.notEqual(await code(page), before);
    await openFile(page, text, "mine.json");
    await banner(page).getByText("Filled in from mine.json.").waitFor();
    assert.equal(await code(page), before);
    assert.match(`${await focus(page)}`, /^field-(prompt|multi_prompt)/);
  });
}

test("opening a file can be undone, also where the form was empty", async (t) => {
  const { page } = await open(t);
  await openRequest(page);
  await openFile(page, '{"prompt": "A harbour"}');
  await banner(page).getByRole("button", { name: "Undo" }).click();
  assert.equal(await prompt(page).inputValue(), "");
  await prompt(page).fill("My own");
  await openFile(page, '{"prompt": "A harbour"}');
  await banner(page).waitFor();
  assert.equal(await prompt(page).inputValue(), "A harbour");
  await banner(page).getByRole("button", { name: "Undo" }).click();
  assert.equal(await prompt(page).inputValue(), "My own");
});

test("every request of the contract can be opened, also one that cannot be sent as it is", async (t) => {
  const { page } = await open(t);
  await openRequest(page);
  assert.ok(fixtures.length >= 10);
  for (const { name, text } of fixtures.filter(({ name }) => name !== "req.schema_minimal")) {
    if (!text.includes('"kling-o3-reference-to-video"')) {
      await openFile(page, text);
      await alert(page)
        .getByText(/This file is not a request for this model. Line \d+: Model: choose kling-o3/)
        .waitFor();
      continue;
    }
    await openFile(page, text, `${name}.json`);
    await banner(page).getByText(`Filled in from ${name}.json.`).waitFor();
    const given = JSON.parse(text);
    if (name === "req.bad.both_prompts") delete given.prompt;
    const isSum = name === "req.bad.sum";
    assert.equal(
      await banner(page).getByText("Left out, because the form has no place for it: Length.").count(),
      isSum ? 1 : 0,
    );
    if (isSum) delete given.duration;
    const body = JSON.parse(await code(page));
    for (const [field, value] of Object.entries(given)) assert.deepEqual(body[field], value, `${name}, ${field}`);
    assert.equal(await page.locator(".not-ready").count(), /^req\.bad\.(?!both|sum)/.test(name) ? 1 : 0, name);
  }
});

test("what the form has no place for is told, by its name", async (t) => {
  const { page } = await open(t);
  await openRequest(page);
  const left = async (/** @type {unknown} */ value, /** @type {string} */ name) => {
    await openFile(page, JSON.stringify(value), name);
    return banner(page)
      .filter({ hasText: `Filled in from ${name}.` })
      .textContent();
  };
  const start = "Left out, because the form has no place for it: ";
  const shot = { prompt: "a", duration: 3, camera: "low" };
  const cases = /** @type {const} */ ([
    [{ prompt: "a", seed: 7 }, "seed"],
    [{ prompt: "a", seed: null, style: "" }, null],
    [{ prompt: "a", metadata: { a: [1, 2] }, shot_type: "customize" }, "metadata, shot_type"],
    [{ multi_prompt: [shot, shot] }, "Shot 1, camera, Shot 2, camera"],
    [{ prompt: "a", __proto: 1, constructor: 2, a: 1, b: 1, c: 1, d: 1 }, '__proto, "constructor", a, b, c and 1 more'],
  ]);
  for (const [at, [value, names]] of cases.entries()) {
    const said = (await left(value, `${at}.json`))?.trim() ?? "";
    assert.ok(said.startsWith(`Filled in from ${at}.json. ${names === null ? "Undo" : `${start}${names}.`}`), said);
  }
  await openFile(page, '{"prompt": "a", "__proto__": {"x": 1}}', "b.json");
  await banner(page).getByText('no place for it: "__proto__".').waitFor();
});

/** @type {[text: string, line: number, what: RegExp][]} */
const wrongFiles = [
  ["", 1, /it ends too early/],
  ["hello", 1, /not written as JSON/],
  ['{\n  "prompt": "a",\n}', 3, /name of a field in double quotes/],
  ['{\n  "prompt": "a"\n  "duration": 5\n}', 3, /comma or a closing bracket/],
  ['{\n  "prompt"\n: "a", "duration" 5 }', 3, /a colon is missing/],
  ['{\n "prompt": "a\nb"}', 2, /a text is not closed/],
  ['{"prompt": "a\\x"}', 1, /a text is not closed, or has a sign/],
  ["{'prompt': 'a'}", 1, /name of a field in double quotes/],
  ['{"image_urls": [\n"https://a.example",\n]}', 3, /a value is missing/],
  ['{"duration": 05}', 1, /a value is missing/],
  ['{"generate_audio": True}', 1, /a value is missing/],
  ['{"prompt": "a"}\n{"prompt": "b"}', 2, /something after the end/],
  [`{"prompt": ${"[".repeat(40)}`, 1, /too many lists/],
  [`{"prompt": "a", "x": ${"[".repeat(100_000)}`, 1, /too many lists/],
  ['{"prompt": "a",\n\n"elements": [{"video_url"', 3, /ends too early/],
  ["[]", 1, /needs an object, but it is a list/],
  ["null", 1, /needs an object/],
  ['{\r\n  "prompt": 5\r\n}', 2, /Prompt: needs a text, but it is a number/],
  ['{"prompt": "a",\n"image_urls": ["https://a.example/1.png",\n\n7]}', 4, /needs a text, but it is a number/],
  [
    '{"multi_prompt": [\n{"prompt": "a", "duration": 3},\n{"prompt": "b", "duration": "3"}]}',
    3,
    /needs a finite whole number/,
  ],
  ['{"prompt": "a",\n "model": "kling-o1"}', 2, /Model: choose kling-o3-reference-to-video/],
  ['{\n "name": "a-package", "version": "1.0.0"}', 1, /no text and no picture/],
  [
    `{"prompt": "a", "image_urls": [${Array(1001).fill('"https://a.example"').join()}]}`,
    1,
    /a list has far too many items/,
  ],
];

test("a file that is none is refused with the line and the reason, and nothing is changed", async (t) => {
  const { page, wrong } = await open(t);
  await prompt(page).fill("My own");
  await openRequest(page);
  const before = await code(page);
  for (const [text, line, what] of wrongFiles) {
    await openFile(page, text);
    await alert(page).getByText(`This file is not a request for this model. Line ${line}: `).waitFor();
    assert.match((await alert(page).textContent()) ?? "", what);
    assert.equal(await code(page), before);
    assert.equal(await banner(page).count(), 0);
    await page.locator('input[name="language"][value="curl"]').check({ force: true });
    await page.locator('input[name="language"][value="json"]').check({ force: true });
    await alert(page).waitFor({ state: "detached" });
  }
  assert.deepEqual(wrong, []);
});

test("a byte order mark is no fault", async (t) => {
  const { page } = await open(t);
  await openRequest(page);
  await openFile(page, '\ufeff{"prompt": "A harbour"}');
  await banner(page).waitFor();
  assert.equal(await prompt(page).inputValue(), "A harbour");
});

test("a file can be dropped on the tab; the place shows itself while it hovers", async (t) => {
  const { page } = await open(t);
  await openRequest(page);
  const drop = (/** @type {string} */ type) =>
    page.locator(".request").evaluate((area, name) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['{"prompt": "Dropped"}'], "dropped.json", { type: "application/json" }));
      const event = new DragEvent(name, { dataTransfer, bubbles: true, composed: true, cancelable: true });
      return !area.dispatchEvent(event);
    }, type);
  assert.equal(await drop("dragover"), true, "the browser does not open it itself");
  await page.getByText("Drop the file here").waitFor();
  assert.equal(await drop("drop"), true);
  await banner(page).getByText("Filled in from dropped.json.").waitFor();
  assert.equal(await prompt(page).inputValue(), "Dropped");
  await page.getByText("Drop the file here").waitFor({ state: "hidden" });
});

test("a narrow studio goes to the form when a file has filled it", async (t) => {
  const { page } = await open(t, { viewport: { width: 360, height: 740 } });
  await page.getByRole("button", { name: "Result" }).click();
  await openRequest(page);
  await openFile(page, '{"prompt": "A harbour"}');
  await banner(page).waitFor();
  await page.locator("#field-prompt:focus").waitFor();
});

test("where the package cannot run, a file is not read, and nothing breaks", async (t) => {
  const { page, server, wrong } = await open(t);
  await page.addInitScript(() => Object.assign(WebAssembly, { Module: undefined, Instance: undefined }));
  await page.goto(server.url);
  await openRequest(page);
  await openFile(page, '{"prompt": "A harbour"}');
  await alert(page).getByText("Something in this page went wrong. Reload it to go on.").waitFor();
  assert.equal(await prompt(page).inputValue(), "");
  await page.locator('input[name="language"][value="curl"]').check({ force: true });
  assert.equal(await code(page), "");
  assert.deepEqual(wrong, []);
});

test("in Chinese the reasons are Chinese", async (t) => {
  const { page } = await open(t, { locale: "zh-CN" });
  await openRequest(page, "请求");
  await openFile(page, '{\n"prompt": "a",}');
  await page.getByText("该文件不是此模型的请求。第 2 行：缺少双引号中的字段名").waitFor();
  await openFile(page, '{"prompt": 5}');
  await page.getByText("第 1 行：提示词：类型不正确").waitFor();
  await openFile(page, '{"prompt": "a", "seed": 1}');
  await banner(page).getByText("表单中没有对应位置，已略去：seed。").waitFor();
});

test("labels, and what is not sent as things stand, are in no file", async (t) => {
  const { page } = await open(t);
  await fillExample(page, "travel");
  await setDraft(page, { shots: [{ key: "1", prompt: "hidden words", seconds: 3 }] });
  await openRequest(page);
  const { text } = await download(page, () => page.locator("#request-save").click());
  assert.ok(!/Traveller|Pier at dawn|hidden words/.test(text), text);
});
