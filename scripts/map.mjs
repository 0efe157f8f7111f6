/**
 * Where the bytes of the wasm are: `npm run size -- --map`. Room by room, the code as it is and what brotli would save
 * if it were not there; the names are those of the functions after all inlining, so what is inlined counts where it is.
 */
import { readFile } from "node:fs/promises";
import { brotliCompressSync } from "node:zlib";

import { entries, rewritten, sections, sized } from "./binary.mjs";
import { functionNames, importedFunctions } from "./cut.mjs";
import { optimiseNamed } from "./optimise.mjs";
import { at } from "./project.mjs";
import { wasmFile } from "./wasm.mjs";

/** By the beginning of a function's name, in this order. @type {[room: string, names: RegExp][]} */
const rooms = [
  ["core::flow", /^<?kling_o3::core::flow/],
  ["core::request", /^<?kling_o3::core::request|^(balance|mention|renumber)/],
  ["core::task", /^<?kling_o3::core::task/],
  ["core, the rest", /^<?kling_o3::core/],
  ["shell and its exports", /^<?kling_o3::shell|^(validate|advance|request|startAfresh)/],
  ["the allocator", /talc|__rust_(alloc|realloc|dealloc)/],
  ["what values are dropped by", /^core::ptr::drop_in_place/],
  ["the border", /wasm_bindgen|wbindgen|externref|^<?&?(js_sys|web_sys|gloo|serde)/],
  ["Rust's library", /^/],
];

const brotli = (/** @type {Buffer} */ bytes) => brotliCompressSync(bytes).length;

/** @returns {Promise<[what: string, functions: number, raw: number, brotli: number][]>} */
export async function map() {
  const file = "target/named.wasm";
  await optimiseNamed(wasmFile(), file);
  const named = await readFile(at(file));
  const names = functionNames(named);
  const first = importedFunctions(named);
  const whole = brotli(without(named, () => false));
  const roomOf = (/** @type {number} */ index) => rooms.findIndex(([, own]) => own.test(names.get(index) ?? ""));
  const sizes = bodySizes(named).map((size, index) => ({ size, room: roomOf(first + index) }));
  const table = rooms.map(([what], room) => {
    const own = sizes.filter((one) => one.room === room);
    const raw = own.reduce((sum, { size }) => sum + size, 0);
    const rest = brotli(without(named, (index) => roomOf(first + index) === room));
    return /** @type {[string, number, number, number]} */ ([what, own.length, raw, whole - rest]);
  });
  return [...table, ["data: texts and tables", 0, ...dataOf(named, whole)]];
}

/** @param {Buffer} wasm */
function bodySizes(wasm) {
  /** @type {number[]} */
  const sizes = [];
  rewritten(wasm, (id, content) => {
    if (id !== sections.code) return undefined;
    return entries(content, (bodies) => {
      const body = bodies.bytes(bodies.number());
      sizes.push(body.length);
      return [sized(body)];
    });
  });
  return sizes;
}

/** Without names, and without the bodies of some functions. @param {Buffer} wasm @param {(index: number) => boolean} isLeftOut */
function without(wasm, isLeftOut) {
  return rewritten(wasm, (id, content) => {
    if (id === sections.custom) return Buffer.alloc(0);
    if (id !== sections.code) return undefined;
    let index = 0;
    return entries(content, (bodies) => {
      const body = bodies.bytes(bodies.number());
      return isLeftOut(index++) ? [] : [sized(body)];
    });
  });
}

/** @param {Buffer} wasm @param {number} whole @returns {[raw: number, brotli: number]} */
function dataOf(wasm, whole) {
  let raw = 0;
  const rest = rewritten(wasm, (id, content) => {
    if (id === sections.custom) return Buffer.alloc(0);
    if (id !== sections.data) return undefined;
    raw = content.length;
    return Buffer.alloc(0);
  });
  return [raw, whole - brotli(rest)];
}
