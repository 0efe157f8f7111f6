/** The right side: an empty frame, a task under way, the video, or what went wrong. */
import type { TaskHandle } from "kling-o3";
import { button, make } from "../dom.ts";
import type { View } from "../job.ts";
import { texts } from "../texts.ts";
import { players } from "./player.ts";
import { factList, type ProblemActions, problemBox } from "./problem.ts";
import { ProgressView } from "./progress.ts";

const words = texts.result;

/** What can be done from here. */
export interface ResultActions extends ProblemActions {
  stop(handle: TaskHandle): void;
  watch(handle: TaskHandle): void;
}

/** See the head of this file. */
export class Result {
  readonly #actions: ResultActions;
  readonly #progress = new ProgressView();
  readonly #heading = make("h2", { tabindex: -1 }, words.name);
  readonly #body = make("div", { class: "result-body" });
  readonly root: HTMLElement;
  #shown: View = { state: "empty" };

  constructor(actions: ResultActions, isSimulated: boolean) {
    this.#actions = actions;
    const mark = isSimulated ? make("span", { class: "mark" }, words.simulated) : null;
    this.root = make(
      "section",
      { class: "result" },
      make("div", { class: "result-head" }, this.#heading, mark),
      this.#body,
    );
    this.#rebuild(this.#shown);
  }

  /** Shows a view. While a task is watched only words and numbers change, so that nothing jumps. */
  show(view: View): void {
    const before = this.#shown;
    this.#shown = view;
    if (view.state === "watching" && before.state === "watching" && view.handle === before.handle) {
      this.#progress.show(view.event?.task ?? view.handle.task, view.event);
      return;
    }
    this.#rebuild(view);
  }

  #rebuild(view: View): void {
    const hadFocus = this.#body.contains(document.activeElement);
    this.#progress.stop();
    this.root.setAttribute("aria-busy", `${view.state === "sending" || view.state === "watching"}`);
    this.root.dataset.state = view.state;
    this.#body.replaceChildren(...this.#parts(view));
    if (hadFocus) (this.#body.querySelector<HTMLElement>(".actions button") ?? this.#heading).focus();
  }

  #parts(view: View): readonly Node[] {
    switch (view.state) {
      case "empty":
        return [frame(words.empty)];
      case "sending":
        this.#progress.send();
        return [frame(), this.#progress.root];
      case "watching":
        this.#progress.show(view.event?.task ?? view.handle.task, view.event);
        return [frame(), this.#progress.root, this.#stop(view.handle), facts(view.handle)];
      case "stopped":
        return [frame(), make("p", { class: "status" }, words.stopped), this.#again(view.handle), facts(view.handle)];
      case "completed":
        return [make("p", { class: "status ready" }, words.completed), players(view.task), facts(view.handle)];
      case "problem":
        return this.#problem(view.error, view.handle);
    }
  }

  #problem(error: unknown, handle: TaskHandle | null): readonly Node[] {
    const parts: Node[] = [problemBox(error, handle !== null, this.#actions)];
    if (handle !== null) parts.push(this.#again(handle));
    return parts;
  }

  #stop(handle: TaskHandle): HTMLElement {
    return make(
      "div",
      { class: "actions" },
      button(words.stop, () => this.#actions.stop(handle)),
    );
  }

  #again(handle: TaskHandle): HTMLElement {
    return make(
      "div",
      { class: "actions" },
      button(words.again, () => this.#actions.watch(handle)),
    );
  }
}

/** Where the video will be. */
function frame(text = ""): HTMLElement {
  return make("div", { class: "frame" }, text === "" ? null : make("p", { class: "hint" }, text));
}

function facts({ id, task }: TaskHandle): HTMLElement {
  return factList([
    [words.task, id],
    [words.credits, task.creditsReserved],
  ]);
}
