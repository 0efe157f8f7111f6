/** Pictures beside the text: references, first and last frame. */
import { make } from "../dom.ts";
import { texts } from "../texts.ts";
import { type Control, link } from "./controls.ts";
import { links } from "./links.ts";
import type { Rows } from "./rows.ts";

const words = texts.form;

/** The reference images; told what a removal does to the numbers. */
export function images(onRemove: (order: readonly (number | null)[]) => void): Rows {
  const path = () => ["image_urls"];
  return links({
    name: words.images,
    hint: words.imagesHint,
    path,
    add: words.addImage,
    rowName: words.image,
    onRemove,
  });
}

/** Start and end image. */
export function frames(): {
  readonly root: HTMLElement;
  readonly start: Control<string>;
  readonly end: Control<string>;
} {
  const start = link({ label: words.start, hint: words.startHint, path: () => ["start_image_url"] });
  const end = link({ label: words.end, hint: words.endHint, path: () => ["end_image_url"] });
  const pair = make("div", { class: "pair" }, start.root, end.root);
  const root = make("section", { class: "part" }, make("h2", {}, words.frames), pair);
  return { root, start, end };
}
