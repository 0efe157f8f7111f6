/**
 * Input that no form would send: an answer in bounded time and memory, never a trap, and the input stays as it was. What
 * is bounded is counted, not timed; the runner's own limit ends what does not end.
 */
import assert from "node:assert/strict";
import process from "node:process";
import { afterEach, test } from "node:test";
import { setFlagsFromString } from "node:v8";
import vm from "node:vm";

import { balanceShots, Client, KlingError, mentions, renumberMentions, requestSchema, validate } from "kling-o3";

import { id } from "./support/client.mjs";
import { form } from "./support/service.mjs";

const long = "x".repeat(10_000_000);
const address = "https://a.example/";
const repeat = (count, value) => Array(count).fill(value);
const deep = (levels, wrap) => repeat(levels).reduce(wrap, "end");

// Whatever a test did: the package works, and has lost nothing.
afterEach(() => assert.deepEqual(validate(form()), { ok: true, request: validate(form()).request, issues: [] }));

/** An object that counts how often anything of it is looked at. */
function counted(target) {
  const counts = { reads: 0 };
  const count =
    (name) =>
    (...values) => {
      counts.reads += 1;
      return Reflect[name](...values);
    };
  const traps = ["get", "ownKeys", "getOwnPropertyDescriptor", "has", "getPrototypeOf"].map((name) => [
    name,
    count(name),
  ]);
  const refused = ["set", "defineProperty", "deleteProperty", "setPrototypeOf", "preventExtensions"].map((name) => [
    name,
    () => assert.fail(`the input is changed by ${name}`),
  ]);
  return { proxy: new Proxy(target, Object.fromEntries([...traps, ...refused])), counts };
}

const throwing = new Proxy({}, { ownKeys: () => assert.fail("no"), get: () => assert.fail("no") });
const { proxy: revoked, revoke } = Proxy.revocable({}, {});
revoke();
const cycle = form();
Object.assign(cycle, { elements: [cycle], multi_prompt: [cycle], image_urls: [cycle.image_urls], own: cycle });
const withProto = JSON.parse('{"__proto__":{"prompt":"x"},"prompt":"x","constructor":1}');

/** What is handed in, and the first code that is said of it; null where nothing but warnings is. */
const rows = {
  "a Proxy that throws": [() => throwing, "wrong_type"],
  "a revoked Proxy": [() => revoked, "wrong_type"],
  "a getter that throws": [
    () => ({
      ...form(),
      get prompt() {
        throw new Error("no");
      },
    }),
    "wrong_type",
  ],
  "a getter that throws a RangeError": [
    () => ({
      ...form(),
      get prompt() {
        throw new RangeError("no");
      },
    }),
    "wrong_type",
  ],
  "a getter that throws what a trap throws": [
    () => ({
      ...form(),
      get prompt() {
        throw new WebAssembly.RuntimeError("unreachable");
      },
    }),
    "wrong_type",
  ],
  "a cycle": [() => cycle, "wrong_type"],
  "10,000 levels of objects": [
    () => ({ ...form(), elements: [deep(10_000, (inner) => ({ elements: [inner] }))] }),
    "element_empty",
  ],
  "10,000 levels of lists": [() => ({ ...form(), image_urls: deep(10_000, (inner) => [inner]) }), "wrong_type"],
  "10 MB of prompt": [() => ({ prompt: long }), "prompt_too_long"],
  "10 MB of address": [() => ({ ...form(), start_image_url: address + long }), null],
  "10 MB of name": [() => ({ ...form(), [long]: 1 }), "unknown_field"],
  "a name of 10 MB a thousand times": [() => ({ ...form(), elements: repeat(1000, { [long]: 1 }) }), "element_empty"],
  "10 MB a thousand times": [() => ({ ...form(), image_urls: repeat(1000, long) }), "url_not_fetchable"],
  "10 MB of mentions": [() => ({ multi_prompt: [{ prompt: "@Image9 ".repeat(1_250_000), duration: 5 }] }), null],
  "10 MB of beginnings of mentions": [
    () => ({ multi_prompt: [{ prompt: "<<<".repeat(3_000_000), duration: 5 }] }),
    null,
  ],
  "a number of 10 MB": [() => ({ multi_prompt: [{ prompt: `@Image${"9".repeat(10_000_000)}`, duration: 5 }] }), null],
  "100,000 items": [() => ({ ...form(), image_urls: repeat(100_000, address) }), "out_of_range"],
  "a thousand elements of a thousand pictures": [
    () => ({ ...form(), elements: repeat(1000, { reference_image_urls: repeat(1000, "") }) }),
    "url_not_fetchable",
  ],
  "a list that says it is endless": [
    () => ({
      ...form(),
      image_urls: new Proxy([], { get: (list, name) => (name === "length" ? 2 ** 53 : list[name]) }),
    }),
    "out_of_range",
  ],
  "a list that has no length": [() => ({ ...form(), image_urls: new Proxy([], { get: () => "long" }) }), "wrong_type"],
  "a list that is all holes": [() => ({ ...form(), image_urls: new Array(3) }), "wrong_type"],
  "100,000 unknown fields": [
    () => Object.fromEntries(repeat(100_000).map((_, index) => [`k${index}`, 1])),
    "prompt_missing",
  ],
  "200,000 unknown fields": [
    () => Object.fromEntries(repeat(200_000).map((_, index) => [`k${index}`, 1])),
    "wrong_type",
  ],
  symbols: [() => ({ ...form(), [Symbol("a")]: 1, prompt: Symbol("b") }), "wrong_type"],
  bigints: [() => ({ ...form(), duration: 5n }), "wrong_type"],
  functions: [() => ({ ...form(), prompt: () => "a" }), "wrong_type"],
  "a boxed text": [() => ({ ...form(), prompt: new String("a") }), "wrong_type"],
  "typed arrays": [
    () => ({ ...form(), image_urls: new Uint8Array(3), elements: new DataView(new ArrayBuffer(1)) }),
    "wrong_type",
  ],
  "a file's bytes": [() => new Uint8Array(20_000_000), "wrong_type"],
  "a date, a map, a regular expression": [
    () => ({ ...form(), prompt: new Date(), duration: new Map(), model: /a/ }),
    "wrong_type",
  ],
  "a frozen object": [() => deepFrozen(form()), null],
  "an object of another realm": [() => vm.runInNewContext(`(${JSON.stringify(form())})`), null],
  "an object without a prototype": [() => Object.assign(Object.create(null), form()), null],
  "its own __proto__": [() => withProto, "unknown_field"],
  "what is only inherited": [() => Object.create(form()), "prompt_missing"],
  "what is not enumerable": [() => Object.defineProperty({ ...form() }, "seed", { value: 1 }), null],
};

