/**
 * Where the values of a JSON text stand, and where and why it stops being JSON. Browsers say that in words of their own,
 * some of them without a place.
 */
import { idOf, type Path } from "../path.ts";

/** What is wrong, by the names that the texts have. */
export type FaultName = "end" | "value" | "name" | "colon" | "comma" | "string" | "deep" | "more";

/** The line of a value, counted from 1, and what is wrong there; null: nothing, this is JSON. */
export interface Scan {
  readonly fault: { readonly line: number; readonly name: FaultName } | null;
  /** The line where the value of this path begins, or the nearest one around it. */
  readonly lineOf: (path: Path) => number;
}

/** More lists within lists than any request has. */
const deepest = 32;
const plainValue = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
const escapes = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

/** See the head of this file. */
export function scan(text: string): Scan {
  const reader = new Reader(text);
  const fault = reader.read();
  const line = (at: number) => text.slice(0, at).split("\n").length;
  return {
    fault: fault && { line: line(fault.at), name: fault.faultName },
    lineOf: (path) => {
      let length = path.length;
      while (length > 0 && !reader.places.has(idOf(path.slice(0, length)))) length -= 1;
      return line(reader.places.get(idOf(path.slice(0, length))) ?? 0);
    },
  };
}

class Fault extends Error {
  readonly at: number;
  readonly faultName: FaultName;

  constructor(at: number, faultName: FaultName) {
    super(faultName);
    this.at = at;
    this.faultName = faultName;
  }
}

class Reader {
  readonly places = new Map<string, number>();
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): Fault | null {
    try {
      this.#value([]);
      this.#skip();
      if (this.#at < this.#text.length) this.#fail("more");
      return null;
    } catch (error) {
      if (error instanceof Fault) return error;
      throw error;
    }
  }

  #value(path: Path): void {
    this.#skip();
    this.places.set(idOf(path), this.#at);
    if (path.length > deepest) this.#fail("deep");
    const sign = this.#text[this.#at];
    if (sign === "{") this.#members("}", () => this.#field(path));
    else if (sign === "[") this.#members("]", (place) => this.#value([...path, place]));
    else if (sign === '"') this.#string();
    else if (!this.#match(plainValue)) this.#fail("value");
  }

  /** What stands between two brackets. */
  #members(end: string, member: (place: number) => void): void {
    this.#at += 1;
    if (this.#take(end)) return;
    for (let place = 0; ; place += 1) {
      member(place);
      if (this.#take(end)) return;
      if (!this.#take(",")) this.#fail("comma");
    }
  }

  #field(path: Path): void {
    this.#skip();
    const start = this.#at;
    if (this.#text[start] !== '"') this.#fail("name");
    this.#string();
    const name = JSON.parse(this.#text.slice(start, this.#at)) as string;
    if (!this.#take(":")) this.#fail("colon");
    this.#value([...path, name]);
  }

  #string(): void {
    this.#at += 1;
    for (;;) {
      const sign = this.#text[this.#at];
      if (sign === undefined || sign < " ") this.#fail("string");
      if (sign === "\\" && !this.#match(escapes)) this.#fail("string");
      else if (sign !== "\\") this.#at += 1;
      if (sign === '"') return;
    }
  }

  #skip(): void {
    while (/[ \t\n\r]/.test(this.#text[this.#at] ?? "")) this.#at += 1;
  }

  #take(sign: string): boolean {
    this.#skip();
    const isHere = this.#text[this.#at] === sign;
    if (isHere) this.#at += 1;
    return isHere;
  }

  #match(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const isHere = pattern.test(this.#text);
    if (isHere) this.#at = pattern.lastIndex;
    return isHere;
  }

  #fail(name: FaultName): never {
    throw new Fault(this.#at, this.#at >= this.#text.length && name !== "string" ? "end" : name);
  }
}
