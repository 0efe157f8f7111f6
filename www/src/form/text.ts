/** The text: one prompt, or shots. Both drafts are kept; what is chosen is sent. */
import { mentionAt } from "kling-o3";
import { html, nothing } from "lit";
import { ask } from "../asking.ts";
import { limit } from "../choices.ts";
import { shot } from "../draft.ts";
import { idOf } from "../path.ts";
import type { KlingO3Studio } from "../studio.ts";
import { mentionOf } from "../texts/mention.ts";
import { mentionField } from "./mention-field.ts";
import { heading, messages, segments } from "./parts.ts";
import { insertMention } from "./picker.ts";

/** From this share of a limit on, a counter is shown. */
const noisyFrom = 0.8;

/** See the head of this file. */
export function text(studio: KlingO3Studio) {
  const { t, draft, editor } = studio;
  const choose = (way: string) =>
    editor.edit((it) => {
      it.way = way === "shots" ? "shots" : "prompt";
      // The first of them begins with what is written already.
      if (it.way === "shots" && it.shots.length === 0) it.shots = [shot(it.prompt), shot()];
    });
  return html`<section class="part" part="section">
    <div class="part-head">
      ${heading(studio, t.form.textHead)}
      ${
        studio.has("multishot") || draft.way === "shots"
          ? segments({
              ...{ name: "way", legend: t.form.way, unseen: true, value: draft.way, choose },
              options: [
                ["prompt", t.form.onePrompt],
                ["shots", t.form.shots],
              ],
            })
          : nothing
      }
    </div>
    ${draft.way === "shots" ? studio.late?.shots(studio) : prompt(studio)} ${chips(studio)}
  </section>`;
}

function prompt(studio: KlingO3Studio) {
  const { t, draft, editor } = studio;
  const path = ["prompt"];
  return html`<label class="label" part="label" for=${idOf(path)}>${t.form.prompt}</label>
    <p class="hint" part="hint" id="prompt-hint">${t.form.promptHint}</p>
    ${messages(studio, path)}
    ${mentionField(studio, {
      ...{ path, value: draft.prompt, rows: 5, hintId: "prompt-hint" },
      counterId: isNoisy(draft.prompt, limit("promptCharacters")) && "prompt-counter",
      write: (value) => editor.edit((it) => Object.assign(it, { prompt: value })),
    })}
    ${counter(studio, "prompt-counter", draft.prompt, limit("promptCharacters"))}`;
}

const length = (value: string): number => [...value].length;
const isNoisy = (value: string, most: number): boolean => length(value) >= most * noisyFrom;

/** How much is left, once it is little. */
export function counter({ t }: KlingO3Studio, id: string, value: string, most: number) {
  if (!isNoisy(value, most)) return nothing;
  const actual = length(value);
  return html`<p part="counter" class="counter ${actual > most ? "over" : ""}">
    <span aria-hidden="true">${t.form.counter(actual, most)}</span>
    <span class="unseen" id=${id}>${t.form.counterSpoken(actual, most)}</span>
  </p>`;
}

/** The mentions that can be put into the text where the caret is. */
function chips(studio: KlingO3Studio) {
  const { t, draft } = studio;
  const all = [
    ...draft.images.map((_, at) => mentionOf("image", at + 1)),
    ...draft.subjects.map((_, at) => mentionOf("element", at + 1)),
  ];
  if (all.length === 0) return nothing;
  return html`<div class="chips" role="group" aria-label=${t.form.insert}>
    <span class="note" aria-hidden="true">${t.form.insert}</span>
    ${all.map(
      (mention) => html`<button
        type="button"
        class="chip"
        aria-label=${t.form.insertMention(mention)}
        @mousedown=${(event: Event) => event.preventDefault()}
        @click=${() => insertAtCaret(studio, mention)}
      >
        ${mention}
      </button>`,
    )}
  </div>`;
}

/** Into the text that has the focus, else into the first. An `@` that waits for its mention is the beginning of it. */
export function insertAtCaret(studio: KlingO3Studio, mention: string): void {
  const { renderRoot } = studio;
  const focused = (renderRoot as ShadowRoot).activeElement;
  const area = focused instanceof HTMLTextAreaElement ? focused : renderRoot.querySelector("textarea");
  if (!area) return;
  const { value, selectionStart: start, selectionEnd: end } = area;
  const open = ask(() => mentionAt(value, end), null);
  insertMention(area, mention, start === end && open?.query === "" ? open.span[0] : start, end);
}