for (const [name, [make, expected]] of Object.entries(rows)) {
  test(`validate: ${name}`, () => {
    const { ok, issues } = validate(make());
    const code = issues.find(({ severity }) => severity === "error")?.code ?? null;
    assert.deepEqual([code, ok], [expected, expected === null]);
    assert.ok(issues.length <= 20_000, `${issues.length} issues`);
    assert.equal("value" in requestSchema["~standard"].validate(make()), ok);
  });
}

test("each part is looked at once, and a too long list not at all", () => {
  const { proxy, counts } = counted(form());
  assert.equal(validate(proxy).ok, true);
  assert.ok(counts.reads <= 4 + 3 * Object.keys(form()).length, `${counts.reads} looks`);
  const list = counted(repeat(100_000, address));
  validate({ ...form(), image_urls: list.proxy });
  assert.ok(list.counts.reads <= 10, `${list.counts.reads} looks at the list`);
});

test("a Proxy that answers without end is left after a while", () => {
  let reads = 0;
  const endless = new Proxy(
    {},
    {
      ownKeys: () => ["prompt", "elements", "multi_prompt", "image_urls", "more"],
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
      get: (_target, name) => {
        reads += 1;
        return ["elements", "multi_prompt"].includes(String(name)) ? repeat(1000, endless) : endless;
      },
    },
  );
  assert.equal(validate(endless).ok, false);
  assert.ok(reads < 30_000, `${reads} reads`);
});

test("a getter that changes its answer is asked once", () => {
  let answers = 0;
  const shifty = {
    ...form(),
    get prompt() {
      answers += 1;
      return answers === 1 ? "@Image1 at dawn" : 5;
    },
  };
  assert.equal(validate(shifty).request.prompt, "@Image1 at dawn");
  assert.equal(answers, 1);
});

test("a getter may ask the package itself", () => {
  const inner = [];
  const nested = (levels) => ({
    ...form(),
    get prompt() {
      if (levels > 0) inner.push(validate(nested(levels - 1)).request.prompt);
      inner.push(...mentions("@Image1").map(({ text }) => text), new Client().task(id).id);
      return `level ${levels}`;
    },
  });
  assert.equal(validate(nested(20)).request.prompt, "level 20");
  assert.deepEqual(
    inner.filter((text) => text.startsWith("level")),
    repeat(20).map((_, index) => `level ${index}`),
  );
});

test("a getter that asks without end comes to an end", () => {
  const again = () => ({
    ...form(),
    get prompt() {
      return validate(again()).ok ? "x" : "y";
    },
  });
  try {
    assert.equal(typeof validate(again()).ok, "boolean");
  } catch (error) {
    // The engine's own stack has an end: that is said, and nothing is broken.
    assert.equal(KlingError.is(error) ? error.code : error.name, KlingError.is(error) ? "internal" : "RangeError");
  }
});

test("what a large input took is given back with the next one", () => {
  setFlagsFromString("--expose-gc");
  const collect = vm.runInNewContext("gc");
  const kept = () => {
    validate(form());
    // The second one waits until the first has given back what it found.
    collect();
    collect();
    return process.memoryUsage().arrayBuffers;
  };
  const before = kept();
  validate({ ...form(), prompt: "@ ".repeat(2_000_000) });
  const more = kept() - before;
  assert.ok(more < 1_000_000, `${more} bytes are kept`);
});

test("editors survive lists and texts without end", () => {
  const endless = new Proxy([], { get: (list, name) => (name === "length" ? 2 ** 32 - 1 : list[name]) });
  assert.deepEqual(balanceShots(endless, 15), balanceShots([], 15));
  assert.equal(renumberMentions("@Image1", "image", endless), "@Image1");
  assert.deepEqual(mentions(long), []);
});

function deepFrozen(value) {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(deepFrozen);
  return value;
}
