/**
 * The form of a request. It holds what was typed; whether that is a request, the package says, after every input. An
 * issue is shown at its field once somebody has been there, or once sending was tried.
 */
import { type Issue, type Validation, type VideoRequestInput, validate } from "kling-o3";
import { button, freshId, make, setAttribute } from "../dom.ts";
import { texts } from "../texts.ts";
import { elements } from "./elements.ts";
import { type Field, isError, type Path } from "./field.ts";
import { frames, images } from "./media.ts";
import { Output } from "./output.ts";
import { type Placed, Summary } from "./summary.ts";
import { Text } from "./text.ts";

const words = texts.form;

/** Who is told what. */
export interface FormEvents {
  /** After every input. */
  onChange(input: VideoRequestInput, validation: Validation): void;
  /** The request is in order and shall be sent. */
  onSubmit(input: VideoRequestInput): void;
  readonly example: () => VideoRequestInput;
}

/** See the head of this file. */
export class RequestForm {
  readonly #events: FormEvents;
  readonly #summary = new Summary();
  readonly #text = new Text();
  readonly #images = images((order) => this.#text.renumber("image", order));
  readonly #frames = frames();
  readonly #elements = elements((order) => this.#text.renumber("element", order));
  readonly #output = new Output();
  readonly #busy = make("p", { class: "hint", id: freshId("busy"), hidden: true }, words.busy);
  readonly #warnings = make("p", { class: "hint warning" });
  readonly #submit = make(
    "button",
    { type: "submit", class: "primary", "aria-describedby": this.#busy.id },
    words.submit,
  );
  readonly root: HTMLFormElement;
  #tried = false;
  #pressed = false;

  /** `beside` stands before the button: what belongs to the sending, not to the request. */
  constructor(events: FormEvents, beside: HTMLElement | null) {
    this.#events = events;
    const start = make(
      "div",
      { class: "start" },
      button(words.example, () => this.fill(events.example())),
      this.#clearButton(),
    );
    const parts = [
      this.#text.root,
      this.#part(this.#images.root),
      this.#frames.root,
      this.#part(this.#elements.root),
      this.#output.root,
    ];
    const keys = make("span", { class: "hint keys" }, words.keys);
    const send = make(
      "div",
      { class: "send" },
      this.#warnings,
      make("div", { class: "send-line" }, this.#submit, keys),
      this.#busy,
    );
    this.root = make(
      "form",
      { novalidate: true, "aria-label": words.name },
      this.#summary.root,
      start,
      ...parts,
      beside,
      send,
    );
    this.#listen();
    this.fill({});
  }

  /** Puts a request into the fields; nothing is touched after that. */
  fill(input: VideoRequestInput): void {
    this.#tried = false;
    this.#text.fill(input);
    this.#images.fill(input.image_urls);
    this.#frames.start.fill(input.start_image_url ?? "");
    this.#frames.end.fill(input.end_image_url ?? "");
    this.#elements.fill(input.elements);
    this.#output.fill({ ...input });
    for (const field of this.#fields()) field.touched = false;
    this.#summary.hide();
    this.#look();
  }

  /** While a request is under way, no other is sent. */
  setBusy(busy: boolean): void {
    setAttribute(this.#submit, "aria-disabled", busy ? "true" : undefined);
    this.#busy.hidden = !busy;
  }

  /** Leads to the field of this place in the request. */
  focus(path: Path): void {
    this.#place(path).focus();
  }

  #listen(): void {
    this.root.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    this.root.addEventListener("input", () => this.#look());
    this.root.addEventListener("change", () => this.#look());
    this.root.addEventListener("focusout", () => this.#lookWhenReleased());
    document.addEventListener("pointerdown", () => {
      this.#pressed = true;
    });
    for (const name of ["pointerup", "pointercancel"]) document.addEventListener(name, () => this.#release());
    this.root.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Enter in a line of text sends nothing, because sending can cost money; Ctrl or ⌘ with Enter does. */
  #key(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.isComposing) return;
    const asked = event.ctrlKey || event.metaKey;
    if (asked) this.#send();
    if (asked || (event.target as Element).matches("input")) event.preventDefault();
  }

  /** A message that comes while a button is being pressed would move the button away from under the pointer. */
  #lookWhenReleased(): void {
    if (!this.#pressed) this.#look();
  }

  /** The click comes after this event, and before the next one. */
  #release(): void {
    this.#pressed = false;
    setTimeout(() => this.#look());
  }

  #send(): void {
    if (!this.#busy.hidden) return;
    this.#tried = true;
    const { input, validation, placed } = this.#look();
    if (validation.ok) return this.#events.onSubmit(input);
    this.#summary.present(placed.filter(({ issue }) => isError(issue)));
  }

  /** Asks the package about what stands in the fields, and shows the answer. */
  #look(): { readonly input: VideoRequestInput; readonly validation: Validation; readonly placed: readonly Placed[] } {
    this.#output.setShots(this.#text.isShots);
    const input = this.#read();
    const validation = validate(input);
    const placed = validation.issues.map((issue) => ({ issue, field: this.#place(issue.path) }));
    const shown = placed.filter(({ field }) => this.#tried || field.touched);
    for (const field of this.#fields())
      field.show(shown.filter((one) => one.field === field).map(({ issue }) => issue));
    this.#summary.update(placed.filter(({ issue }) => isError(issue)));
    this.#warn(shown.map(({ issue }) => issue));
    this.#events.onChange(input, validation);
    return { input, validation, placed };
  }

  #warn(issues: readonly Issue[]): void {
    const warnings = issues.filter((issue) => !isError(issue)).length;
    this.#warnings.textContent = warnings === 0 ? "" : words.warnings(warnings);
  }

  /** What was typed, as it is: the package decides what of it counts. */
  #read(): VideoRequestInput {
    const typed: Record<string, unknown> = {
      ...this.#text.read(),
      start_image_url: this.#frames.start.read(),
      end_image_url: this.#frames.end.read(),
      image_urls: this.#images.read(),
      elements: this.#elements.read(),
      ...this.#output.read(),
    };
    return typed as VideoRequestInput;
  }

  #fields(): readonly Field[] {
    const { start, end } = this.#frames;
    return [
      ...this.#text.fields(),
      ...this.#images.fields(),
      start.field,
      end.field,
      ...this.#elements.fields(),
      ...this.#output.fields(),
    ];
  }

  /** The field with the longest part of this path; the text where there is none. */
  #place(path: Path): Field {
    const [text, ...others] = this.#fields();
    const depth = (field: Field) => {
      const own = field.path();
      return own.every((part, at) => part === path[at]) ? own.length : 0;
    };
    return others.reduce((best, field) => (depth(field) > depth(best) ? field : best), text as Field);
  }

  #clearButton(): HTMLButtonElement {
    return button(words.clear, () => this.fill({}));
  }

  #part(list: HTMLElement): HTMLElement {
    return make("section", { class: "part" }, list);
  }
}
