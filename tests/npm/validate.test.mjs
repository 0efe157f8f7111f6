/** `validate` and its neighbours on values that only JavaScript has. The rules themselves are tested on the host. */
import assert from "node:assert/strict";
import { test } from "node:test";
import vm from "node:vm";

import Ajv2020 from "ajv/dist/2020.js";
import {
  balanceShots,
  limits,
  mentionAt,
  mentions,
  renumberMentions,
  requestJsonSchema,
  requestSchema,
  validate,
} from "kling-o3";

import { body, fixture, form } from "./support/service.mjs";

const codes = (input) => validate(input).issues.map(({ code, path }) => [code, path.join(".")].join(" ").trim());
const good = () => ({ prompt: "@Image1 at dawn", image_urls: ["https://img.example/1.png"] });

test("a good request comes back canonical, and as good the second time", () => {
  const checked = validate(good());
  assert.deepEqual(checked, {
    ok: true,
    request: {
      model: "kling-o3-reference-to-video",
      prompt: "@Image1 at dawn",
      resolution: "720p",
      generate_audio: false,
      image_urls: ["https://img.example/1.png"],
      aspect_ratio: "16:9",
      duration: 5,
    },
    issues: [],
  });
  assert.deepEqual(validate(checked.request), checked);
  assert.deepEqual(Object.keys(checked.request), Object.keys(validate(form()).request));
});

test("an issue has a code, a severity, a path, a message, params and perhaps a span", () => {
  const { ok, issues } = validate({ ...good(), prompt: "now @Image7", duration: 2 });
  assert.equal(ok, false);
  assert.deepEqual(
    issues.map(({ message, ...rest }) => rest),
    [
      {
        code: "mention_dangling",
        severity: "warning",
        path: ["prompt"],
        params: { mention: "@Image7", available: 1 },
        span: [4, 11],
      },
      { code: "mention_unused", severity: "warning", path: ["image_urls", 0], params: { mention: "@Image1" } },
      { code: "out_of_range", severity: "error", path: ["duration"], params: { min: 3, max: 15, actual: 2 } },
    ],
  );
  for (const { message } of issues) assert.match(message, /^[A-Z@].{10,}/);
});

const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};
const revokedList = () => {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  return proxy;
};
const throwing = (name) =>
  Object.defineProperty({ ...good() }, name, {
    enumerable: true,
    get: () => {
      throw new Error("no");
    },
  });
const cyclic = () => {
  const input = good();
  input.elements = [input];
  input.self = input;
  return input;
};

const hostile = [
  [undefined, ["wrong_type"]],
  [null, ["wrong_type"]],
  [7n, ["wrong_type"]],
  [Symbol("x"), ["wrong_type"]],
  [() => {}, ["wrong_type"]],
  ["text", ["wrong_type"]],
  [[good()], ["wrong_type"]],
  [revoked(), ["wrong_type"]],
  [
    new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error("no");
        },
      },
    ),
    ["wrong_type"],
  ],
  [{ ...good(), duration: 5n }, ["wrong_type duration"]],
  [{ ...good(), duration: Number.NaN }, ["wrong_type duration"]],
  [{ ...good(), duration: "5" }, ["wrong_type duration"]],
  [{ ...good(), duration: new Number(5) }, ["wrong_type duration"]],
  [{ ...good(), duration: 5.5 }, ["not_whole duration"]],
  [{ ...good(), generate_audio: Symbol("x") }, ["wrong_type generate_audio"]],
  [{ ...good(), elements: revokedList() }, ["wrong_type elements"]],
  [{ ...good(), image_urls: new Array(1001).fill("https://a.example/") }, ["out_of_range image_urls"]],
  [throwing("duration"), ["wrong_type duration"]],
  [throwing("surplus"), ["unknown_field surplus"]],
  [
    JSON.parse('{"prompt":"x","image_urls":["https://a.example/1.png"],"__proto__":{"a":1}}'),
    ["mention_unused image_urls.0", "unknown_field __proto__"],
  ],
  [Object.create(good()), ["prompt_missing prompt", "no_reference image_urls"]],
  [Object.defineProperty(good(), "hidden", { value: 1 }), []],
  [{ ...good(), [Symbol("s")]: 1 }, []],
  [{ ...good(), surplus: "  ", other: [], third: null }, []],
  [vm.runInNewContext("({ prompt: '@Image1 at dawn', image_urls: ['https://img.example/1.png'] })"), []],
];
for (const [index, [input, expected]] of hostile.entries()) {
  test(`hostile input ${index} is survived: ${expected.join() || "nothing found"}`, () => {
    assert.deepEqual(codes(input), expected);
  });
}

test("what is wrong with a value is told in words of `typeof`, null, array or unreadable", () => {
  const actual = (input) => validate(input).issues[0].params.actual;
  assert.deepEqual([5n, null, [], Symbol("x"), () => {}, revoked(), "x", 1, true].map(actual), [
    "bigint",
    "null",
    "array",
    "symbol",
    "function",
    "unreadable",
    "string",
    "number",
    "boolean",
  ]);
});

