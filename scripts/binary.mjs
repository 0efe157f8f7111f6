/**
 * What WebAssembly's binary format is made of, read from front to back and written again.
 */

export const sections = { custom: 0, import: 2, export: 7, element: 9, code: 10 };
/** The kind of an import that is a function. */
export const functionKind = 0;

/**
 * The module with some of its sections replaced.
 * @param {Buffer} wasm
 * @param {(id: number, content: Buffer) => Buffer | undefined} replace the new content, or nothing where it stays
 */
export function rewritten(wasm, replace) {
  const reader = new Reader(wasm, 8);
  const parts = [wasm.subarray(0, 8)];
  while (!reader.isAtEnd) {
    const id = reader.byte();
    const content = reader.bytes(reader.number());
    parts.push(Buffer.from([id]), sized(replace(id, content) ?? content));
  }
  return Buffer.concat(parts);
}

/** Bytes, after their count. @param {Buffer} bytes */
export const sized = (bytes) => Buffer.concat([number(bytes.length), bytes]);

/** @param {string} value */
export const text = (value) => sized(Buffer.from(value));

/** An unsigned LEB128. @param {number} value */
export function number(value) {
  const bytes = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
}

/** A vector, each of its entries written anew. @param {Buffer} content @param {(reader: Reader) => Buffer[]} rewrite */
export function entries(content, rewrite) {
  const reader = new Reader(content, 0);
  const count = reader.number();
  const each = Array.from({ length: count }, () => Buffer.concat(rewrite(reader)));
  return Buffer.concat([number(count), ...each]);
}

export class Reader {
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
