/**
 * JavaScript values on their way into the core. A sheet is written by one walk, however hostile the value is: rows of
 * numbers that say what is there (src/core/sheet.rs tells their layout). Texts stay here, but for those parts that a
 * rule looks at. What to look at the core says (src/core/shape.rs); nothing is decided.
 */
import * as cell from "./cells.js";
import { ask } from "./engine.js";
import { outline } from "./generated/outline.js";
import { heads, lists, objects, type Shape, shapeAt, signs } from "./shapes.js";

/** Values, each with the place of its shape in the outline. */
type Values = readonly (readonly [value: unknown, shape: number])[];

const kinds: Record<string, number> = {
  undefined: cell.absent,
  boolean: cell.flag,
  number: cell.number,
  function: 8,
  symbol: 9,
  bigint: 10,
};
const encoder = new TextEncoder();

/** In which cell of a text the place of its first excerpt is. */
const first = 3;

/** Beyond so many cells and letters a sheet is a large one. */
const much = 99_999;

/** What stands for a value that could not be read. */
const threw = Symbol();

// The sheet that is being written, or was last: its cells, how many are taken, how much may still be read, the texts with
// their places, and the letters of their excerpts.
let cells = new Uint32Array(1000);
let end = 0;
let room = 0;
let texts: string[] = [];
let places: number[] = [];
let letters = new Uint8Array(1000);
let written = 0;
let depth = 0;

/**
 * Writes values, and asks about them. To read them may run foreign code, which may itself ask: then the sheet that is being
 * written is left as it is. The question runs none.
 */
export function asked<T>(values: Values, question: () => T): T {
  const outer = depth > 0 && { cells, end, room, texts, places, letters, written };
  // One that has become large is kept no longer than it is needed.
  if (outer || cells.length + letters.length > much) {
    cells = new Uint32Array(1000);
    letters = new Uint8Array(1000);
  }
  depth += 1;
  end = 0;
  texts = [];
  places = [];
  written = 0;
  try {
    return ask(question, () => write(values));
  } finally {
    depth -= 1;
    if (outer) ({ cells, end, room, texts, places, letters, written } = outer);
  }
}

function write(values: Values): void {
  let at = reserve(values.length);
  for (const [value, shape] of values) {
    room = outline.room;
    put(value, shapeAt(shape), at);
    at += cell.width;
  }
}

/** Lays the sheet before the core, with whole texts, or, where that may be enough, with parts of them. */
export function lay(isWhole: boolean): void {
  if (isWhole) {
    written = 0;
    texts.forEach((text, index) => {
      excerpt(text, (places[index] as number) + first, 0);
    });
  }
  cell.put(cells.subarray(0, end), letters.subarray(0, written));
}

/** What the core has answered. */
export const answer = (): unknown => cell.answered(end);

/** Asks with whole texts; the answer. */
export function told(values: Values, question: () => void): unknown {
  return asked(values, () => {
    lay(true);
    question();
    return answer();
  });
}

/** What the core has made of a request that was the first value. */
export const settled = (): unknown => cell.settled(shapeAt(outline.body), texts);

function reserve(count: number): number {
  const start = end;
  end += cell.width * count;
  if (end > cells.length) {
    const old = cells;
    cells = new Uint32Array(2 * end);
    cells.set(old);
  }
  return start;
}

/** Calls foreign code: a getter, or a trap of a Proxy. */
function get(holder: object, key: string | number): unknown {
  try {
    return (holder as Record<string | number, unknown>)[key];
  } catch {
    return threw;
  }
}

function put(value: unknown, shape: Shape, at: number): void {
  room -= outline.each;
  const kind = room < 0 || value === threw ? cell.unreadable : contents(value, shape, at);
  cells[at] = kind;
}

/** Writes what is in a value; what it is. */
function contents(value: unknown, shape: Shape, at: number): number {
  if (typeof value === "string") {
    if (value.length > room) return cell.unreadable;
    room -= value.length;
    return text(value, shape, at);
  }
  if (value === null) return cell.nothing;
  if (typeof value === "object") {
    try {
      if (Array.isArray(value)) return list(value, shape, at);
      return shape.reads & objects ? object(value, shape, at) : three(at, 0, 0, 0, cell.object);
    } catch {
      return cell.unreadable;
    }
  }
  if (typeof value === "number") {
    cell.float[0] = value;
    three(at, 0, cell.halves[0] as number, cell.halves[1] as number, 0);
  }
  if (typeof value === "boolean") cells[at + 1] = +value;
  return kinds[typeof value] as number;
}

function three(at: number, one: number, two: number, last: number, kind: number): number {
  cells[at + 1] = one;
  cells[at + 2] = two;
  cells[at + 3] = last;
  return kind;
}

