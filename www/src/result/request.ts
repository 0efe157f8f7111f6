/** The request as it will be sent. */
import type { Validation } from "kling-o3";
import { button, make } from "../dom.ts";
import { texts } from "../texts.ts";

const words = texts.request;

/** See the head of this file. */
export class RequestView {
  readonly #code = make("pre", { tabindex: 0, "aria-label": words.name });
  readonly #copy = button(words.copy, () => this.#write(), { class: "link" });
  readonly root = make(
    "section",
    { class: "request" },
    make("div", { class: "result-head" }, make("h2", {}, words.name), this.#copy),
    this.#code,
  );

  show(validation: Validation): void {
    this.#code.textContent = validation.ok ? JSON.stringify(validation.request, null, 2) : words.notYet;
    this.#code.classList.toggle("hint", !validation.ok);
    this.#copy.hidden = !validation.ok;
    this.#copy.textContent = words.copy;
  }

  async #write(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.#code.textContent);
      this.#copy.textContent = words.copied;
    } catch {
      // No leave to write: the text is marked instead, to be copied by hand.
      getSelection()?.selectAllChildren(this.#code);
    }
  }
}
