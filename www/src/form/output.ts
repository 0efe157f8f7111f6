/** What the video shall be like: size, shape, length, sound. */
import { make } from "../dom.ts";
import { limit, ratios, resolutions } from "../limits.ts";
import { texts } from "../texts.ts";
import { checkbox, choice, numeric } from "./controls.ts";
import type { Field } from "./field.ts";

const words = texts.form;
const asThemselves = (values: readonly string[]) => values.map((value) => [value, value] as const);

/** See the head of this file. */
export class Output {
  readonly #resolution = choice({
    label: words.resolution,
    path: () => ["resolution"],
    options: asThemselves(resolutions.all),
  });
  readonly #ratio = choice({
    label: words.ratio,
    path: () => ["aspect_ratio"],
    options: [["", words.automatic], ...asThemselves(ratios)],
  });
  readonly #duration = numeric({
    label: words.duration,
    hint: words.durationHint(limit("durationMin"), limit("durationMax"), limit("durationDefault")),
    path: () => ["duration"],
    attributes: { min: limit("durationMin"), max: limit("durationMax"), class: "short" },
  });
  readonly #ofShots = make(
    "div",
    { class: "field" },
    make("p", { class: "label" }, words.duration),
    make("p", { class: "hint" }, words.durationOfShots),
  );
  readonly #length = make("div", {}, this.#duration.root, this.#ofShots);
  readonly #sound = checkbox({ label: words.sound, caption: words.soundLabel, path: () => ["generate_audio"] });
  readonly root = make(
    "section",
    { class: "part" },
    make("h2", {}, words.output),
    make("div", { class: "pair" }, this.#resolution.root, this.#ratio.root),
    make("div", { class: "pair" }, this.#length, this.#sound.root),
  );

  constructor() {
    this.fill({});
    this.setShots(false);
  }

  /** With shots there is no length to be given: it is theirs. */
  setShots(isShots: boolean): void {
    this.#duration.root.hidden = isShots;
    this.#ofShots.hidden = !isShots;
  }

  read(): Record<string, unknown> {
    const duration = this.#duration.root.hidden ? {} : { duration: this.#duration.read() };
    return {
      resolution: this.#resolution.read(),
      generate_audio: this.#sound.read(),
      aspect_ratio: this.#ratio.read(),
      ...duration,
    };
  }

  fill(given: Readonly<Record<string, unknown>>): void {
    this.#resolution.fill(typeof given.resolution === "string" ? given.resolution : resolutions.usual);
    this.#ratio.fill(typeof given.aspect_ratio === "string" ? given.aspect_ratio : "");
    this.#duration.fill(given.duration);
    this.#sound.fill(given.generate_audio === true);
    for (const field of this.fields()) field.touched = false;
  }

  fields(): readonly Field[] {
    const duration = this.#duration.root.hidden ? [] : [this.#duration.field];
    return [this.#resolution.field, this.#ratio.field, ...duration, this.#sound.field];
  }
}
