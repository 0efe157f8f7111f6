/** The words of the page in the reader's language. Errors and issues without words here keep the package's own. */
import { ApiError, type Issue, KlingError, TaskFailedError } from "kling-o3";
import { nameOf } from "../path.ts";
import { en } from "./en.ts";
import { zh } from "./zh.ts";

/** All words; English has them first. */
export type Texts = typeof en;

/** What can be done about an error. */
export type Act = "key" | "again" | "without" | "change" | "details" | "proxy" | "watch" | "remove" | "link";

/** Chinese for every kind of Chinese, else English. */
export const textsOf = (language: string): Texts => (/^zh\b/i.test(language) ? zh : en);

/** What an issue says; at its field and in the summary alike. */
export function issueText(issue: Issue, t: Texts): string {
  const { path, params, code, message } = issue;
  const own = t.issues[code];
  if (own) return own(params, nameOf(path, t), path);
  return t === en ? message : t.issueOther(nameOf(path, t), message);
}

/** What an error says, and what can be done. */
export function errorText(error: unknown, t: Texts): { readonly text: string; readonly acts: readonly Act[] } {
  if (!(error instanceof KlingError)) return { text: t.errors.strange, acts: [] };
  const known = t.errors.known[error.code] ?? t.errors.known[`${error.status}`];
  const acts: Act[] = [...((known?.acts ?? (error.retryable ? ["again"] : ["details"])) as readonly Act[])];
  const wait = error instanceof ApiError ? error.retryAfterMs : null;
  if (known) return { text: known.text({ names: namesOf(error), wait, message: error.message }), acts };
  return { text: t === en ? error.message : t.errors.says(error instanceof TaskFailedError, error.message), acts };
}

const namesOf = (error: KlingError): string => (error instanceof ApiError ? error.options.join(", ") : "");