function list(value: unknown[], shape: Shape, at: number): number {
  // A Proxy may claim any length.
  const said: unknown = value.length;
  if (typeof said !== "number") return cell.unreadable;
  const length = Math.min(Math.max(Math.trunc(said), 0), 0xffffffff);
  const isRead = shape.reads & lists && length <= shape.most;
  let item = isRead ? reserve(length) : 0;
  three(at, length, item / cell.width, 0, 0);
  for (let index = 0; isRead && index < length; index += 1) {
    put(get(value, index), shape.shapes[0] as Shape, item);
    item += cell.width;
  }
  return cell.list;
}

function object(value: object, shape: Shape, at: number): number {
  // To list the members of a typed array takes a hundred times the memory that it has.
  if (ArrayBuffer.isView(value)) return cell.unreadable;
  const keys = Object.keys(value);
  if (keys.length > shape.most) return cell.unreadable;
  const known = shape.names.length;
  const start = reserve(known);
  for (let place = 0; place < known; place += 1) cells[start + cell.width * place] = cell.absent;
  let others = 0;
  let next = 0;
  for (const key of keys) {
    // Most come in their own order.
    while (next < known && shape.names[next] !== key) next += 1;
    const place = next < known ? next : shape.names.indexOf(key);
    if (place < 0) {
      keys[others++] = key;
      room -= key.length;
    } else {
      next = place + 1;
      put(get(value, key), shape.shapes[place] as Shape, start + cell.width * place);
    }
  }
  // Members that are no fields, each with its name.
  let other = reserve(2 * others);
  three(at, start / cell.width, others, other / cell.width, 0);
  const inner = shape.shapes[known] as Shape;
  for (let index = 0; index < others; index += 1) {
    const key = keys[index] as string;
    const kind = text(key, inner, other);
    cells[other] = kind;
    put(get(value, key), inner, other + cell.width);
    other += 2 * cell.width;
  }
  return cell.object;
}

function text(value: string, shape: Shape, at: number): number {
  const isChoice = shape.words.length > 0;
  const word = isChoice ? shape.words.indexOf(value) : -1;
  if (word >= 0) return three(at, word, 0, 0, cell.choice);
  const sign = value.charCodeAt(0);
  const isBlank = !(sign > 32 && sign < 127) && value.trim() === "";
  places.push(at);
  three(at, texts.push(value) - 1, isBlank ? 0 : value.length, 0, 0);
  if (shape.reads & heads) head(value, at + first);
  else if (shape.reads & signs) around(value, at + first);
  // What is none of the choices, or the name of no field, is told.
  else excerpt(value, at + first, 0);
  return cell.text;
}

/** The host. What does not begin in this way is looked at as a whole. */
function head(value: string, from: number): void {
  const host = 8;
  const path = value.startsWith("https://") ? value.indexOf("/", host) : 0;
  if (path > 0) excerpt(value, from, host + 1, path);
  else excerpt(value, from, 0);
}

/** An ASCII letter or digit, `_` or `@`. */
const isInMention = (code: number): boolean =>
  (code > 47 && code < 58) || (code > 63 && code < 91) || code === 95 || (code > 96 && code < 123);

/**
 * What is around each `@`, with the letter, digit or `_` before it; all of it where there are other signs, or so much that
 * excerpts could take more room than the text.
 */
function around(value: string, from: number): void {
  if (end + value.length > much || value.includes("＠") || value.includes("<<<")) return excerpt(value, from, 0);
  let last = from;
  let at = value.indexOf("@");
  while (at >= 0) {
    const begin = at > 0 && isInMention(value.charCodeAt(at - 1)) ? at : at + 1;
    do at += 1;
    while (isInMention(value.charCodeAt(at)));
    const next = end;
    excerpt(value, last, begin, at);
    last = next;
    at = value.indexOf("@", at);
  }
}

/**
 * A part of a text, by its first sign, counted from 1, and its end; from 0 on it is all of it. `from` is the cell that is
 * told its place: the text's, or that of the excerpt before.
 */
function excerpt(value: string, from: number, begin: number, to = value.length): void {
  const at = reserve(1);
  const start = written;
  let index = Math.max(begin - 1, 0);
  // A sign of UTF-16 has up to three bytes in UTF-8.
  const most = written + 3 * (to - index);
  if (most > letters.length) {
    const old = letters;
    letters = new Uint8Array(2 * most);
    letters.set(old);
  }
  while (index < to && value.charCodeAt(index) < 128) letters[written++] = value.charCodeAt(index++);
  if (index < to) written += encoder.encodeInto(value.slice(index, to), letters.subarray(written)).written;
  cells[from] = at / cell.width;
  three(at, begin, start, written, 0);
  cells[at] = 0;
}
