/** The subjects: each one pictures from several sides, or a video. */
import { make } from "../dom.ts";
import { texts } from "../texts.ts";
import { line, link } from "./controls.ts";
import { Field, type Path } from "./field.ts";
import { links } from "./links.ts";
import { type Row, Rows } from "./rows.ts";

const words = texts.form;

/** The list; told what a removal does to the numbers. */
export function elements(onRemove: (order: readonly (number | null)[]) => void): Rows {
  return new Rows({
    name: words.elements,
    hint: words.elementsHint,
    path: () => ["elements"],
    add: words.addElement,
    rowName: words.element,
    onRemove,
    make: element,
  });
}

function element(path: () => Path, remove: HTMLButtonElement, value: unknown): Row {
  const { name, named } = naming(words.element);
  const below = (field: string) => () => [...path(), field];
  const front = link({ label: words.front, path: below("frontal_image_url") });
  const angles = links({
    name: words.angles,
    path: below("reference_image_urls"),
    add: words.addAngle,
    rowName: words.angle,
  });
  const video = link({ label: words.video, hint: words.videoHint, path: below("video_url") });
  const voice = line({ label: words.voice, hint: words.voiceHint, path: below("voice_id") });
  const root = make("fieldset", { class: "card" }, make("legend", {}, name), remove);
  const field = new Field({ control: root, path });
  field.focus = () => front.field.focus();
  root.append(field.messages, front.root, angles.root, video.root, voice.root);
  const read = () => ({
    frontal_image_url: front.read(),
    reference_image_urls: angles.read(),
    video_url: video.read(),
    voice_id: voice.read(),
  });
  const given = (value ?? {}) as Partial<Record<keyof ReturnType<typeof read>, string>>;
  front.fill(given.frontal_image_url ?? "");
  angles.fill(given.reference_image_urls ?? []);
  video.fill(given.video_url ?? "");
  voice.fill(given.voice_id ?? "");
  const fields = () => [field, front.field, ...angles.fields(), video.field, voice.field];
  return { root, read, fields, place: named };
}

/** A name that follows its place. */
export function naming(of: (place: number) => string): {
  readonly name: HTMLSpanElement;
  readonly named: (place: number) => void;
} {
  const name = make("span", {});
  return {
    name,
    named: (place) => {
      name.textContent = of(place);
    },
  };
}
