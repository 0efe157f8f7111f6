/**
 * A field: a control with its hint and its messages. It knows where it stands in the request and whether
 * somebody has been in it; what is wrong with it, it is told.
 */
import type { Issue } from "kling-o3";
import { freshId, make, setAttribute } from "../dom.ts";
import { texts } from "../texts.ts";

/** A place in the request, as issues name it. */
export type Path = readonly (string | number)[];

/** What a field is made of. */
export interface FieldParts {
  /** Gets the focus and the words of the messages. */
  readonly control: HTMLElement;
  readonly path: () => Path;
  readonly hint?: HTMLElement | undefined;
  /** A choice is made at once; a text is only finished when it is left, which is the default. */
  readonly atOnce?: boolean;
}

/** See the head of this file. */
export class Field {
  readonly control: HTMLElement;
  readonly path: () => Path;
  /** The messages; to be placed beside the control. */
  readonly messages = make("ul", { class: "issues", id: freshId("issues"), hidden: true });
  /** Whether somebody has changed it and gone on: before that it says nothing. */
  touched = false;
  readonly #hint: string | undefined;
  #changed = false;
  #shown = "";

  constructor({ control, path, hint, atOnce = false }: FieldParts) {
    this.control = control;
    this.path = path;
    if (!control.id) control.id = freshId("field");
    if (hint && !hint.id) hint.id = freshId("hint");
    this.#hint = hint?.id;
    this.#describe();
    control.addEventListener("input", () => {
      this.#changed = true;
      this.touched ||= atOnce;
    });
    control.addEventListener("focusout", ({ relatedTarget }) => {
      const left = !control.contains(relatedTarget as Node | null);
      this.touched ||= this.#changed && left;
    });
  }

  /** Shows these messages and no others. */
  show(issues: readonly Issue[]): void {
    const key = JSON.stringify(issues);
    if (key === this.#shown) return;
    this.#shown = key;
    this.messages.replaceChildren(...issues.map(message));
    this.messages.hidden = issues.length === 0;
    setAttribute(this.control, "aria-invalid", issues.some(isError) ? "true" : undefined);
    this.#describe();
  }

  focus(): void {
    this.control.focus();
  }

  #describe(): void {
    const ids = [this.#hint, this.messages.hidden ? undefined : this.messages.id].filter((id) => id !== undefined);
    setAttribute(this.control, "aria-describedby", ids.join(" ") || undefined);
  }
}

/** Whether an issue blocks the request. */
export const isError = (issue: Issue): boolean => issue.severity === "error";

function message(issue: Issue): HTMLLIElement {
  const kind = isError(issue) ? texts.issues.error : texts.issues.warning;
  return make("li", { class: issue.severity }, make("span", { class: "unseen" }, kind), issue.message);
}
