/** The words of the page in the reader's language. Errors and issues without words here keep the package's own. */
import { ApiError, type Issue, KlingError, TaskFailedError } from "kling-o3";
import { nameOf } from "../path.ts";
import { en } from "./en.ts";
import type { enLate } from "./en-late.ts";
import type { enRequest } from "./en-request.ts";

/** All words; English has them first. What comes late is there before anything has been sent. */
export type Texts = typeof en & typeof enLate & typeof enRequest;

const english = en as Texts;

/** What can be done about an error. */
export type Act = "key" | "again" | "without" | "change" | "details" | "proxy" | "watch" | "remove" | "link";

let chinese: Texts | null = null;
const isChinese = (language: string): boolean => /^zh\b/i.test(language);

/** Whether the words of this language are here. */
export const hasTexts = (language: string): boolean => !isChinese(language) || chinese !== null;

/** Brings them. */
export async function loadTexts(): Promise<void> {
  chinese ??= (await import("./zh.ts")).zh;
}

/** The rest of the English ones have come. */
export const addTexts = (words: typeof enLate | typeof enRequest): void => void Object.assign(english, words);

/** Chinese for every kind of Chinese, else English. */
export const textsOf = (language: string): Texts => (isChinese(language) && chinese) || english;

/** With words of the host's own in place of these. */
export function withOwn<Words extends object>(words: Words, own: object | null): Words {
  if (own === null) return words;
  const merged = { ...words } as Record<string, unknown>;
  for (const [name, value] of Object.entries(own)) {
    const known = merged[name];
    merged[name] =
      value && known && typeof value === "object" && typeof known === "object" ? withOwn(known, value) : value;
  }
  return merged as Words;
}

/** What an issue says; at its field and in the summary alike. */
export function issueText(issue: Issue, t: Texts): string {
  const { path, params, code, message } = issue;
  const own = t.issues[code];
  if (own) return own(params, nameOf(path, t), path);
  return t.language === "en" ? message : t.issueOther(nameOf(path, t), message);
}

/** What an error says, and what can be done. */
export function errorText(error: unknown, t: Texts): { readonly text: string; readonly acts: readonly Act[] } {
  if (!(error instanceof KlingError)) return { text: t.errors.strange, acts: [] };
  const known = t.known?.[error.code] ?? t.known?.[`${error.status}`];
  const acts: Act[] = [...((known?.acts ?? (error.retryable ? ["again"] : ["details"])) as readonly Act[])];
  const wait = error instanceof ApiError ? error.retryAfterMs : null;
  if (known) return { text: known.text({ names: namesOf(error), wait, message: error.message }), acts };
  return {
    text: t.language === "en" ? error.message : t.errors.says(error instanceof TaskFailedError, error.message),
    acts,
  };
}

const namesOf = (error: KlingError): string => (error instanceof ApiError ? error.options.join(", ") : "");
