/** The shots: a ruler of their lengths, and a card each with its text. */
import { balanceShots } from "kling-o3";
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import { ask } from "../asking.ts";
import { limit } from "../choices.ts";
import { type Draft, type Shot, shot, totalSeconds } from "../draft.ts";
import { moveItem } from "../editor.ts";
import { idOf } from "../path.ts";
import type { KlingO3Studio } from "../studio.ts";
import { mentionField } from "./mention-field.ts";
import { described, hasError, iconButton, icons, messages, messagesId, readNumber, undoLine } from "./parts.ts";
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
    <ol class="cards">
      ${repeat(
        draft.shots,
        ({ key }) => key,
        (one, at) => card(studio, one, at),
      )}
    </ol>
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

function card(studio: KlingO3Studio, one: Shot, at: number) {
  const { t, draft, editor } = studio;
  const name = t.form.shot(at + 1);
  const path = [list, at, "prompt"];
  const lengthPath = [list, at, "duration"];
  const write = (value: string) => editor.edit(() => Object.assign(one, { prompt: value }));
  const id = `handle-${one.key}`;
  return html`<li class="card" part="shot" data-sort="shots" data-at=${at}>
    <div class="card-head">
      <button
        type="button"
        class="handle"
        id=${id}
        aria-label="${name}, ${t.form.options}"
        @keydown=${(event: KeyboardEvent) => handleKey(studio, event, at)}
        @click=${() => studio.sorter.toggleMenu(id)}
        @pointerdown=${(event: PointerEvent) => studio.sorter.press(event, "shots", at, (to) => move(studio, at, to))}
      >
        ${name}
      </button>
      <label class="inline" for=${idOf(lengthPath)}>${t.form.lengthSeconds}</label>
      <input
        class="short number"
        type="number"
        inputmode="numeric"
        id=${idOf(lengthPath)}
        min=${limit("shotDurationMin")}
        max=${limit("shotDurationMax")}
        aria-label="${name}, ${t.form.lengthSeconds}"
        aria-invalid=${hasError(studio, lengthPath) ? "true" : nothing}
        aria-describedby=${described(hasError(studio, lengthPath) && messagesId(lengthPath))}
        .value=${live(`${one.seconds}`)}
        @input=${(event: Event) => editor.edit(() => Object.assign(one, { seconds: readNumber(event) }))}
      />
      <span class="note">${t.form.secondsUnit}</span>
      <span class="spring"></span>
      ${iconButton(icons.up, `${name}: ${t.form.up}`, at === 0, () => move(studio, at, at - 1))}
      ${iconButton(icons.down, `${name}: ${t.form.down}`, at === draft.shots.length - 1, () => move(studio, at, at + 1))}
      ${iconButton(icons.close, `${name}: ${t.form.remove}`, draft.shots.length === 1, () => remove(studio, at))}
    </div>
    ${studio.sorter.menu(id, [
      [t.form.up, () => move(studio, at, at - 1), at > 0],
      [t.form.down, () => move(studio, at, at + 1), at < draft.shots.length - 1],
      [t.form.duplicate, () => duplicate(studio, at), true],
      [t.form.remove, () => remove(studio, at), draft.shots.length > 1],
    ])}
    ${messages(studio, lengthPath)} ${messages(studio, path)}
    ${mentionField(studio, {
      ...{ path, value: one.prompt, rows: 3, name: `${name}: ${t.form.whatHappens}`, write },
      counterId: `counter-${one.key}`,
    })}
    ${counter(studio, `counter-${one.key}`, one.prompt, limit("shotPromptCharacters"))}
  </li>`;
}

function move(studio: KlingO3Studio, from: number, to: number): void {
  const { draft, editor, t } = studio;
  const moved = draft.shots[from];
  if (!moved || to < 0 || to >= draft.shots.length) return;
  editor.edit((it) => moveItem(it.shots, from, to));
  studio.speaker.now(t.form.moved(t.form.shot(from + 1), to + 1, draft.shots.length));
  void studio.focusId(`handle-${moved.key}`);
}

function remove(studio: KlingO3Studio, at: number): void {
  const { draft, editor, t } = studio;
  if (draft.shots.length === 1) return;
  const next = draft.shots[at + 1] ?? draft.shots[at - 1];
  editor.edit((it) => it.shots.splice(at, 1), { where: "shots", message: t.form.removed(t.form.shot(at + 1)) });
  void studio.focusId(next ? `handle-${next.key}` : "add-shots");
}

function duplicate(studio: KlingO3Studio, at: number): void {
  const { editor } = studio;
  const made = shot();
  editor.edit((it) => {
    const { prompt, seconds } = it.shots[at] ?? made;
    it.shots.splice(at + 1, 0, { ...made, prompt, seconds });
  });
  void studio.focusId(`handle-${made.key}`);
}

function handleKey(studio: KlingO3Studio, event: KeyboardEvent, at: number): void {
  if (event.key === "Delete") remove(studio, at);
  else if (event.altKey && event.key === "ArrowUp") move(studio, at, at - 1);
  else if (event.altKey && event.key === "ArrowDown") move(studio, at, at + 1);
  else return;
  event.preventDefault();
}
