/** The subjects: each one pictures from several sides, or a video with a voice. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import { type Subject, subject, tile } from "../draft.ts";
import { moveItem, moveOrder, removeOrder } from "../editor.ts";
import { idOf, nameOf } from "../path.ts";
import type { KlingO3Studio } from "../studio.ts";
import { mentionOf } from "../texts/mention.ts";
import { described, hasError, iconButton, icons, messages, messagesId, segments } from "./parts.ts";
import { tileList } from "./tiles.ts";

const list = "elements";

/** See the head of this file. */
export function subjects(studio: KlingO3Studio) {
  const { t, draft, editor } = studio;
  const add = () => {
    const made = subject();
    editor.edit((it) => it.subjects.push(made));
    void studio.focusId(idOf([list, draft.subjects.length - 1]));
  };
  return html`<p class="hint" part="hint" id=${idOf([list])} tabindex="-1">${t.form.subjectsHint}</p>
    ${messages(studio, [list])}
    <ol class="cards">
      ${repeat(
        draft.subjects,
        ({ key }) => key,
        (one, at) => card(studio, one, at),
      )}
    </ol>
    <button type="button" id="add-subjects" @click=${add}>${icons.plus}${t.form.addSubject}</button>`;
}

function card(studio: KlingO3Studio, one: Subject, at: number) {
  const { t, draft, editor, sorter } = studio;
  const path = [list, at];
  const name = nameOf(path, t);
  const id = idOf(path);
  const last = draft.subjects.length - 1;
  const kind = (value: string) =>
    editor.edit(() => Object.assign(one, { kind: value === "video" ? "video" : "pictures" }));
  return html`<li class="card" part="element-card" data-sort="subjects" data-at=${at}>
    <div class="card-head">
      <button
        type="button"
        class="handle"
        id=${id}
        aria-label="${mentionOf("element", at + 1)}, ${name}, ${t.form.options}"
        aria-describedby=${hasError(studio, path) ? messagesId(path) : nothing}
        aria-expanded=${sorter.isMenuOpen(id) ? "true" : "false"}
        @keydown=${(event: KeyboardEvent) => handleKey(studio, event, at)}
        @click=${() => sorter.toggleMenu(id)}
        @pointerdown=${(event: PointerEvent) => sorter.press(event, "subjects", at, (to) => move(studio, at, to))}
      >
        ${mentionOf("element", at + 1)}
      </button>
      <input
        class="label-input"
        type="text"
        autocomplete="off"
        aria-label="${name}: ${t.form.label}"
        placeholder=${t.form.label}
        .value=${live(one.label)}
        @input=${(event: Event) => editor.edit(() => Object.assign(one, { label: (event.target as HTMLInputElement).value }))}
      />
      ${iconButton(icons.up, `${name}: ${t.form.up}`, at === 0, () => move(studio, at, at - 1))}
      ${iconButton(icons.down, `${name}: ${t.form.down}`, at === last, () => move(studio, at, at + 1))}
      ${iconButton(icons.close, `${name}: ${t.form.remove}`, false, () => remove(studio, at))}
    </div>
    ${sorter.menu(id, [
      [t.form.up, () => move(studio, at, at - 1), at > 0],
      [t.form.down, () => move(studio, at, at + 1), at < last],
      [t.form.remove, () => remove(studio, at), true],
    ])}
    ${messages(studio, path)}
    ${segments({
      ...{
        name: `kind-${one.key}`,
        legend: `${name}: ${t.form.subjectKind}`,
        unseen: true,
        value: one.kind,
        choose: kind,
      },
      options: [
        ["pictures", t.form.pictures],
        ["video", t.form.video],
      ],
    })}
    ${one.kind === "video" ? video(studio, one, at) : pictures(studio, one, at)}
  </li>`;
}

