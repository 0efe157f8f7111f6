/**
 * What is being made: everything that was typed and chosen, also what is not sent now (the other way of writing, labels).
 * It is plain data, so that it can be kept, copied for undo, and filled in again.
 */
import type { AspectRatio, ElementInput, Resolution, ShotInput, VideoRequestInput } from "kling-o3";
import { limit, usualRatio, usualResolution } from "./choices.ts";

/** A place for a picture or video; `key` stays while it moves. */
export interface Tile {
  readonly key: string;
  url: string;
  /** The user's own name for it; never sent. */
  label: string;
}
export interface Shot {
  readonly key: string;
  prompt: string;
  /** A whole number, or whatever was typed: the package says what is wrong with it. */
  seconds: number | "";
}
export interface Subject {
  readonly key: string;
  label: string;
  kind: "pictures" | "video";
  front: Tile | null;
  angles: Tile[];
  video: Tile | null;
  voice: string;
}
export interface Draft {
  way: "prompt" | "shots";
  prompt: string;
  shots: Shot[];
  images: Tile[];
  start: Tile | null;
  end: Tile | null;
  subjects: Subject[];
  resolution: string;
  /** Empty: the service decides. */
  ratio: string;
  seconds: number | "";
  sound: boolean;
  /** Warnings that were put away. */
  dismissed: string[];
}

/** A name that nothing else of this page has. */
export const freshKey = (): string => crypto.getRandomValues(new Uint32Array(2)).join("-");

export const tile = (url: string, label = ""): Tile => ({ key: freshKey(), url, label });
export const shot = (prompt = "", seconds: number | "" = limit("shotDurationAdvised")): Shot => ({
  key: freshKey(),
  prompt,
  seconds,
});
export const subject = (): Subject => ({
  ...{ key: freshKey(), label: "", kind: "pictures", front: null, angles: [], video: null, voice: "" },
});

export const emptyDraft = (): Draft => ({
  ...{ way: "prompt", prompt: "", shots: [], images: [], start: null, end: null, subjects: [] },
  ...{ resolution: usualResolution, ratio: usualRatio, seconds: limit("durationDefault"), sound: false, dismissed: [] },
});

/** Whether somebody has begun. */
export const isEmpty = ({ prompt, shots, images, start, end, subjects }: Draft): boolean =>
  !prompt && !shots.some((one) => one.prompt) && images.length + subjects.length === 0 && !start && !end;

/** The seconds of the video, as far as they are numbers. */
export const totalSeconds = ({ way, shots, seconds }: Draft): number =>
  way === "shots" ? shots.reduce((sum, one) => sum + (Number(one.seconds) || 0), 0) : Number(seconds) || 0;

/** Every picture and video of a draft. */
export const tilesOf = ({ images, start, end, subjects }: Draft): Tile[] =>
  [...images, start, end, ...subjects.flatMap(({ front, angles, video }) => [front, ...angles, video])].filter(
    (one) => one !== null,
  );

/** The texts that count now, each with its place in the request. */
export const texts = (draft: Draft): string[] =>
  draft.way === "shots" ? draft.shots.map((one) => one.prompt) : [draft.prompt];

/** The request as it stands. What is empty is left to the package. */
export function toInput(draft: Draft): VideoRequestInput {
  const isShots = draft.way === "shots";
  return {
    ...(isShots ? { multi_prompt: draft.shots.map(toShot) } : { prompt: draft.prompt }),
    image_urls: draft.images.map(({ url }) => url),
    start_image_url: draft.start?.url,
    end_image_url: draft.end?.url,
    elements: draft.subjects.map(toElement),
    resolution: draft.resolution as Resolution,
    aspect_ratio: draft.ratio as AspectRatio,
    ...(isShots ? {} : { duration: draft.seconds }),
    generate_audio: draft.sound,
  };
}

const toShot = ({ prompt, seconds }: Shot): ShotInput => ({ prompt, duration: seconds as number });

const toElement = ({ kind, front, angles, video, voice }: Subject): ElementInput =>
  kind === "video"
    ? { video_url: video?.url, voice_id: voice }
    : { frontal_image_url: front?.url, reference_image_urls: angles.map(({ url }) => url) };

/** What counts as absent has any type: a blank text where a list belongs, an empty list where a text does. */
const list = <T>(value: readonly T[] | "" | null | undefined): readonly T[] => (Array.isArray(value) ? value : []);
const word = (value: unknown): string => (typeof value === "string" ? value : "");
const one = (url: unknown) => (word(url).trim() ? tile(word(url)) : null);

/** A request put into the form. Its types are right, as the package says. */
export function fromInput(input: VideoRequestInput): Draft {
  const shots = list(input.multi_prompt);
  return {
    ...emptyDraft(),
    way: shots.length > 0 ? "shots" : "prompt",
    prompt: word(input.prompt),
    shots: shots.map(({ prompt, duration }) => shot(word(prompt), duration)),
    images: list(input.image_urls).map((url) => tile(url)),
    start: one(input.start_image_url),
    end: one(input.end_image_url),
    subjects: list(input.elements).map(fromElement),
    resolution: word(input.resolution) || usualResolution,
    ratio: word(input.aspect_ratio) || (input.start_image_url ? "" : usualRatio),
    seconds: Number(input.duration) || limit("durationDefault"),
    sound: input.generate_audio === true,
  };
}

function fromElement(element: ElementInput): Subject {
  const { frontal_image_url: front, reference_image_urls: angles, video_url: video, voice_id: voice } = element;
  return {
    ...subject(),
    kind: word(video) ? "video" : "pictures",
    front: one(front),
    angles: list(angles).map((url) => tile(url)),
    video: one(video),
    voice: word(voice),
  };
}
