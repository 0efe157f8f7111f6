/** The request as the tab shows it, saves it and puts it into a link: as it is sent, or what there is of it. */
import { requestJsonSchema, validate } from "kling-o3";
import { ask } from "../asking.ts";
import { type Draft, toInput } from "../draft.ts";
import type { Path } from "../path.ts";
import { issueText, type Texts } from "../texts/texts.ts";

/** A request, whole or not. */
export type Body = Readonly<Record<string, unknown>>;

/** See the head of this file. */
export interface Shown {
  readonly body: Body;
  /** The first thing that keeps it from being sent. */
  readonly issue: { readonly path: Path; readonly text: string } | null;
}

/** The package's canonical request; for a draft that is not complete, what was filled in. */
export function shownOf(draft: Draft, t: Texts): Shown {
  const input = toInput(draft);
  const validation = ask(() => validate(input), null);
  if (validation?.ok) return { body: validation.request as unknown as Body, issue: null };
  const issue = validation?.issues.find(({ severity }) => severity === "error");
  return {
    body: { model: requestJsonSchema.properties.model.default, ...(filled(input) as Body) },
    issue: issue ? { path: issue.path, text: issueText(issue, t) } : null,
  };
}

/** Without the fields that are empty. Items of lists stay, because their numbers are mentioned. */
function filled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(filled);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => !isAbsent(one))
      .map(([name, one]) => [name, filled(one)]),
  );
}

/** Whether nothing was given: so does the package see it too. */
export const isAbsent = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === "string" && value.trim() === "") ||
  (Array.isArray(value) && value.length === 0);

/** How long the body is on its way, in bytes. */
export const bytesOf = (body: Body): number => new TextEncoder().encode(JSON.stringify(body)).length;