function pictures(studio: KlingO3Studio, one: Subject, at: number) {
  const { t, editor } = studio;
  const undo = (message: string) => ({ where: "subjects", message });
  const front = [list, at, "frontal_image_url"];
  const angle = (place: number) => [list, at, "reference_image_urls", place];
  return html`<div class="pair">
    <div class="slot" role="group" aria-label=${nameOf(front, t)}>
      <span class="label" part="label">${t.form.front}</span>
      ${tileList(studio, {
        id: `front-${one.key}`,
        tiles: one.front ? [one.front] : [],
        pathOf: () => front,
        single: true,
        add: ([made]) => editor.edit(() => Object.assign(one, { front: made ?? null })),
        remove: () => editor.edit(() => Object.assign(one, { front: null }), undo(t.form.removed(nameOf(front, t)))),
      })}
    </div>
    <div class="slot" role="group" aria-label="${nameOf([list, at, "reference_image_urls"], t)}">
      <span class="label" part="label" id=${idOf([list, at, "reference_image_urls"])} tabindex="-1">${t.form.angles}</span>
      ${messages(studio, [list, at, "reference_image_urls"])}
      ${tileList(studio, {
        id: `angles-${one.key}`,
        tiles: one.angles,
        pathOf: angle,
        add: (made) => editor.edit(() => void one.angles.push(...made)),
        remove: (place) =>
          editor.edit(() => void one.angles.splice(place, 1), undo(t.form.removed(nameOf(angle(place), t)))),
        move: (from, to) => editor.edit(() => moveItem(one.angles, from, to)),
      })}
      ${
        one.front && one.angles.length === 0
          ? html`<button
              type="button"
              class="link"
              @click=${() => editor.edit(() => void one.angles.push(tile(one.front?.url ?? "")))}
            >
              ${t.form.twice}
            </button>`
          : nothing
      }
    </div>
  </div>`;
}

function video(studio: KlingO3Studio, one: Subject, at: number) {
  const { t, editor } = studio;
  const path = [list, at, "video_url"];
  const voice = [list, at, "voice_id"];
  return html`<div class="slot">
    ${tileList(studio, {
      id: `video-${one.key}`,
      tiles: one.video ? [one.video] : [],
      pathOf: () => path,
      ...{ single: true, isVideo: true },
      add: ([made]) => editor.edit(() => Object.assign(one, { video: made ?? null })),
      remove: () =>
        editor.edit(() => Object.assign(one, { video: null }), {
          where: "subjects",
          message: t.form.removed(nameOf(path, t)),
        }),
    })}
    <label class="label" part="label" for=${idOf(voice)}>${t.form.voice}</label>
    <p class="hint" part="hint" id="${idOf(voice)}-hint">${t.form.voiceHint}</p>
    ${messages(studio, voice)}
    <input
      type="text"
      autocomplete="off"
      spellcheck="false"
      id=${idOf(voice)}
      aria-invalid=${hasError(studio, voice) ? "true" : nothing}
      aria-describedby=${described(`${idOf(voice)}-hint`, hasError(studio, voice) && messagesId(voice))}
      .value=${live(one.voice)}
      @input=${(event: Event) => editor.edit(() => Object.assign(one, { voice: (event.target as HTMLInputElement).value }))}
    />
  </div>`;
}

const message = (studio: KlingO3Studio, what: string) => (places: number) =>
  [what, places > 0 ? studio.t.form.mentions(places) : ""].filter(Boolean).join(" ");

function move(studio: KlingO3Studio, from: number, to: number): void {
  const { draft, editor, t } = studio;
  const { length } = draft.subjects;
  if (to < 0 || to >= length) return;
  const told = t.form.moved(nameOf([list, from], t), to + 1, length);
  const order = moveOrder(length, from, to);
  editor.rearrange("element", order, (it) => moveItem(it.subjects, from, to), {
    where: "subjects",
    message: message(studio, told),
  });
  studio.speaker.now(told);
  void studio.focusId(idOf([list, to]));
}

function remove(studio: KlingO3Studio, at: number): void {
  const { draft, editor, t } = studio;
  const { length } = draft.subjects;
  editor.rearrange("element", removeOrder(length, at), (it) => it.subjects.splice(at, 1), {
    where: "subjects",
    message: message(studio, t.form.removed(nameOf([list, at], t))),
  });
  void studio.focusId(length > 1 ? idOf([list, Math.min(at, length - 2)]) : "add-subjects");
}

function handleKey(studio: KlingO3Studio, event: KeyboardEvent, at: number): void {
  if (event.key === "Delete") remove(studio, at);
  else if (event.altKey && event.key === "ArrowUp") move(studio, at, at - 1);
  else if (event.altKey && event.key === "ArrowDown") move(studio, at, at + 1);
  else return;
  event.preventDefault();
}
