/** The subjects: each one pictures from several sides, or a video with a voice. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { type Subject, subject, tile } from "../draft.ts";
import { moveItem, moveOrder, removeOrder } from "../editor.ts";
import { idOf, nameOf } from "../path.ts";
import type { KlingO3Studio } from "../studio.ts";
import { mentionOf } from "../texts/mention.ts";
import { type Card, cards } from "./cards.ts";
import type { Items } from "./order.ts";
import { described, hasError, icons, messages, messagesId, segments, withMentions } from "./parts.ts";
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
    ${cards(
      studio,
      itemsOf(studio),
      draft.subjects.map((one, at) => card(studio, one, at)),
    )}
    <button type="button" id="add-subjects" @click=${add}>${icons.plus}${t.form.addSubject}</button>`;
}

const itemsOf = ({ t, draft, editor }: KlingO3Studio): Items => {
  const { length } = draft.subjects;
  const undo = (told: string) => ({ where: "subjects", message: withMentions(t, told) });
  return {
    ...{ list: "subjects", length, addId: "add-subjects" },
    nameOf: (at) => nameOf([list, at], t),
    handleOf: (at) => idOf([list, at]),
    move: (from, to, told) =>
      editor.rearrange("element", moveOrder(length, from, to), (it) => moveItem(it.subjects, from, to), undo(told)),
    remove: (at, told) =>
      editor.rearrange("element", removeOrder(length, at), (it) => it.subjects.splice(at, 1), undo(told)),
  };
};

function card(studio: KlingO3Studio, one: Subject, at: number): Card {
  const { t, editor } = studio;
  const path = [list, at];
  const name = nameOf(path, t);
  const mention = mentionOf("element", at + 1);
  const kind = (value: string) =>
    editor.edit(() => Object.assign(one, { kind: value === "video" ? "video" : "pictures" }));
  return {
    ...{ key: one.key, part: "element-card", caption: mention, label: `${mention}, ${name}` },
    describedBy: hasError(studio, path) && messagesId(path),
    head: html`<input
      class="label-input"
      type="text"
      autocomplete="off"
      aria-label="${name}: ${t.form.label}"
      placeholder=${t.form.label}
      .value=${live(one.label)}
      @input=${(event: Event) => editor.edit(() => Object.assign(one, { label: (event.target as HTMLInputElement).value }))}
    />`,
    body: html`${messages(studio, path)}
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
    ${one.kind === "video" ? video(studio, one, at) : pictures(studio, one, at)}`,
  };
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
        remove: (_, told) => editor.edit(() => Object.assign(one, { front: null }), undo(told)),
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
        remove: (place, told) => editor.edit(() => void one.angles.splice(place, 1), undo(told)),
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
      remove: (_, message) => editor.edit(() => Object.assign(one, { video: null }), { where: "subjects", message }),
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
