/** Loading: nothing at import, once when used, in words when it cannot be. Each row in a fresh process. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const wasm = fileURLToPath(import.meta.resolve("kling-o3/kling_o3_bg.wasm"));

/** Runs a module in a fresh process, here, so that it finds the package; what it printed. */
async function fresh(source, ...flags) {
  const args = ["--unhandled-rejections=strict", ...flags, "--input-type=module", "--eval", source];
  const { stdout } = await run(process.execPath, args, { cwd: fileURLToPath(new URL(".", import.meta.url)) });
  return stdout.trim();
}

const bytes = `await (await import("node:fs/promises")).readFile(${JSON.stringify(wasm)})`;
const ok = `JSON.stringify(validate({ prompt: "x" }).ok)`;

const rows = [
  [
    "importing compiles nothing and starts nothing",
    `
    let compiled = 0;
    const { Module } = WebAssembly;
    WebAssembly.Module = class extends Module { constructor(...args) { super(...args); compiled += 1; } };
    globalThis.setTimeout = () => { throw new Error("a timer") };
    const { Client, validate } = await import("kling-o3");
    new Client({ baseUrl: "/api/kling" });
    // What unpacks the binary, and the binary.
    console.log(compiled, (validate({}), validate({}), compiled));`,
    "0 2",
  ],
  [
    "require gives the same",
    `
    const { createRequire } = await import("node:module");
    const { validate } = createRequire(import.meta.url)("kling-o3");
    console.log(${ok});`,
    "true",
  ],
  [
    "init warms up and can be called again",
    `
    const { init, validate } = await import("kling-o3");
    await Promise.all([init(), init()]); await init(); console.log(${ok});`,
    "true",
  ],
  [
    "slim says what is missing",
    `
    const { validate, KlingError } = await import("kling-o3/slim");
    try { validate({}) } catch (error) { console.log(KlingError.is(error), error.code, /init/.test(error.message)) }`,
    "true not_ready true",
  ],
  [
    "slim takes bytes",
    `
    const { init, validate } = await import("kling-o3/slim");
    await init(${bytes}); console.log(${ok});`,
    "true",
  ],
  [
    "slim takes a promise of a module",
    `
    const { init, validate } = await import("kling-o3/slim");
    await init(WebAssembly.compile(${bytes})); console.log(${ok});`,
    "true",
  ],
  [
    "slim takes a response",
    `
    const { init, validate } = await import("kling-o3/slim");
    await init(new Response(${bytes}, { headers: { "content-type": "application/wasm" } })); console.log(${ok});`,
    "true",
  ],
  [
    "slim takes an address, shares one load, and a failed load can be tried again",
    `
    const file = ${bytes};
    let asked = 0;
    globalThis.fetch = async () => { asked += 1; return asked === 1 ? new Response("", { status: 404 }) : new Response(file) };
    const { init, validate } = await import("kling-o3/slim");
    const all = await Promise.allSettled([init("https://x.example/a.wasm"), init("https://x.example/a.wasm")]);
    await init(new URL("https://x.example/a.wasm"));
    console.log(all.map(({ reason }) => reason.code).join(), asked, ${ok});`,
    "network,network 2 true",
  ],
  [
    "slim takes a module at once",
    `
    const { initSync, validate } = await import("kling-o3/slim");
    initSync(new WebAssembly.Module(${bytes})); console.log(${ok});`,
    "true",
  ],
  [
    "bytes that are no wasm",
    `
    const { init } = await import("kling-o3/slim");
    await init(new Uint8Array(9)).catch((error) => console.log(error.code, error.retryable, error.charged));`,
    "internal true no",
  ],
  [
    "a wasm of something else does no harm",
    `
    const { init, initSync, validate } = await import("kling-o3/slim");
    const empty = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
    const codes = [await init(empty).catch(({ code }) => code), await init(undefined).catch(({ code }) => code)];
    try { initSync(undefined) } catch ({ code }) { codes.push(code) }
    await init(${bytes}); await init(Promise.reject(new Error("not needed")));
    console.log(codes.join(), ${ok});`,
    "internal,not_ready,internal true",
  ],
  [
    "a runtime without WebAssembly",
    `
    const { validate } = await import("kling-o3");
    delete globalThis.WebAssembly;
    try { validate({}) } catch (error) { console.log(error.code) }`,
    "wasm_missing",
  ],
  [
    "a policy that forbids wasm names the directive",
    `
    const { validate } = await import("kling-o3");
    WebAssembly.Module = class { constructor() { throw new WebAssembly.CompileError("violates the Content Security Policy") } };
    try { validate({}) } catch (error) { console.log(error.code, /'wasm-unsafe-eval'/.test(error.message)) }`,
    "wasm_blocked true",
  ],
  [
    "two copies of the package know each other's errors",
    `
    const { KlingError } = await import("kling-o3");
    const slim = await import("kling-o3/slim");
    try { slim.validate({}) } catch (error) { console.log(KlingError.is(error), error instanceof KlingError, KlingError.is({}), KlingError.is(null)) }`,
    "true false false false",
  ],
];
for (const [name, source, expected] of rows) {
  test(name, async () => assert.equal(await fresh(source), expected));
}

test("the published binary holds no path of the machine that built it", async () => {
  const text = (await readFile(wasm)).toString("latin1");
  assert.equal(/\/(home|root|work|Users)\//.test(text), false);
});
