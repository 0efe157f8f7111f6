/** What stands in the way, above the form, after a try to send it. Each line leads to its field. */
import type { Issue } from "kling-o3";
import { freshId, make } from "../dom.ts";
import { texts } from "../texts.ts";
import type { Field } from "./field.ts";

/** An error and where it is shown. */
export interface Placed {
  readonly field: Field;
  readonly issue: Issue;
}

/** See the head of this file. */
export class Summary {
  readonly #heading = make("h2", { id: freshId("summary") });
  readonly #list = make("ul");
  readonly root = make(
    "div",
    { class: "summary", role: "group", tabindex: -1, hidden: true, "aria-labelledby": this.#heading.id },
    this.#heading,
    this.#list,
  );

  #shown = "";

  /** Shows the errors and takes the focus, so that they are read. */
  present(errors: readonly Placed[]): void {
    this.#write(errors);
    this.root.focus();
  }

  /** While it is shown, what has been put right leaves it; with the last one it goes. */
  update(errors: readonly Placed[]): void {
    if (!this.root.hidden) this.#write(errors);
  }

  hide(): void {
    this.root.hidden = true;
  }

  #write(errors: readonly Placed[]): void {
    // Unchanged links stay the same: one of them may be just being pressed.
    const shown = errors.map(({ field, issue }) => `${field.control.id} ${issue.message}`).join("\n");
    this.root.hidden = errors.length === 0;
    if (shown === this.#shown) return;
    this.#shown = shown;
    const { problem, problems } = texts.issues;
    this.#heading.textContent = errors.length === 1 ? problem : problems(errors.length);
    this.#list.replaceChildren(...errors.map((placed) => make("li", {}, leading(placed))));
  }
}

function leading({ field, issue }: Placed): HTMLAnchorElement {
  const link = make("a", { href: `#${field.control.id}` }, issue.message);
  link.addEventListener("click", (event) => {
    // By hand: the address keeps its own use of the hash, and a group has no focus to give.
    event.preventDefault();
    field.focus();
    field.control.scrollIntoView({ block: "center" });
  });
  return link;
}
