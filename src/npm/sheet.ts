/**
 * JavaScript values on their way into the core. A sheet is written by one walk, however hostile the value is: a row of
 * numbers that says what is there (src/core/sheet.rs tells how it is laid out). Texts stay here, but for those parts that
 * a rule looks at. What to look at the core says (src/core/shape.rs); nothing is decided.
 */
import * as wasm from "../../pkg/kling_o3.js";
import * as cell from "./cells.js";
import { outline } from "./generated/outline.js";

/** The core's shapes. That of items and other members comes after those of the fields. */
let shapes: readonly cell.Shape[] | undefined;

function prepared(): readonly cell.Shape[] {
  const all = outline.shapes.map(({ reads, most, words, fields }): cell.Shape => {
    const names = Object.keys(fields);
    return { reads, most, words, names, places: new Map(names.map((name, place) => [name, place])), shapes: [] };
  });
  outline.shapes.forEach((row, place) => {
    const inner = "inner" in row ? [row.inner] : [];
    all[place]?.shapes.push(...[...Object.values(row.fields), ...inner].map((own) => all[own as number] as cell.Shape));
  });
  return all;
}

const kinds: Record<string, number> = {
  undefined: cell.absent,
  boolean: cell.flag,
  number: cell.number,
  function: 8,
  symbol: 9,
  bigint: 10,
};
/** What a shape reads. */
const lists = 1;
const objects = 2;
const heads = 4;
const signs = 8;
/** How many cells an excerpt takes. */
const mark = 3;
/** A text with more signs is written as a whole. */
const manySigns = 99;

/** The cells of the last sheet, for the next one. */
let spare: Uint32Array | undefined;

/** What stands for a value that could not be read. */
const threw = Symbol();

/** Calls foreign code: a getter, or a trap of a Proxy. */
function get(holder: object, key: string | number): unknown {
  try {
    return (holder as Record<string | number, unknown>)[key];
  } catch {
    return threw;
  }
}

/** An ASCII letter or digit, `_` or `@`. */
const isInMention = (code: number): boolean =>
  (code > 47 && code < 58) || (code > 63 && code < 91) || code === 95 || (code > 96 && code < 123);

/** One reading of one value or several. */
export class Sheet {
  #cells = spare ?? new Uint32Array(512);
  #end = 0;
  #laid = 0;
  #room = 0;
  #texts: string[] = [];
  #words = "";
  #marks: number[] = [];
  #shape!: cell.Shape;
  /** Whether something has to be looked at that only a whole sheet has. */
  isDoubtful = false;

  /** Writes values, each by the shape of that place in the outline. Runs foreign code, which may write other sheets. */
  write(...values: readonly (readonly [value: unknown, shape: number])[]): void {
    spare = undefined;
    shapes ??= prepared();
    let at = this.#reserve(cell.width * values.length);
    for (const [value, shape] of values) {
      this.#room = outline.room;
      this.#shape = shapes[shape] as cell.Shape;
      this.#value(value, this.#shape, at);
      at += cell.width;
    }
  }

