/** What the core answers: rows of numbers in the module's memory (src/core/sheet.rs tells their layout) and words. */
import * as wasm from "../../pkg/kling_o3.js";
import type { Shape } from "./shapes.js";

/** The kinds of values. */
export const absent = 0;
export const nothing = 1;
export const flag = 2;
export const number = 3;
export const text = 4;
export const list = 5;
export const object = 6;
export const unreadable = 7;
export const choice = 11;
const trimmed = 12;
const words = 13;
/** How many cells a value takes. */
export const width = 4;

/** A number, and the two cells it takes. */
export const float = new Float64Array(1);
export const halves = new Uint32Array(float.buffer);

/** The module's memory, as it was when it was last looked at: empty where it has grown since, which makes another. */
let memory = new Uint32Array();
let bytes = new Uint8Array();
/** Where the sheet begins, and what is read of it: the texts that it names, the words it was told in. */
let base = 0;
let texts: readonly string[] = [];
let told = "";
/** The core's own words, by their places in the module. */
const known = new Map<number, string>();

function look(): void {
  if (memory.length > 0) return;
  const { buffer } = wasm.heap();
  memory = new Uint32Array(buffer);
  bytes = new Uint8Array(buffer);
}

/** To be called where another instance takes over. */
export function forget(): void {
  memory = new Uint32Array();
}

/** Lays cells and letters before the core. */
export function put(cells: Uint32Array, letters: Uint8Array): void {
  const rows = cells.length / width;
  const start = wasm.letters(letters.length);
  find(rows);
  memory.set(cells, base);
  bytes.set(letters, start);
  wasm.lay(rows, letters.length);
}

/** Finds the sheet, with room for that many rows. */
function find(rows: number): void {
  base = wasm.room(rows) / memory.BYTES_PER_ELEMENT;
  look();
}

/** What the core has made of a sheet. */
export function settled(shape: Shape, own: readonly string[]): unknown {
  look();
  texts = own;
  return read(0, shape);
}

/** What the core has answered behind that many cells. */
export function answered(place: number): unknown {
  told = wasm.words();
  find(0);
  return read(place);
}

type Text = string & { readonly toWellFormed?: () => string };

/** Half of a pair of UTF-16 units that stands alone is no text. */
export const wellFormed = (words: Text): string =>
  words.toWellFormed?.() ?? words.replace(/[\ud800-\udfff]/gu, "\ufffd");

function read(place: number, shape?: Shape): unknown {
  const at = base + place;
  const one = memory[at + 1] as number;
  const two = memory[at + 2] as number;
  switch (memory[at]) {
    case nothing:
      return null;
    case flag:
      return one > 0;
    case number:
      halves[0] = two;
      halves[1] = memory[at + 3] as number;
      return float[0];
    case text:
      return wellFormed(texts[one] as string);
    case trimmed:
      return wellFormed((texts[one] as string).trim());
    case choice:
      return shape?.words[one];
    case words:
      return told.slice(one, one + two);
    case list: {
      const items: unknown[] = [];
      for (let index = 0; index < one; index += 1) items.push(read(width * (two + index), shape?.shapes[0]));
      return items;
    }
    case object:
      return members(width * one, two, width * (memory[at + 3] as number), shape);
    default:
      return word(one, two);
  }
}

/** An object of an answer, or, where there is a shape, of what was settled: nothing is sent that is no field. */
function members(fields: number, count: number, others: number, shape?: Shape): unknown {
  const made: Record<string, unknown> = {};
  let at = fields;
  for (let place = 0; shape && place < shape.names.length; place += 1) {
    if (memory[base + at] !== absent) made[shape.names[place] as string] = read(at, shape.shapes[place]);
    at += width;
  }
  const end = shape ? 0 : others + 2 * width * count;
  for (at = others; at < end; at += 2 * width) made[read(at) as string] = read(at + width);
  return made;
}

function word(address: number, length: number): string {
  let found = known.get(address);
  if (found?.length !== length) {
    found = String.fromCharCode(...bytes.subarray(address, address + length));
    known.set(address, found);
  }
  return found;
}
