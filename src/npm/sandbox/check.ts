/**
 * The sandbox's own reading of the documented rules (F2–F11 of docs/service.md §2.4) and of the types of §2.1–2.3.
 *
 * Written apart from the package's validator on purpose, so that each can catch the other's mistakes. It stops at the first rule that is
 * broken, as a server does; what only the upstream refuses is in `upstream.ts`.
 */

import { checkElements, checkShots } from "./check-parts.js";

/** Why a body is refused with 422. */
export interface Refused {
  readonly message: string;
  readonly type: "invalid_request_error" | "validation_error";
  readonly code?: string;
}

/** The switches of docs/service.md §2.5 and §2.6. */
export interface Leniency {
  /** Accept a body without any text (F3b). */
  readonly acceptNoText: boolean;
  /** Accept fields that the service does not document (F11). */
  readonly acceptUnknownFields: boolean;
  /** Accept durations as texts of digits. */
  readonly acceptTextDurations: boolean;
}

export type Fields = Readonly<Record<string, unknown>>;

/** A refusal in the usual form. */
export const refused = (message: string): Refused => ({ message, type: "invalid_request_error" });

export const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
export const isText = (value: unknown): value is string => typeof value === "string";
export const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || (isText(value) && value.trim() === "");

const texts = ["prompt", "start_image_url", "end_image_url", "aspect_ratio", "shot_type"];
const lists = ["image_urls", "elements", "multi_prompt"];
const known = ["model", "resolution", "generate_audio", "duration", ...texts, ...lists];
const allowed: Readonly<Record<string, readonly string[]>> = {
  resolution: ["720p", "1080p", "4k"],
  aspect_ratio: ["16:9", "9:16", "1:1"],
  shot_type: ["customize"],
};
const longestPrompt = 2_500;
const mostWithVideo = 4;

/** The first rule that the body breaks, or null. */
export function checkBody(body: Fields, leniency: Leniency): Refused | null {
  return (
    (leniency.acceptUnknownFields ? null : checkNames(body, known, "")) ??
    checkTypes(body) ??
    checkText(body, leniency) ??
    checkChoices(body) ??
    checkDuration(body.duration, "duration", 3, 15, leniency) ??
    checkShots(body, leniency) ??
    checkElements(body, leniency) ??
    checkCount(body) ??
    checkAddresses(body)
  );
}

/** F11, for any object of the body. */
export function checkNames(fields: Fields, names: readonly string[], place: string): Refused | null {
  const unknown = Object.keys(fields).find((name) => !names.includes(name));
  return unknown === undefined ? null : refused(`Unknown parameter: ${place}${unknown}`);
}

function checkTypes(body: Fields): Refused | null {
  for (const name of texts)
    if (body[name] !== undefined && body[name] !== null && !isText(body[name]))
      return refused(`${name} must be a string`);
  for (const name of lists)
    if (body[name] !== undefined && body[name] !== null && !Array.isArray(body[name]))
      return refused(`${name} must be an array`);
  if (body.resolution !== undefined && !isText(body.resolution)) return refused("resolution must be a string");
  if (body.generate_audio !== undefined && typeof body.generate_audio !== "boolean")
    return refused("generate_audio must be a boolean");
  return null;
}

function checkText(body: Fields, leniency: Leniency): Refused | null {
  const shots = Array.isArray(body.multi_prompt) && body.multi_prompt.length > 0;
  const prompt = !isBlank(body.prompt);
  if (isText(body.prompt) && [...body.prompt].length > longestPrompt)
    return refused(`prompt must not exceed ${longestPrompt} characters`);
  if (prompt && shots) return { message: "prompt and multi_prompt cannot be used together", type: "validation_error" };
  if (!prompt && !shots && !leniency.acceptNoText) return refused("prompt or multi_prompt is required");
  return null;
}

function checkChoices(body: Fields): Refused | null {
  for (const [name, values] of Object.entries(allowed)) {
    const value = body[name];
    if (isText(value) && !values.includes(value)) return refused(`${name} must be one of ${values.join(", ")}`);
  }
  return null;
}

/** A length in whole seconds, if there is one. */
export function checkDuration(
  value: unknown,
  place: string,
  least: number,
  most: number,
  leniency: Leniency,
): Refused | null {
  if (value === undefined || value === null) return null;
  const seconds = secondsOf(value, leniency);
  if (seconds === null) return refused(`${place} must be an integer`);
  return seconds >= least && seconds <= most ? null : refused(`${place} must be between ${least} and ${most}`);
}

/** The whole number that a value stands for, or null. */
export function secondsOf(value: unknown, leniency: Leniency): number | null {
  const read = leniency.acceptTextDurations && isText(value) && /^\d{1,3}$/.test(value) ? Number(value) : value;
  return typeof read === "number" && Number.isInteger(read) ? read : null;
}

/** F9. */
function checkCount(body: Fields): Refused | null {
  const elements = listOf(body.elements);
  const withVideo = elements.some((element) => isObject(element) && !isBlank(element.video_url));
  const count = elements.length + listOf(body.image_urls).length;
  if (!withVideo || count <= mostWithVideo) return null;
  return refused(`image_urls and elements must not exceed ${mostWithVideo} in total when a video element is used`);
}

/** The items of a list field; none where it is absent. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** F10 for the frames and the list of pictures; those of elements are checked with the elements. */
function checkAddresses(body: Fields): Refused | null {
  for (const name of ["start_image_url", "end_image_url"]) {
    const answer = body[name] === undefined || body[name] === null ? null : checkAddress(body[name], name);
    if (answer !== null) return answer;
  }
  for (const [index, url] of listOf(body.image_urls).entries()) {
    const answer = checkAddress(url, `image_urls[${index}]`);
    if (answer !== null) return answer;
  }
  return null;
}

/** F10: an address that a server could fetch. */
export function checkAddress(value: unknown, place: string): Refused | null {
  if (!isText(value)) return refused(`${place} must be a string`);
  let scheme = "";
  try {
    scheme = new URL(value).protocol;
  } catch {
    // No address at all: refused below, like one of a wrong scheme.
  }
  if (["http:", "https:", "data:"].includes(scheme)) return null;
  return { ...refused(`${place} could not be fetched`), code: "invalid_image_url" };
}
