/** Requests to start from. Their pictures stand beside the page, so that nothing is asked of anybody else. */
import { type Draft, emptyDraft, shot, subject, tile } from "./draft.ts";
import type { Texts } from "./texts/texts.ts";

const picture = (name: string) => new URL(`./media/${name}.jpg`, document.baseURI).href;

const traveller = (label: string) => ({
  ...subject(),
  label,
  front: tile(picture("walker_front")),
  angles: [tile(picture("walker_side"))],
});

type Template = (t: Texts) => Partial<Draft>;

/** By the names that `templates` of the texts has. */
const templates: Readonly<Record<string, Template>> = {
  travel: ({ samples }) => ({
    prompt: samples.travel ?? "",
    start: tile(picture("start")),
    images: [tile(picture("pier"), samples.pier)],
    subjects: [traveller(samples.walker ?? "")],
  }),
  shots: ({ samples }) => ({
    way: "shots",
    shots: [shot(samples.shot1, 3), shot(samples.shot2, 3), shot(samples.shot3, 4)],
    images: [tile(picture("pier"), samples.pier)],
    subjects: [traveller(samples.walker ?? "")],
    sound: true,
  }),
  frames: ({ samples }) => ({
    prompt: samples.frames ?? "",
    start: tile(picture("start")),
    end: tile(picture("pier")),
    ratio: "",
  }),
  text: ({ samples }) => ({ prompt: samples.text ?? "" }),
};

/** The draft of this name. */
export const template = (name: string, t: Texts): Draft => ({ ...emptyDraft(), ...templates[name]?.(t) });
