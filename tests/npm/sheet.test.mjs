/** What is read by parts of its texts is judged as by all of them, and nothing is lost on the way. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { validate } from "kling-o3";

import { read } from "../../scripts/project.mjs";
import { form } from "./support/service.mjs";

const picture = "https://img.example/1.png";
const request = (changes) => ({ prompt: "@Image1 at dawn", image_urls: [picture], ...changes });
/** An unknown field makes the core look at whole texts. */
const bySheetOfAll = (input) =>
  validate({ ...input, surplus: 1 }).issues.filter(({ code }) => code !== "unknown_field");

const rows = {
  "mentions beside Chinese, letters and each other": {
    prompt: "参考@Image1和x@Image2,_@Image3 @Image1@Image4@ @@Image5",
  },
  "mentions behind pairs of surrogates": { prompt: "😀😀@Image7 \ud83d@Image8\ude00 @Image9" },
  "the full-width sign, and another manner": { prompt: "＠Image1 and <<<image_1>>> and <<< @Image4" },
  "mentions without end": { prompt: "@Image9 ".repeat(150) },
  "mentions in more text than is cut into parts": { prompt: "参@Image9 ".repeat(15_000) },
  "a mention at the very end": { prompt: "x @Image2" },
  "one sign alone": { prompt: "@" },
  "a prompt of 2,500 pairs of surrogates": { prompt: "😀".repeat(2_500) },
  "addresses that are no plain ones": {
    image_urls: [
      picture,
      ` ${picture}\n`,
      "https://EXAMPLE.com/a",
      "https://a.example:8443/",
      "https://u@a.example/?q",
    ],
  },
  "addresses of private hosts": {
    image_urls: ["https://localhost/a", "https://a.local", "https://10.0.0.1/", "https://0x7f.1/"],
  },
  "addresses that end in half a pair": {
    image_urls: [`${picture}\ud83d`, `\ude00${picture}`, "https://a\ud83d", "\ude00https://b"],
  },
  "numbers of all sorts": { duration: -0, multi_prompt: [{ prompt: "a", duration: 1e300 }, { duration: 2.5 }] },
};
for (const [name, changes] of Object.entries(rows)) {
  test(`by parts as by all: ${name}`, () => {
    assert.deepEqual(validate(request(changes)).issues, bySheetOfAll(request(changes)));
  });
}

for (const row of read("tests", "host", "request", "crossing.jsonl").trim().split("\n")) {
  const [input, told] = JSON.parse(row);
  test(`as on the host: ${row.slice(1, 60)}`, () => assert.deepEqual(validate(input), told));
}

test("a request of many parts comes back whole", () => {
  const image_urls = Array.from({ length: 900 }, (_, index) => `https://img.example/${index}.png`);
  const input = { ...form(), prompt: "x", image_urls, generate_audio: true, duration: 12, aspect_ratio: "1:1" };
  const { ok, request, issues } = validate(input);
  assert.equal(ok, true);
  assert.deepEqual({ ...request, ...input }, request);
  assert.equal(issues.length, 901);
  assert.deepEqual(issues.at(-1).params, { mention: "@Image900" });
});

test("half a pair of surrogates becomes a sign of its own, in each text for itself", () => {
  const image_urls = [`${picture}?\ud83d`, "https://img.example/\ude00"];
  const { request: made } = validate(request({ prompt: "\ude00 @Image1 @Image2 \ud83d", image_urls }));
  assert.equal(made.prompt, "\ufffd @Image1 @Image2 \ufffd");
  assert.deepEqual(made.image_urls, [`${picture}?\ufffd`, "https://img.example/\ufffd"]);
});

test("no text of one request is seen in the next one, nor in one that a getter asks about", () => {
  const inner = [];
  const input = request({
    get prompt() {
      inner.push(validate(request({ prompt: "@Image1 inside", duration: 7 })).request);
      return "@Image1 outside";
    },
  });
  const outer = validate(input).request;
  assert.deepEqual([outer.prompt, outer.duration], ["@Image1 outside", 5]);
  assert.deepEqual([inner[0].prompt, inner[0].duration], ["@Image1 inside", 7]);
});

test("a member that is no field is not sent, however empty it is", () => {
  const shot = { prompt: "@Image1 at dawn", duration: 5, mood: "" };
  const { request: sent } = validate({
    image_urls: [picture],
    multi_prompt: [shot],
    seed: "",
    "": " ",
    callback_url: [],
  });
  const names = "model resolution generate_audio image_urls aspect_ratio duration multi_prompt";
  assert.deepEqual(Object.keys(sent), names.split(" "));
  assert.deepEqual(sent.multi_prompt, [{ prompt: "@Image1 at dawn", duration: 5 }]);
});