  /** Lays it before the core. From here to the end of the answer no foreign code runs. */
  lay(isWhole: boolean): void {
    const values = this.#end;
    if (isWhole) {
      this.#texts = this.#texts.map(cell.wellFormed);
      this.#marks = this.#texts.flatMap(({ length }, place) => [place, 0, length]);
      this.#words = this.#texts.join("");
    }
    const marks = this.#marks;
    this.#reserve(marks.length);
    for (let index = 0; index < marks.length; index += 1) this.#cells[values + index] = marks[index] as number;
    const end = values + marks.length;
    cell.put(this.#cells.subarray(0, end));
    wasm.lay(values, end, this.#words, isWhole);
    this.#end = values;
    this.#laid = end;
    if (this.#cells.length < 1e5) spare = this.#cells;
  }

  /** What the core has answered. */
  answer(): unknown {
    return cell.answered(this.#laid);
  }

  /** What the core has made of the last value. */
  read(): unknown {
    return cell.settled(this.#shape, this.#texts);
  }

  #reserve(cells: number): number {
    const start = this.#end;
    this.#end += cells;
    if (this.#end > this.#cells.length) {
      const old = this.#cells;
      this.#cells = new Uint32Array(2 * this.#end);
      this.#cells.set(old);
    }
    return start;
  }

  #value(value: unknown, shape: cell.Shape, at: number): void {
    this.#room -= outline.each;
    this.#cells[at] = this.#room < 0 || value === threw ? cell.unreadable : this.#kind(value, shape, at);
  }

  /** Writes what is in a value; what it is. */
  #kind(value: unknown, shape: cell.Shape, at: number): number {
    if (typeof value === "string") {
      if (value.length > this.#room) return cell.unreadable;
      this.#room -= value.length;
      return this.#text(value, shape, at);
    }
    if (value === null) return cell.nothing;
    if (typeof value === "object") return this.#inside(value, shape, at);
    if (typeof value === "number") {
      cell.float[0] = value;
      this.#cells.set(cell.halves, at + 2);
    }
    if (typeof value === "boolean") this.#cells[at + 1] = +value;
    return kinds[typeof value] as number;
  }

  /** A list or an object. */
  #inside(value: object, shape: cell.Shape, at: number): number {
    try {
      if (Array.isArray(value)) return this.#list(value, shape, at);
      return shape.reads & objects ? this.#object(value, shape, at) : this.#three(at, 0, 0, 0, cell.object);
    } catch {
      return cell.unreadable;
    }
  }

  #three(at: number, one: number, two: number, three: number, kind: number): number {
    this.#cells[at + 1] = one;
    this.#cells[at + 2] = two;
    this.#cells[at + 3] = three;
    return kind;
  }

  #list(value: unknown[], shape: cell.Shape, at: number): number {
    // A Proxy may claim any length.
    const said: unknown = value.length;
    if (typeof said !== "number") return cell.unreadable;
    const length = Math.min(Math.max(Math.trunc(said), 0), 0xffffffff);
    const isRead = shape.reads & lists && length <= shape.most;
    let item = isRead ? this.#reserve(cell.width * length) : 0;
    this.#three(at, length, item, 0, 0);
    for (let index = 0; isRead && index < length; index += 1) {
      this.#value(get(value, index), shape.shapes[0] as cell.Shape, item);
      item += cell.width;
    }
    return cell.list;
  }

  #object(value: object, shape: cell.Shape, at: number): number {
    const keys = Object.keys(value);
    if (keys.length > shape.most) return cell.unreadable;
    const known = shape.names.length;
    const start = this.#reserve(cell.width * known);
    for (let place = 0; place < known; place += 1) this.#cells[start + cell.width * place] = cell.absent;
    let others: string[] | undefined;
    for (const key of keys) {
      const place = shape.places.get(key);
      if (place === undefined) {
        others ??= [];
        others.push(key);
      } else this.#value(get(value, key), shape.shapes[place] as cell.Shape, start + cell.width * place);
    }
    return this.#three(at, start, others?.length ?? 0, others ? this.#others(value, others, shape) : 0, cell.object);
  }

  /** Members that are no fields, each with its name. */
  #others(value: object, names: readonly string[], shape: cell.Shape): number {
    const start = this.#reserve(2 * cell.width * names.length);
    const inner = shape.shapes[shape.names.length] as cell.Shape;
    let at = start;
    for (const name of names) {
      this.#cells[at] = this.#text(name, inner, at);
      this.#value(get(value, name), inner, at + cell.width);
      at += 2 * cell.width;
    }
    return start;
  }

  #text(value: string, shape: cell.Shape, at: number): number {
    const word = shape.words.length > 0 ? shape.words.indexOf(value) : -1;
    if (word >= 0) return this.#three(at, word, 0, 0, cell.choice);
    const first = value.charCodeAt(0);
    const isBlank = !(first > 32 && first < 127) && value.trim() === "";
    const place = this.#texts.push(value) - 1;
    this.#three(at, place, isBlank ? 0 : value.length, this.#marks.length / mark, 0);
    if (shape.reads & heads) this.#mark(place, value, 0, value.indexOf("/", 8));
    else if (shape.reads & signs) this.#signs(place, value);
    return cell.text;
  }

  /** What is around each `@`, with the letter, digit or `_` before it. */
  #signs(place: number, value: string): void {
    let at = value.indexOf("@");
    for (let count = 0; at >= 0; count += 1) {
      const start = at > 0 && isInMention(value.charCodeAt(at - 1)) ? at - 1 : at;
      do at += 1;
      while (isInMention(value.charCodeAt(at)));
      this.#mark(place, value, start, at);
      at = count < manySigns ? value.indexOf("@", at) : -1;
      if (count >= manySigns) this.isDoubtful = true;
    }
    this.isDoubtful ||= value.includes("＠") || value.includes("<<<");
  }

  #mark(place: number, value: string, start: number, end: number): void {
    const excerpt = value.slice(start, end < 0 ? value.length : end);
    this.#words += excerpt;
    this.#marks.push(place, start, excerpt.length);
  }
}
