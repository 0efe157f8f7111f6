/** A request as a link: made, opened, damaged, too long, and with addresses that let in whoever has them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync, inflateRawSync } from "node:zlib";

import { allowCopying, banner, clipboard, code, openRequest, refuseCopying, setDraft } from "./request.mjs";
import { addImages, fillExample, focus, open, prompt, sendUntil, spoken, useChromium } from "./studio.mjs";

useChromium();

/** @typedef {import("playwright-core").Page} Page */

/** @param {string | Buffer} text */
const hashOf = (text) => `#r=${deflateRawSync(text).toString("base64url")}`;
/** @param {string} link */
const textOf = (link) => inflateRawSync(Buffer.from(link.split("#r=")[1] ?? "", "base64url")).toString("utf8");
const harbour = hashOf('{"prompt": "港口 👩‍👩‍👧‍👦 \\"at\\" dawn"}');

/** Opens the page anew at this hash. @param {Page} page @param {string} url @param {string} hash */
async function openAt(page, url, hash) {
  await page.goto("about:blank");
  await page.goto(url + hash);
  await page.locator(".submit").waitFor({ state: "attached" });
}

/** @param {Page} page */
async function copyLink(page) {
  await page.locator("#request-link").click();
  await page.locator(".said-so", { hasText: "Link copied" }).waitFor();
  return clipboard(page);
}

for (const example of ["travel", "shots", "frames"]) {
  test(`who opens the link has the same request before him: ${example}`, async (t) => {
    const { page, server, wrong } = await open(t);
    await allowCopying(page);
    await fillExample(page, example);
    await openRequest(page);
    const before = await code(page);
    const link = await copyLink(page);
    assert.equal(await spoken(page), "Link copied");
    assert.match(link.slice(server.url.length), /^#r=[\w-]+$/);
    assert.deepEqual(JSON.parse(textOf(link)), JSON.parse(before));
    await page.getByRole("button", { name: "Clear" }).click();
    await openAt(page, link, "");
    await banner(page).getByText("Loaded from a link.").waitFor();
    await openRequest(page);
    assert.equal(await code(page), before);
    assert.deepEqual(wrong, []);
  });
}

test("opening a link sends nothing, and takes it out of the address; what is changed then survives a reload", async (t) => {
  const { page, server, requests } = await open(t);
  await prompt(page).fill("My own");
  await openAt(page, `${server.url}?a=1`, harbour);
  await banner(page).waitFor();
  assert.equal(await prompt(page).inputValue(), '港口 👩‍👩‍👧‍👦 "at" dawn');
  await page.waitForFunction(() => location.hash === "");
  assert.equal(page.url(), `${server.url}?a=1`);
  await prompt(page).fill("Changed");
  await page.reload();
  await page.locator(".mirror", { hasText: "Changed" }).waitFor();
  assert.equal(await prompt(page).inputValue(), "Changed");
  assert.equal(requests.filter((request) => request.method() !== "GET").length, 0);
  assert.equal(server.posts.total, 0);
});

test("undo brings back what stood there before the link", async (t) => {
  const { page, server } = await open(t);
  await prompt(page).fill("My own");
  await openAt(page, server.url, harbour);
  await banner(page).getByRole("button", { name: "Undo" }).click();
  assert.equal(await prompt(page).inputValue(), "My own");
  await page.getByRole("button", { name: "Clear" }).click();
  await openAt(page, server.url, harbour);
  await banner(page).getByRole("button", { name: "Undo" }).click();
  assert.equal(await prompt(page).inputValue(), "");
});

test("a link that comes into the open page is opened too", async (t) => {
  const { page } = await open(t);
  await prompt(page).fill("My own");
  await page.evaluate((hash) => {
    location.hash = hash;
  }, harbour);
  await banner(page).getByText("Loaded from a link.").waitFor();
  await page.waitForFunction(() => location.hash === "");
});

test("another hash is left alone", async (t) => {
  const { page, server, requests } = await open(t);
  await openAt(page, server.url, "#result");
  await page.waitForLoadState("networkidle");
  assert.equal(page.url(), `${server.url}#result`);
  assert.equal(requests.filter((request) => /tab-[\w-]+\.js$/.test(request.url())).length, 0);
});

/** @type {[what: string, hash: string][]} */
const damaged = [
  ["nothing", "#r="],
  ["no base64", "#r=%%%%"],
  ["not deflated", `#r=${Buffer.from('{"prompt":"a"}').toString("base64url")}`],
  ["cut", harbour.slice(0, -6)],
  [
    "with something behind",
    `#r=${Buffer.concat([deflateRawSync('{"prompt":"a"}'), Buffer.from("abc")]).toString("base64url")}`,
  ],
  ["not JSON", hashOf("{prompt}")],
  ["not UTF-8", hashOf(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]))],
  ["no object", hashOf("[1]")],
  ["no request", hashOf('{"prompt": 5}')],
  ["another model", hashOf('{"prompt": "a", "model": "kling-o1"}')],
  ["an empty one", hashOf("{}")],
  ["a small one that unfolds to very much", hashOf(`{"prompt": "${" ".repeat(4_000_000)}a"}`)],
  ["a long one", `#r=${"A".repeat(9_000)}`],
];

