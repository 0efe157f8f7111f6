/** Requests to start from. The studio brings their pictures, so that nothing is asked of anybody else. */
import { type Draft, emptyDraft, shot, subject, tile } from "./draft.ts";
import type { Texts } from "./texts/texts.ts";

/** The address of a picture, by its name. */
type Picture = (name: string) => string;

const traveller = (label: string, picture: Picture) => ({
  ...subject(),
  label,
  front: tile(picture("walker_front")),
  angles: [tile(picture("walker_side"))],
});

type Template = (t: Texts, picture: Picture) => Partial<Draft>;

/** By the names that `templates` of the texts has. */
const templates: Readonly<Record<string, Template>> = {
  travel: ({ samples }, picture) => ({
    prompt: samples.travel ?? "",
    start: tile(picture("start")),
    images: [tile(picture("pier"), samples.pier)],
    subjects: [traveller(samples.walker ?? "", picture)],
  }),
  shots: ({ samples }, picture) => ({
    way: "shots",
    shots: [shot(samples.shot1, 3), shot(samples.shot2, 3), shot(samples.shot3, 4)],
    images: [tile(picture("pier"), samples.pier)],
    subjects: [traveller(samples.walker ?? "", picture)],
    sound: true,
  }),
  frames: ({ samples }, picture) => ({
    prompt: samples.frames ?? "",
    start: tile(picture("start")),
    end: tile(picture("pier")),
    ratio: "",
  }),
  text: ({ samples }) => ({ prompt: samples.text ?? "" }),
};

/** The draft of this name, its pictures below an address. */
export const template = (name: string, t: Texts, mediaUrl: string): Draft => ({
  ...emptyDraft(),
  ...templates[name]?.(t, (picture) => `${mediaUrl}${picture}.jpg`),
});
