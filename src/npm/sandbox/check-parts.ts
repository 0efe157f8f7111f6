/**
 * The documented rules for elements and shots (docs/service.md §2.2, §2.3, F8), as the sandbox reads them.
 */

import {
  checkAddress,
  checkDuration,
  checkNames,
  type Fields,
  isBlank,
  isObject,
  isText,
  type Leniency,
  listOf,
  type Refused,
  refused,
  secondsOf,
} from "./check.js";

const elementNames = ["frontal_image_url", "reference_image_urls", "video_url", "voice_id"];
const shotNames = ["prompt", "duration"];
const given = (value: unknown): boolean => value !== undefined && value !== null;

/** The first rule that an element breaks, or null. */
export function checkElements(body: Fields, leniency: Leniency): Refused | null {
  for (const [index, element] of listOf(body.elements).entries()) {
    const answer = checkElement(element, `elements[${index}]`, leniency);
    if (answer !== null) return answer;
  }
  return null;
}

function checkElement(element: unknown, place: string, leniency: Leniency): Refused | null {
  if (!isObject(element)) return refused(`${place} must be an object`);
  const stranger = leniency.acceptUnknownFields ? null : checkNames(element, elementNames, `${place}.`);
  if (stranger !== null) return stranger;
  const references = element.reference_image_urls;
  if (given(references) && !Array.isArray(references)) return refused(`${place}.reference_image_urls must be an array`);
  if (given(element.voice_id) && !isText(element.voice_id)) return refused(`${place}.voice_id must be a string`);
  const addresses: [unknown, string][] = listOf(references).map((url, index) => [
    url,
    `${place}.reference_image_urls[${index}]`,
  ]);
  for (const name of ["frontal_image_url", "video_url"])
    if (given(element[name])) addresses.push([element[name], `${place}.${name}`]);
  if (addresses.length === 0) return refused(`${place} needs pictures or a video`);
  for (const [url, where] of addresses) {
    const answer = checkAddress(url, where);
    if (answer !== null) return answer;
  }
  return null;
}

/** The first rule that a shot, or the sum of all shots, breaks, or null. */
export function checkShots(body: Fields, leniency: Leniency): Refused | null {
  const shots = listOf(body.multi_prompt);
  if (shots.length === 0) return null;
  let sum = 0;
  for (const [index, shot] of shots.entries()) {
    const place = `multi_prompt[${index}]`;
    if (!isObject(shot)) return refused(`${place} must be an object`);
    const answer = checkShot(shot, place, leniency);
    if (answer !== null) return answer;
    sum += secondsOf(shot.duration, leniency) ?? 0;
  }
  if (secondsOf(body.duration, leniency) === sum) return null;
  return refused("The durations in multi_prompt must add up to duration");
}

function checkShot(shot: Fields, place: string, leniency: Leniency): Refused | null {
  const stranger = leniency.acceptUnknownFields ? null : checkNames(shot, shotNames, `${place}.`);
  if (stranger !== null) return stranger;
  if (!isText(shot.prompt) || isBlank(shot.prompt)) return refused(`${place}.prompt is required`);
  if (!given(shot.duration)) return refused(`${place}.duration is required`);
  return checkDuration(shot.duration, `${place}.duration`, 1, 15, leniency);
}
