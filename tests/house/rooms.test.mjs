/** The rooms of docs/architecture.md: what may be named where. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { code, found, text, tracked } from "./sources.mjs";

/** Numbers of the contract that nobody writes by chance: text lengths, and the life of a result and of an upload. */
const contractNumbers = new Set([2500, 512, 86_400, 86_400_000, 259_200, 259_200_000]);

/** Words that only the service says (docs/service.md §3.3, §4.3 to §4.5); the package's own tags are not among them. */
const serviceWords = [
  "insufficient_quota",
  "authentication_error",
  "invalid_request_error",
  "rate_limit_error",
  "server_error",
  "service_unavailable(_error)?",
  "task_error",
  "validation_error",
  "file_too_large_error",
  "new_api_error",
  "unsupported_advanced_options",
  "model_not_found",
  "no_compatible_channel",
  "model_unavailable",
  "model_not_support_capability",
  "invalid_file_type",
  "invalid_image_url",
  "content_policy_violation",
  "generation_failed",
];
const serviceWord = new RegExp(`\\b(${serviceWords.join("|")})\\b|["'\`](cancelled|queued|succeeded)["'\`]`);

const face = tracked(/^(src\/npm|www)\/.*\.(ts|mjs|js)$/).filter(
  (path) => !/^src\/npm\/(sandbox|generated)\b|\.d\.ts$/.test(path),
);

/** The page's words: for each code that a reader may meet, a sentence. They decide nothing, and so may name the codes. */
const dictionary = /^www\/src\/texts\//;
/** How a mention is written: the package finds them, the dictionary writes them. */
const mentionGrammar = /@\(?\??:?(Image|Element)|<<</;

test("the core names nothing of a browser", () => {
  const core = tracked(/^src\/core.*\.rs$/);
  assert.ok(core.length > 5, "the core is not where it is looked for");
  const named = core.flatMap((path) => found(path, text(path), /\b(wasm_bindgen|js_sys|web_sys|gloo\w*)\b/));
  assert.deepEqual(named, []);
});

for (const path of face) {
  test(`${path} holds no number of the contract and no word of the service`, async () => {
    const plain = await code(path);
    const numbers = found(path, plain.replace(/(?<![\w.])\d[\d_]*(\.\d+)?(e\d+)?(?![\w.])/gi, marked), /CONTRACT/);
    const words = dictionary.test(path) ? [] : found(path, plain, serviceWord);
    assert.deepEqual([...numbers, ...words], []);
  });
}

for (const path of face.filter((one) => one.startsWith("www/src/") && !dictionary.test(one))) {
  test(`${path} knows neither how a mention is written nor a limit or a list of the rules`, async () => {
    const plain = await code(path);
    const { limits, choices } = await rules();
    const lists = found(path, plain, new RegExp(`["'\`](${choices.join("|")})["'\`]`));
    const named = found(path, plain, new RegExp(`\\b(${limits.join("|")})\\b *[:=] *\\d`));
    assert.deepEqual([...found(path, plain, mentionGrammar), ...named, ...lists], []);
  });
}

/** What the package says: the names of its limits, and the choices that a request has. */
async function rules() {
  const { limits, requestJsonSchema } = await import("../../dist/index.js");
  const { resolution, aspect_ratio } = requestJsonSchema.properties;
  return { limits: Object.keys(limits), choices: [...resolution.enum, ...aspect_ratio.enum] };
}

test("the page's HTML holds no number of the contract", () => {
  const pages = tracked(/^www\/.*\.html$/);
  const numbers = pages.flatMap((path) => found(path, text(path).replace(/\b\d+\b/g, marked), /CONTRACT/));
  assert.deepEqual(numbers, []);
});

test("the search sees what it is there to see", async () => {
  assert.equal("86400000 8.64e7 2500".replace(/\S+/g, marked), "CONTRACT86400000 CONTRACT8.64e7 CONTRACT2500");
  assert.match('if (code === "cancelled")', serviceWord);
  assert.doesNotMatch("let cancelled = true; task.status === 'processing'", serviceWord);
});

/** @param {string} literal */
function marked(literal) {
  return contractNumbers.has(Number(literal.replaceAll("_", ""))) ? `CONTRACT${literal}` : literal;
}
