/** The other tasks of this tab, so that none is lost when the next one is made. */
import { button, make } from "../dom.ts";
import type { KeptTask } from "../memory.ts";
import { texts } from "../texts.ts";

const words = texts.result;

/** See the head of this file. */
export class Earlier {
  readonly #list = make("ul");
  readonly #watch: (task: KeptTask) => void;
  readonly root = make("details", { class: "earlier", hidden: true }, make("summary", {}, words.earlier), this.#list);

  constructor(watch: (task: KeptTask) => void) {
    this.#watch = watch;
  }

  show(tasks: readonly KeptTask[]): void {
    this.#list.replaceChildren(
      ...tasks.map((task) => make("li", {}, make("code", {}, task.ref.id), this.#button(task))),
    );
    this.root.hidden = tasks.length === 0;
  }

  #button(task: KeptTask): HTMLButtonElement {
    const label = `${words.watch} ${task.ref.id}`;
    return button(words.watch, () => this.#watch(task), { class: "link", "aria-label": label });
  }
}
