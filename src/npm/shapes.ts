/** The core's shapes (src/core/shape.rs), which say what to look at in a value. */
import { outline } from "./generated/outline.js";

/** What a part may hold: its fields with their shapes, and the shape of items and other members, which comes last. */
export interface Shape {
  readonly reads: number;
  readonly most: number;
  readonly words: readonly string[];
  readonly names: readonly string[];
  readonly shapes: Shape[];
}

/** What a shape reads. */
export const lists = 1;
export const objects = 2;
export const heads = 4;
export const signs = 8;

let shapes: readonly Shape[] | undefined;

/** The shape at a place of the outline. */
export function shapeAt(place: number): Shape {
  shapes ??= prepared();
  return shapes[place] as Shape;
}

function prepared(): readonly Shape[] {
  const all = outline.shapes.map(({ reads, most, words, fields }): Shape => {
    return { reads, most, words, names: Object.keys(fields), shapes: [] };
  });
  outline.shapes.forEach(({ fields, inner }, place) => {
    for (const own of [...Object.values(fields), inner]) all[place]?.shapes.push(all[own as number] as Shape);
  });
  return all;
}
