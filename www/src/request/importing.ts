/** A request from elsewhere, into a draft: a saved file, a body copied from a document, what stood in a link. */
import { type Issue, type VideoRequestInput, validate } from "kling-o3";
import { ask } from "../asking.ts";
import { type Draft, fromInput, isEmpty, toInput, totalSeconds } from "../draft.ts";
import type { Path } from "../path.ts";
import { issueText, type Texts } from "../texts/texts.ts";
import { type Scan, scan } from "./json-text.ts";
import { isAbsent } from "./shown.ts";

/** What came of it. */
export type Imported =
  | { readonly ok: true; readonly draft: Draft; readonly leftOut: readonly Path[] }
  | { readonly ok: false; readonly text: string };

/** Signs of a text that is read at all: no request is that long, and a wrong file should be refused at once. */
const longestText = 4 * 1024 * 1024;

/** Reads JSON text, or a value that somebody has read already. */
export function importing(source: unknown, t: Texts): Imported {
  const { notRequest, faults } = t.request;
  if (typeof source !== "string") return fromValue(source, null, t);
  if (source.length > longestText) return { ok: false, text: notRequest(1, faults.large) };
  const text = source.replace(/^\ufeff/, "");
  try {
    return fromValue(JSON.parse(text), text, t);
  } catch {
    const { fault } = scan(text);
    return { ok: false, text: notRequest(fault?.line ?? 1, faults[fault?.name ?? "value"]) };
  }
}

function fromValue(value: unknown, text: string | null, t: Texts): Imported {
  const refuse = (path: Path, what: string): Imported => {
    const places: Scan | null = text === null ? null : scan(text);
    return { ok: false, text: t.request.notRequest(places?.lineOf(path) ?? null, what) };
  };
  const validation = ask(() => validate(value), null);
  if (validation === null) return { ok: false, text: t.errors.strange };
  const wrong = validation.issues.find((issue) => isUnfit(issue, value));
  // The words for numbers out of range speak of lengths.
  const isLong = wrong?.code === "out_of_range";
  if (wrong) return refuse(wrong.path, isLong ? t.request.faults.many : issueText(wrong, t));
  const input = value as VideoRequestInput;
  const draft = fromInput(input);
  if (isEmpty(draft)) return refuse([], t.request.faults.nothing);
  return { ok: true, draft, leftOut: lost(value, held(draft, input), []) };
}

/** What the form cannot hold, so that it cannot be put right there either; and another model's request. */
function isUnfit({ code, severity, path }: Issue, value: unknown): boolean {
  if (severity !== "error") return false;
  if (code === "wrong_type") return true;
  if (code === "out_of_range") return Array.isArray(at(value, path));
  return code === "not_one_of" && path[0] === "model";
}

/** What the form holds of it; also what is not sent as things stand. */
const held = (draft: Draft, { model }: VideoRequestInput) => ({
  ...{ ...toInput(draft), prompt: draft.prompt },
  ...{ duration: totalSeconds(draft), model },
});

/** The places whose values are not held. */
function lost(before: unknown, after: unknown, path: Path): Path[] {
  if (isAbsent(before) || before === after) return [];
  if (!isList(before) || !isList(after)) return [path];
  return Object.keys(before).flatMap((key) => {
    const step = Array.isArray(before) ? Number(key) : key;
    return lost(at(before, [key]), at(after, [key]), [...path, step]);
  });
}

const isList = (value: unknown): value is object => typeof value === "object" && value !== null;

function at(value: unknown, path: Path): unknown {
  let here = value;
  for (const step of path)
    here = isList(here) && Object.hasOwn(here, step) ? (here as Record<string | number, unknown>)[step] : undefined;
  return here;
}
