/** The shots: a ruler of their lengths, and a card each with its text. */
import { balanceShots } from "kling-o3";
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { ask } from "../asking.ts";
import { limit } from "../choices.ts";
import { type Draft, type Shot, shot, totalSeconds } from "../draft.ts";
import { moveItem } from "../editor.ts";
import { idOf, type Path } from "../path.ts";
import type { KlingO3Studio } from "../studio.ts";
import { type Card, cards } from "./cards.ts";
import { mentionField } from "./mention-field.ts";
import type { Items } from "./order.ts";
import { described, hasError, icons, messages, messagesId, readNumber, undoLine } from "./parts.ts";
import { counter } from "./text.ts";

const list = "multi_prompt";

/** See the head of this file. */
export function shots(studio: KlingO3Studio) {
  const { t, draft, editor } = studio;
  const total = totalSeconds(draft);
  const add = () => {
    editor.edit((it) => it.shots.push(shot()));
    void studio.focusField([list, draft.shots.length - 1, "prompt"]);
  };
  return html`<div class="shots" part="shots" id=${idOf([list])} tabindex="-1" role="group" aria-labelledby="head-shots">
    <div class="shots-head">
      <span class="label" part="label" id="head-shots" tabindex="-1">${t.form.shots}</span>
      <span class="note number">${t.form.total(total)}</span>
      <span class="actions" part="actions">
        ${total === draft.seconds ? nothing : lengthButton(studio, Number(draft.seconds), t.form.makeTotal(Number(draft.seconds)))}
        ${lengthButton(studio, total, t.form.even, true)}
      </span>
    </div>
    ${messages(studio, [list])} ${ruler(studio)} ${undoLine(studio, "shots")}
    ${cards(
      studio,
      itemsOf(studio),
      draft.shots.map((one, at) => card(studio, one, at)),
    )}
    <div class="add-line">
      <button type="button" id="add-shots" @click=${add}>${icons.plus}${t.form.addShot}</button>
      <span class="note number">${t.form.used(draft.shots.length, limit("shotsMax"))}</span>
    </div>
  </div>`;
}

function lengthButton(studio: KlingO3Studio, total: number, caption: string, isEven = false) {
  const { editor, t } = studio;
  const change = (draft: Draft) => {
    const lengths = draft.shots.map(({ seconds }) => (isEven ? 1 : Number(seconds) || 1));
    const balanced = ask(() => balanceShots(lengths, total), lengths);
    draft.shots.forEach((one, at) => {
      one.seconds = balanced[at] ?? one.seconds;
    });
  };
  return html`<button
    type="button"
    class="small"
    @click=${() => editor.edit(change, { where: "shots", message: t.form.lengthsChanged })}
  >
    ${caption}
  </button>`;
}

/** Blocks as wide as the shots are long. */
function ruler(studio: KlingO3Studio) {
  const { t, draft } = studio;
  return html`<div class="ruler" part="ruler">
    ${draft.shots.map(
      ({ seconds }, at) => html`<button
        type="button"
        class="block"
        data-seconds=${Number(seconds) || 1}
        @click=${() => studio.focusField([list, at, "prompt"])}
      >
        <span><span class="unseen">${t.form.shots}</span> ${at + 1}</span>
        <span class="number">${seconds} ${t.form.secondsUnit}</span>
      </button>`,
    )}
  </div>`;
}

const handle = ({ key }: Shot) => `handle-${key}`;

const itemsOf = ({ t, draft, editor }: KlingO3Studio): Items => ({
  ...{ list: "shots", length: draft.shots.length, least: 1, addId: "add-shots" },
  nameOf: (at) => t.form.shot(at + 1),
  handleOf: (at) => draft.shots.map(handle)[at] ?? "",
  move: (from, to) => editor.edit((it) => moveItem(it.shots, from, to)),
  remove: (at, message) => editor.edit((it) => it.shots.splice(at, 1), { where: "shots", message }),
});

function card(studio: KlingO3Studio, one: Shot, at: number): Card {
  const { t, editor } = studio;
  const name = t.form.shot(at + 1);
  const path = [list, at, "prompt"];
  const lengthPath = [list, at, "duration"];
  const write = (value: string) => editor.edit(() => Object.assign(one, { prompt: value }));
  return {
    ...{ key: one.key, part: "shot", caption: name, label: name, head: length(studio, one, name, lengthPath) },
    more: [[t.form.duplicate, () => duplicate(studio, at), true]],
    body: html`${messages(studio, lengthPath)} ${messages(studio, path)}
    ${mentionField(studio, {
      ...{ path, value: one.prompt, rows: 3, name: `${name}: ${t.form.whatHappens}`, write },
      counterId: `counter-${one.key}`,
    })}
    ${counter(studio, `counter-${one.key}`, one.prompt, limit("shotPromptCharacters"))}`,
  };
}

function length(studio: KlingO3Studio, one: Shot, name: string, path: Path) {
  const { t, editor } = studio;
  return html`<label class="inline" for=${idOf(path)}>${t.form.lengthSeconds}</label>
    <input
      class="short number"
      type="number"
      inputmode="numeric"
      id=${idOf(path)}
      min=${limit("shotDurationMin")}
      max=${limit("shotDurationMax")}
      aria-label="${name}, ${t.form.lengthSeconds}"
      aria-invalid=${hasError(studio, path) ? "true" : nothing}
      aria-describedby=${described(hasError(studio, path) && messagesId(path))}
      .value=${live(`${one.seconds}`)}
      @input=${(event: Event) => editor.edit(() => Object.assign(one, { seconds: readNumber(event) }))}
    />
    <span class="note">${t.form.secondsUnit}</span>
    <span class="spring"></span>`;
}

function duplicate(studio: KlingO3Studio, at: number): void {
  const { editor } = studio;
  const made = shot();
  editor.edit((it) => {
    const { prompt, seconds } = it.shots[at] ?? made;
    it.shots.splice(at + 1, 0, { ...made, prompt, seconds });
  });
  void studio.focusId(handle(made));
}
