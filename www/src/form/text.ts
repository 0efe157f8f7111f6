/** The text: one prompt, or several shots with their lengths. Only what is chosen goes into the request. */
import { renumberMentions } from "kling-o3";
import { make } from "../dom.ts";
import { limit } from "../limits.ts";
import { texts } from "../texts.ts";
import { area, choice, numeric } from "./controls.ts";
import { naming } from "./elements.ts";
import { Field, type Path } from "./field.ts";
import { type Row, Rows } from "./rows.ts";

const words = texts.form;

/** The shape of a shot in a form: the length may be anything that can be typed. */
interface Shot {
  readonly prompt?: string;
  readonly duration?: unknown;
}

/** See the head of this file. */
export class Text {
  readonly root = make("section", { class: "part" }, make("h2", {}, words.text));
  readonly #way = choice({
    label: words.way,
    unseen: true,
    path: () => ["prompt"],
    options: [
      ["prompt", words.onePrompt],
      ["shots", words.shots],
    ],
  });
  readonly #prompt = area({ label: words.prompt, hint: words.promptHint, path: () => ["prompt"], rows: 5 });
  readonly #counter = make("p", { class: "hint counter" });
  readonly #shots = shots();
  readonly #total = make("p", { class: "hint counter" });

  constructor() {
    this.#prompt.field.messages.before(this.#counter);
    this.#shots.field.messages.before(this.#total);
    this.root.append(this.#way.root, this.#prompt.root, this.#shots.root);
    this.#way.root.addEventListener("change", () => this.#choose());
    this.root.addEventListener("input", () => this.#count());
    this.fill({});
  }

  get isShots(): boolean {
    return this.#way.read() === "shots";
  }

  read(): { prompt?: string; multi_prompt?: unknown[] } {
    return this.isShots ? { multi_prompt: this.#shots.read() } : { prompt: this.#prompt.read() };
  }

  fill({ prompt, multi_prompt }: { readonly prompt?: unknown; readonly multi_prompt?: unknown }): void {
    this.#way.fill(Array.isArray(multi_prompt) ? "shots" : "prompt");
    this.#prompt.fill(typeof prompt === "string" ? prompt : "");
    this.#prompt.field.touched = false;
    this.#shots.fill(multi_prompt);
    this.#choose();
  }

  fields(): readonly Field[] {
    return this.isShots ? this.#shots.fields() : [this.#prompt.field];
  }

  /** Mentions follow the pictures and subjects they point to. */
  renumber(kind: "image" | "element", order: readonly (number | null)[]): void {
    for (const control of this.root.querySelectorAll("textarea"))
      control.value = renumberMentions(control.value, kind, order);
    this.#count();
  }

  #choose(): void {
    if (this.isShots && this.#shots.length === 0) this.#shots.fill(this.#firstShots());
    this.#prompt.root.hidden = this.isShots;
    this.#shots.root.hidden = !this.isShots;
    this.#count();
  }

  /** Two shots, the first with what has been written. */
  #firstShots(): Shot[] {
    return [{ prompt: this.#prompt.read() }, {}];
  }

  #count(): void {
    this.#counter.textContent = words.counter([...this.#prompt.read()].length, limit("promptCharacters"));
    const lengths = (this.#shots.read() as Shot[]).map(({ duration }) => (typeof duration === "number" ? duration : 0));
    const sum = lengths.reduce((total, seconds) => total + (Number.isFinite(seconds) ? seconds : 0), 0);
    this.#total.textContent = words.shotsTotal(sum, limit("durationMin"), limit("durationMax"));
  }
}

function shots(): Rows {
  return new Rows({
    name: words.shots,
    hint: words.promptHint,
    path: () => ["multi_prompt"],
    add: words.addShot,
    rowName: words.shot,
    least: 1,
    make: shot,
  });
}

function shot(path: () => Path, remove: HTMLButtonElement, value: unknown): Row {
  const { name, named } = naming(words.shot);
  const prompt = area({ label: words.shotPrompt, path: () => [...path(), "prompt"], rows: 3 });
  const seconds = numeric({
    label: words.shotSeconds,
    path: () => [...path(), "duration"],
    attributes: { min: limit("shotDurationMin"), max: limit("shotDurationMax"), class: "short" },
  });
  const root = make("fieldset", { class: "card" }, make("legend", {}, name), remove);
  const field = new Field({ control: root, path });
  field.focus = () => prompt.field.focus();
  root.append(field.messages, prompt.root, seconds.root);
  const { prompt: text = "", duration = limit("shotDurationAdvised") } = (value ?? {}) as Shot;
  prompt.fill(text);
  seconds.fill(duration);
  return {
    root,
    read: () => ({ prompt: prompt.read(), duration: seconds.read() }),
    fields: () => [field, prompt.field, seconds.field],
    place: named,
  };
}
