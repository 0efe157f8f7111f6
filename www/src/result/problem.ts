/** An error in words: what happened, what it cost, what can be done. The sentences of the errors are the package's. */
import { ApiError, KlingError, OutcomeUnknownError, TaskFailedError } from "kling-o3";
import { button, freshId, make } from "../dom.ts";
import type { Path } from "../form/field.ts";
import { texts } from "../texts.ts";

const words = texts.problem;

/** What the box can lead to. */
export interface ProblemActions {
  sendAgain(error: OutcomeUnknownError): void;
  focusField(path: Path): void;
}

/** The box; `wasWatching`: there was a task when it happened. */
export function problemBox(error: unknown, wasWatching: boolean, actions: ProblemActions): HTMLElement {
  if (!(error instanceof KlingError))
    return box(words.heading, words.strange, make("p", { class: "hint" }, `${error}`));
  const parts: Node[] = [];
  if (error.retryable) parts.push(make("p", {}, words.retryable));
  if (error instanceof ApiError) parts.push(...ofService(error, actions));
  parts.push(facts(error));
  if (error instanceof OutcomeUnknownError) parts.push(asking(error, actions));
  return box(heading(error, wasWatching), error.message, ...parts);
}

function heading(error: KlingError, wasWatching: boolean): string {
  if (error instanceof OutcomeUnknownError) return words.headingUnknown;
  if (error instanceof TaskFailedError) return words.heading;
  return wasWatching ? words.headingWait : words.headingSend;
}

function box(title: string, message: string, ...parts: readonly Node[]): HTMLElement {
  const id = freshId("problem");
  return make(
    "div",
    { class: "problem", role: "group", "aria-labelledby": id },
    make("h3", { id }, title),
    make("p", {}, message),
    ...parts,
  );
}

/** What the service said of fields, options and waiting. */
function ofService(error: ApiError, { focusField }: ProblemActions): readonly Node[] {
  const parts: Node[] = [];
  if (error.retryAfterMs !== null) parts.push(make("p", {}, words.wait(error.retryAfterMs)));
  if (error.options.length > 0) parts.push(make("p", {}, words.options(error.options)));
  if (error.fields.length > 0) {
    const lines = error.fields.map(({ path, message }) =>
      make(
        "li",
        {},
        button(path.join("."), () => focusField(path), { class: "link" }),
        ` ${message}`,
      ),
    );
    parts.push(make("p", {}, words.fields), make("ul", {}, ...lines));
  }
  return parts;
}

/** What it cost, and what support asks for. */
function facts(error: KlingError): HTMLElement {
  const rows = [
    [words.charged, words.charges[error.charged]],
    [words.code, error.code],
    [words.status, error.status],
    [words.requestId, error.requestId],
    [words.task, error.taskId],
  ] as const;
  return factList(rows);
}

/** Names and values; what is not known is left out. */
export function factList(rows: readonly (readonly [name: string, value: string | number | null])[]): HTMLElement {
  const known = rows.filter(([, value]) => value !== null);
  return make(
    "dl",
    { class: "facts" },
    ...known.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, `${value}`)]),
  );
}

/** Sending again is a decision of its own, with what it can cost beside it. */
function asking(error: OutcomeUnknownError, { sendAgain }: ProblemActions): HTMLElement {
  const title = make("h3", { id: freshId("question") }, words.question);
  const dialog = make("dialog", { "aria-labelledby": title.id }, title, make("p", {}, words.risk));
  const yes = button(words.yes, () => {
    dialog.close();
    sendAgain(error);
  });
  const no = button(words.no, () => dialog.close());
  dialog.append(make("div", { class: "actions" }, no, yes));
  return make(
    "div",
    { class: "actions" },
    button(words.sendAgain, () => dialog.showModal()),
    dialog,
  );
}
