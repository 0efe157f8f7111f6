/** The pictures: references, first and last frame. */

import { html } from "lit";
import { limit } from "../choices.ts";
import type { Draft } from "../draft.ts";
import { moveItem, moveOrder, removeOrder } from "../editor.ts";
import { idOf, nameOf, type Path } from "../path.ts";
import type { KlingO3Studio } from "../studio.ts";
import { mentionOf } from "../texts/mention.ts";
import { foldable, heading, messages, undoLine } from "./parts.ts";
import { tileList } from "./tiles.ts";

/** The reference pictures. A move or a removal takes the mentions along. */
export function images(studio: KlingO3Studio) {
  const { t, draft, editor } = studio;
  const { length } = draft.images;
  const pathOf = (at: number): Path => ["image_urls", at];
  const message = (what: string) => (places: number) =>
    [what, places > 0 ? t.form.mentions(places) : ""].filter(Boolean).join(" ");
  return html`<section class="part" part="section" id=${idOf(["image_urls"])} tabindex="-1">
    <div class="part-head">
      ${heading(studio, t.form.images, "head-images")}
      <span class="note number">${t.form.used(length, limit("references"))}</span>
    </div>
    <p class="hint" part="hint">${t.form.imagesHint}</p>
    ${messages(studio, ["image_urls"])}
    ${tileList(studio, {
      id: "images",
      tiles: draft.images,
      pathOf,
      badge: (at) => mentionOf("image", at + 1),
      add: (tiles) => editor.edit((it) => it.images.push(...tiles)),
      remove: (at) =>
        editor.rearrange("image", removeOrder(length, at), (it) => it.images.splice(at, 1), {
          where: "images",
          message: message(t.form.removed(nameOf(pathOf(at), t))),
        }),
      move: (from, to) =>
        editor.rearrange("image", moveOrder(length, from, to), (it) => moveItem(it.images, from, to), {
          where: "images",
          message: message(t.form.moved(nameOf(pathOf(from), t), to + 1, length)),
        }),
    })}
    ${undoLine(studio, "images")}
  </section>`;
}

/** The picture the video begins with, and the one it ends with. */
export function frames(studio: KlingO3Studio) {
  const { t, draft } = studio;
  const used = [draft.start && t.form.start, draft.end && t.form.end].filter(Boolean).join(", ");
  return foldable(
    studio,
    { id: "frames", title: t.form.frames, note: used || t.form.none, isUsed: used !== "" },
    html`<div class="pair">
      ${frame(studio, "start", t.form.start, t.form.startHint)} ${frame(studio, "end", t.form.end, t.form.endHint)}
    </div>`,
  );
}

function frame(studio: KlingO3Studio, which: "start" | "end", name: string, hint: string) {
  const { draft, editor, t } = studio;
  const one = draft[which];
  const path = [`${which}_image_url`];
  const set = (tile: Draft["start"]) => (it: Draft) => {
    it[which] = tile;
    // With a first frame the shape of the video is usually that of the picture; so nothing is chosen for it.
  };
  return html`<div class="slot" role="group" aria-label=${name}>
    <span class="label" part="label">${name}</span>
    <p class="hint" part="hint">${hint}</p>
    ${tileList(studio, {
      id: `${which}-frame`,
      tiles: one ? [one] : [],
      pathOf: () => path,
      single: true,
      add: ([tile]) => editor.edit(set(tile ?? null)),
      remove: () => editor.edit(set(null), { where: "frames", message: t.form.removed(name) }),
    })}
  </div>`;
}
