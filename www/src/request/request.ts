/** The request in and out of a studio, as the element's methods and the tab need it. Nothing is ever sent by it. */
import { nameOf, type Path } from "../path.ts";
import type { KlingO3Studio } from "../studio.ts";
import { importing } from "./importing.ts";
import { hashOf, textOf } from "./link.ts";
import { type Body, shownOf } from "./shown.ts";

/** What came of an import: the fields that the form has no place for, or why nothing was changed. */
export type ImportResult =
  | { readonly ok: true; readonly leftOut: readonly Path[] }
  | { readonly ok: false; readonly text: string };

/** Names of fields that are told; of the others, how many there are. */
const namesTold = 5;

/** A name from a strange file may be one that every object answers to. */
const quoted = (step: string | number) => (typeof step === "string" && step in {} ? `"${step}"` : step);

/** The canonical request; where the form is not complete, what there is of it. */
export const exportRequest = ({ draft, t }: KlingO3Studio): Body => shownOf(draft, t).body;

/** Puts a request or its JSON text into the form, to be undone there. `message` says where it came from. */
export function importRequest(studio: KlingO3Studio, source: unknown, message = studio.t.form.filled): ImportResult {
  const { t, editor } = studio;
  const imported = importing(source, t);
  if (!imported.ok) return imported;
  const before = editor.draft;
  const { draft, leftOut } = imported;
  const names = [...new Set(leftOut.map((path) => nameOf(path.map(quoted), t)))];
  const rest = names.length - namesTold;
  const note = names.length === 0 ? "" : t.request.leftOut(t.request.and(names.slice(0, namesTold), rest));
  editor.replace(draft);
  // Also where the form was empty: who opened the wrong file or link wants it gone.
  editor.undo = { where: "form", message: message + note, draft: before };
  Object.assign(studio, { isInvalid: false, hindrance: "", view: "create" });
  studio.requestUpdate();
  return { ok: true, leftOut };
}

/** The request as the hash of a link; null: it is too large for one. */
export const toHash = (studio: KlingO3Studio): Promise<string | null> => hashOf(exportRequest(studio));

/** Puts the request of such a hash into the form. Whether it could; if not, nothing was changed. */
export async function fromHash(studio: KlingO3Studio, hash: string): Promise<boolean> {
  const text = await textOf(hash);
  return text !== null && importRequest(studio, text, studio.t.request.fromLink).ok;
}
