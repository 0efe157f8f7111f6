/** What an editor of prompts and shots needs. */
import * as wasm from "../../pkg/kling_o3.js";
import { outline } from "./generated/outline.js";
import { told } from "./sheet.js";
import type { Mention, MentionQuery } from "./types.js";

/** Every mention in a text, in order. A text that is no string has none. */
export function mentions(text: string): Mention[] {
  return typeof text === "string" ? (asked(() => wasm.mentions(text)) as Mention[]) : [];
}

/** The mention that is being typed at the caret (UTF-16 units), for a picker to complete; null where there is none. */
export function mentionAt(text: string, caret: number): MentionQuery | null {
  if (typeof text !== "string" || typeof caret !== "number") return null;
  return asked(() => wasm.mentionAt(text, caret)) as MentionQuery | null;
}

/**
 * The text after its pictures were moved: `order[i]` is the new number of old i + 1, null where it was removed (it
 * becomes `@Image0`, which points to nothing). Numbers outside `order`, and 0, stay.
 */
export function renumberMentions(text: string, kind: "image" | "element", order: readonly (number | null)[]): string {
  if (typeof text !== "string" || typeof kind !== "string") return text;
  return asked(() => wasm.renumberMentions(text, kind), order) as string;
}

/** Whole seconds, each at least 1, in proportion to `lengths` and adding up to `total`. */
export function balanceShots(lengths: readonly number[], total: number): number[] {
  return asked(() => wasm.balanceShots(total), lengths) as number[];
}

/** Asks, with a list on the sheet. */
const asked = (question: () => void, list?: unknown): unknown => told([[list, outline.numbers]], question);
