/**
 * Short names where the wasm and its glue meet. wasm-bindgen's are long and end in hashes, which no compression
 * takes away: 3 % of what a page downloads.
 */
import { createHash } from "node:crypto";

import { Failure } from "./command.mjs";

const importSection = 2;
const exportSection = 7;
const functionKind = 0;

/**
 * The same module with short names for what wasm-bindgen named, and which is which. The exports that the face calls
 * keep theirs. The name of the imported module tells one build from another, so that a wasm of another build is refused
 * when it is linked, and never called by names that mean something else there.
 * @param {Buffer} wasm
 * @returns {{ wasm: Buffer, names: Record<string, string> }}
 */
export function shorten(wasm) {
  /** @type {Record<string, string>} */
  const names = {};
  const build = createHash("sha256").update(wasm).digest("hex").slice(0, 8);
  const short = (/** @type {string} */ name) => {
    names[name] ??= Object.keys(names).length.toString(36).padStart(2, "_");
    return names[name];
  };
  const sections = [wasm.subarray(0, 8)];
  const reader = new Reader(wasm, 8);
  while (!reader.isAtEnd) {
    const id = reader.byte();
    const content = reader.bytes(reader.number());
    if (id === importSection) sections.push(section(id, imports(content)));
    else if (id === exportSection) sections.push(section(id, exports(content)));
    else sections.push(section(id, [content]));
  }
  return { wasm: Buffer.concat(sections), names };

  /** @param {Buffer} content @returns {Buffer[]} */
  function imports(content) {
    return entries(content, (entry) => {
      names[entry.text()] = build;
      const name = short(entry.text());
      if (entry.byte() !== functionKind) throw new Failure(`the wasm imports ${name}, which is no function`);
      return [text(build), text(name), Buffer.from([functionKind]), number(entry.number())];
    });
  }

  /** @param {Buffer} content @returns {Buffer[]} */
  function exports(content) {
    return entries(content, (entry) => {
      const name = entry.text();
      const isOfGlue = name.includes("__");
      return [text(isOfGlue ? short(name) : name), Buffer.from([entry.byte()]), number(entry.number())];
    });
  }
}

/** @param {Buffer} content @param {(reader: Reader) => Buffer[]} rewrite @returns {Buffer[]} */
function entries(content, rewrite) {
  const reader = new Reader(content, 0);
  const count = reader.number();
  return [number(count), ...Array.from({ length: count }, () => Buffer.concat(rewrite(reader)))];
}

/** @param {number} id @param {Buffer[]} parts */
function section(id, parts) {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([id]), number(content.length), content]);
}

/** @param {string} value */
const text = (value) => Buffer.concat([number(Buffer.byteLength(value)), Buffer.from(value)]);

/** An unsigned LEB128. @param {number} value */
function number(value) {
  const bytes = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
}

/** Reads what the binary format is made of, from front to back. */
class Reader {
  /** @param {Buffer} buffer @param {number} place */
  constructor(buffer, place) {
    this.buffer = buffer;
    this.place = place;
  }

  get isAtEnd() {
    return this.place >= this.buffer.length;
  }

  byte() {
    return this.bytes(1).readUInt8();
  }

  /** @param {number} count */
  bytes(count) {
    this.place += count;
    return this.buffer.subarray(this.place - count, this.place);
  }

  number() {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte % 128) * factor;
      if (byte < 128) return value;
    }
  }

  text() {
    return this.bytes(this.number()).toString("utf8");
  }
}