test("a damaged link is told, and nothing is changed", async (t) => {
  const { page, server, wrong } = await open(t);
  await prompt(page).fill("My own");
  for (const [what, hash] of damaged) {
    await openAt(page, server.url, hash);
    await page.getByRole("alert").getByText("The link is damaged. Nothing was changed").waitFor();
    assert.equal(await prompt(page).inputValue(), "My own", what);
    assert.equal(await banner(page).count(), 0, what);
    await page.waitForFunction(() => location.hash === "");
  }
  assert.deepEqual(wrong, []);
});

test("on a phone a damaged link is told as well, and in Chinese", async (t) => {
  const { page, server } = await open(t, { viewport: { width: 360, height: 740 }, locale: "zh-CN" });
  await openAt(page, server.url, "#r=A");
  await page.getByRole("alert").getByText("链接不完整，未作任何更改").waitFor();
  await openAt(page, server.url, harbour);
  await banner(page).getByText("已从链接填入。").waitFor();
});

test("neither task nor label nor what is not sent is in a link", async (t) => {
  const { page } = await open(t);
  await allowCopying(page);
  await sendUntil(page, "fast", "completed");
  await setDraft(page, { shots: [{ key: "1", prompt: "hidden words", seconds: 3 }] });
  await openRequest(page);
  assert.doesNotMatch(textOf(await copyLink(page)), /task-|Traveller|Pier at dawn|hidden words/);
});

test("a request that is too large for a link can be saved", async (t) => {
  const { page } = await open(t);
  const words = () => Array.from({ length: 3_000 }, () => Math.random().toString(36).slice(2)).join("/");
  await setDraft(page, {
    prompt: "A harbour",
    images: [{ key: "1", url: `https://img.example.net/${words()}.png`, label: "" }],
  });
  await openRequest(page);
  await page.locator("#request-link").click();
  await page.getByRole("alert").getByText("This request is too large for a link. Save it as a file").waitFor();
  await Promise.all([page.waitForEvent("download"), page.locator("#request-save").click()]);
});

test("where the clipboard is closed, the link is there to be copied", async (t) => {
  const { page, server } = await open(t);
  await refuseCopying(page);
  await prompt(page).fill("A harbour");
  await openRequest(page);
  await page.locator("#request-link").click();
  const field = page.getByLabel("The browser did not allow copying. Copy this link:");
  const link = await field.inputValue();
  assert.ok(link.startsWith(`${server.url}#r=`));
  assert.equal(JSON.parse(textOf(link)).prompt, "A harbour");
  assert.deepEqual(
    await field.evaluate((input) => [
      /** @type {HTMLInputElement} */ (input).selectionStart,
      /** @type {HTMLInputElement} */ (input).selectionEnd,
    ]),
    [0, link.length],
  );
});

/** @type {[url: string, isSigned: boolean][]} */
const addresses = [
  ["https://a.example/1.png?X-Amz-Signature=abc&X-Amz-Expires=60", true],
  ["https://a.example/1.png?Expires=1790000000&Signature=abc&Key-Pair-Id=K", true],
  ["https://a.example/1.png?sv=2024&sig=abc", true],
  ["https://a.example/1.png?a=1&token=abc", true],
  ["https://a.example/1.png?x-goog-signature=abc", true],
  ["https://a.example/1.png?design=1&tokens=2&v=expires", false],
  ["https://a.example/sig=1/token=2.png", false],
];

test("links with a signature are told before they are copied", async (t) => {
  const { page } = await open(t);
  await allowCopying(page);
  await prompt(page).fill("See https://a.example/?sig=1 for more");
  await addImages(page, "https://img.example.net/pier.png");
  await openRequest(page);
  for (const [url, isSigned] of addresses) {
    await page.evaluate(() => navigator.clipboard.writeText("nothing yet"));
    await setDraft(page, {
      images: [
        { key: "1", url: "https://a.example/0.png", label: "" },
        { key: "2", url, label: "" },
      ],
    });
    await page.locator("#request-link").click();
    const ask = page.getByRole("alert").getByText("Reference image 2: the link has a signature.");
    if (isSigned) {
      await ask.waitFor();
      assert.equal(await clipboard(page), "nothing yet");
      await page.getByRole("button", { name: "Do not copy" }).click();
      await ask.waitFor({ state: "detached" });
      assert.equal(await focus(page), "request-link");
      await page.locator("#request-link").click();
      await page.getByRole("button", { name: "Copy anyway" }).click();
    }
    await page.locator(".said-so", { hasText: "Link copied" }).waitFor();
    if (isSigned) assert.equal(await focus(page), "request-link");
    assert.ok(textOf(await clipboard(page)).includes(url), url);
  }
});
