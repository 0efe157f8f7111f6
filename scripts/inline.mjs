/**
 * The wasm as it stands in the module `kling-o3`: as text, with a small wasm that makes bytes of it again.
 */
import { readFile } from "node:fs/promises";

import { run } from "./command.mjs";
import { at } from "./project.mjs";

/** What `#wasm` exports. @param {Buffer} wasm @returns {Promise<{ unpacker: string, text: string }>} */
export async function inlined(wasm) {
  return { text: asText(wasm), unpacker: (await unpacker()).toString("base64") };
}

/** `src/npm/unpack.wat` as a binary. */
async function unpacker() {
  const file = at("target", "unpack.wasm");
  await run(at("node_modules", ".bin", "wasm-opt"), [at("src", "npm", "unpack.wat"), "-Oz", "-o", file]);
  return readFile(file);
}

/**
 * Bytes as printable ASCII: a byte is one sign, or one of two shifts and a sign. The most frequent bytes are one sign:
 * those that are signs already are themselves, the others are the letters that are left. So texts stay texts, what is
 * alike looks alike, and all of it compresses nearly as well as the binary itself. Without quotes, backslashes and `<`,
 * it can stand in any script.
 * @param {Buffer} bytes
 * @returns {string} first the signs of all bytes in order, then these
 */
function asText(bytes) {
  const all = Array.from({ length: 256 }, (_, byte) => byte);
  const signs = all
    .slice(32, 126)
    .map((byte) => String.fromCharCode(byte))
    .filter((sign) => !"\"'\\`$<&^".includes(sign));
  const counts = new Uint32Array(all.length);
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
  const count = (/** @type {number} */ byte) => counts[byte] ?? 0;
  const byFrequency = [...all].sort((one, other) => count(other) - count(one) || one - other);
  const frequent = new Set(byFrequency.slice(0, signs.length));
  const isItself = (/** @type {number} */ byte) => frequent.has(byte) && signs.includes(String.fromCharCode(byte));
  const left = signs.filter((sign) => !isItself(sign.charCodeAt(0)));
  const kinds = [/[A-Z]/, /[a-z]/, /[0-9]/, /[^a-zA-Z0-9]/];
  const free = kinds.flatMap((kind) => left.filter((sign) => kind.test(sign)));
  const shifted = ["^", "~"].flatMap((shift) => signs.map((sign) => shift + sign));
  const codes = all.map((byte) => {
    if (isItself(byte)) return String.fromCharCode(byte);
    return (frequent.has(byte) ? free.shift() : shifted.shift()) ?? "";
  });
  return [...codes, ...Array.from(bytes, (byte) => codes[byte])].join("");
}