test("cycles end, each property is read once, and the input stays as it was", () => {
  assert.ok(codes(cyclic()).includes("unknown_field self"));
  const reads = [];
  const input = new Proxy(good(), {
    get: (target, name) => {
      reads.push(String(name));
      return target[name];
    },
  });
  const { request } = validate(input);
  assert.deepEqual(reads, ["prompt", "image_urls"]);
  const list = Object.freeze(good().image_urls);
  const own = validate(Object.freeze({ ...good(), image_urls: list }));
  assert.notEqual(own.request.image_urls, list);
  assert.notEqual(request, input);
});

test("lone surrogates become U+FFFD, and spans stay right", () => {
  const prompt = "\ud800 @Image1 \udfff 参考@Image9";
  const { request, issues } = validate({ ...good(), prompt });
  assert.equal(request.prompt, "\ufffd @Image1 \ufffd 参考@Image9");
  const [{ span }] = issues.filter(({ code }) => code === "mention_dangling");
  assert.equal(prompt.slice(...span), "@Image9");
});

test("every request fixture that is documented as good is canonical already", () => {
  for (const id of ["minimal", "full_single", "multi_shot", "video_element_voice", "native_4k"]) {
    const request = body(`req.${id}`);
    assert.deepEqual(validate(request).request, request, id);
  }
});

test("the schema is a Standard Schema: at once, errors only, paths as form libraries want them", () => {
  const { version, vendor, validate: check, jsonSchema } = requestSchema["~standard"];
  assert.deepEqual([version, vendor], [1, "kling-o3"]);
  assert.deepEqual(check(good()), { value: validate(good()).request });
  const { issues } = check({ ...good(), multi_prompt: [{ prompt: "a", duration: 0 }], elements: [] });
  assert.deepEqual(
    issues.map(({ path }) => path),
    validate({ ...good(), multi_prompt: [{ prompt: "a", duration: 0 }] })
      .issues.filter(({ severity }) => severity === "error")
      .map(({ path }) => path),
  );
  assert.deepEqual(jsonSchema.input({ target: "draft-2020-12" }), requestJsonSchema);
  assert.throws(() => jsonSchema.output({ target: "draft-04" }));
});

test("the JSON Schema accepts every canonical request, and refuses nothing that the validator takes", () => {
  const accepts = new Ajv2020({ strict: false }).compile(requestJsonSchema);
  const inputs = [
    ...(fixture("req.minimal")
      ? [
          "minimal",
          "full_single",
          "multi_shot",
          "video_element_voice",
          "native_4k",
          "schema_minimal",
          "bad.both_prompts",
          "bad.sum",
          "bad.too_many_with_video",
          "bad.duration",
          "bad.resolution",
          "warn.frontal_only",
          "warn.end_with_multi",
        ].map((id) => body(`req.${id}`))
      : []),
    good(),
    { prompt: "x" },
    { ...good(), duration: 5.5 },
    { ...good(), surplus: 1 },
  ];
  let refusals = 0;
  for (const input of inputs) {
    const checked = validate(input);
    if (checked.ok) assert.ok(accepts(checked.request), JSON.stringify(accepts.errors));
    if (!accepts(input)) {
      refusals += 1;
      assert.equal(checked.ok, false, JSON.stringify(input));
    }
  }
  assert.ok(refusals >= 5, `the schema refuses what it can (${refusals})`);
});

test("mentions for editors", () => {
  assert.deepEqual(mentions("参考@Image1和@Element02 x@Image3"), [
    { text: "@Image1", kind: "image", number: 1, span: [2, 9] },
    { text: "@Element02", kind: "element", number: 2, span: [10, 20] },
  ]);
  assert.deepEqual(mentionAt("look，＠Ima", 8), { query: "Im", span: [5, 9] });
  assert.equal(mentionAt("a@b.c", 3), null);
  assert.equal(renumberMentions("@Image1 @Image2 @Element1", "image", [2, null]), "@Image2 @Image0 @Element1");
  for (const none of [undefined, null, 5, {}]) {
    assert.deepEqual([mentions(none), mentionAt(none, 0), renumberMentions(none, "image", [])], [[], null, none]);
  }
});

test("shots are balanced to whole seconds that add up", () => {
  assert.deepEqual(balanceShots([3, 2, 3], 10), [4, 2, 4]);
  assert.deepEqual(balanceShots([1, 1, 1], 9), [3, 3, 3]);
  for (const lengths of [
    [1, 100],
    [0, 0],
    [5, 1, 1, 1],
  ]) {
    const balanced = balanceShots(lengths, 15);
    assert.equal(
      balanced.reduce((sum, length) => sum + length, 0),
      15,
    );
    assert.ok(balanced.every((length) => length >= 1));
  }
});

test("limits are plain numbers with their rule", () => {
  for (const [name, { value, rule, documented }] of Object.entries(limits)) {
    assert.equal(typeof value, "number", name);
    assert.match(rule, /^([FUW]\d+|§[\d.]+|package)$/, name);
    assert.equal(typeof documented, "boolean", name);
  }
});
