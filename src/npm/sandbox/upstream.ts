/**
 * What only the upstream is known to refuse (W-rules of docs/service.md §2.4), for the switch `strictUpstream`.
 *
 * Rules whose effect on the server nobody knows (W2, W10–W13, W16, W18) refuse nothing here.
 */

import type { Answer } from "./answer.js";
import { type Fields, isBlank, isObject, isText, listOf } from "./check.js";
import type { Scenario } from "./scenario.js";
import { failed, share, type TaskNow, usual } from "./task.js";

interface Rule {
  /** Number of the rule in lower case, `w4`. */
  readonly rule: string;
  readonly message: string;
  readonly broken: (body: Fields) => boolean;
}

const elementsOf = (body: Fields): readonly Fields[] => listOf(body.elements).filter(isObject);
const shotsOf = (body: Fields): readonly Fields[] => listOf(body.multi_prompt).filter(isObject);
const hasVideo = (element: Fields): boolean => !isBlank(element.video_url);
const referencesOf = (element: Fields): number => listOf(element.reference_image_urls).length;
const visuals = (body: Fields): number => listOf(body.image_urls).length + listOf(body.elements).length;

const rules: readonly Rule[] = [
  { rule: "w1", message: "A media URL is not public.", broken: (body) => addressesOf(body).some(isPrivate) },
  {
    rule: "w3",
    message: "More than 7 pictures and elements in total.",
    broken: (body) => !elementsOf(body).some(hasVideo) && visuals(body) > 7,
  },
  {
    rule: "w4",
    message: "An end frame needs a start frame.",
    broken: (body) => !isBlank(body.end_image_url) && isBlank(body.start_image_url),
  },
  {
    rule: "w5",
    message: "An end frame cannot be combined with several shots.",
    broken: (body) => !isBlank(body.end_image_url) && shotsOf(body).length > 0,
  },
  {
    rule: "w6",
    message: "At most 3 elements with a start frame.",
    broken: (body) => !isBlank(body.start_image_url) && elementsOf(body).length > 3,
  },
  {
    rule: "w7",
    message: "At most one element may have a video.",
    broken: (body) => elementsOf(body).filter(hasVideo).length > 1,
  },
  {
    rule: "w8",
    message: "A voice needs a video element.",
    broken: (body) => elementsOf(body).some((element) => !isBlank(element.voice_id) && !hasVideo(element)),
  },
  {
    rule: "w9",
    message: "An element needs a front picture and 1 to 3 reference pictures, or a video.",
    broken: (body) => elementsOf(body).some((element) => !hasVideo(element) && isIncomplete(element)),
  },
  { rule: "w14", message: "At most 6 shots.", broken: (body) => shotsOf(body).length > 6 },
  {
    rule: "w15",
    message: "Prompt must not exceed 512 characters.",
    broken: (body) => shotsOf(body).some((shot) => isText(shot.prompt) && [...shot.prompt].length > 512),
  },
  {
    rule: "w17",
    message: "At least one picture or element is needed.",
    broken: (body) => isBlank(body.start_image_url) && visuals(body) === 0,
  },
];

function isIncomplete(element: Fields): boolean {
  return isBlank(element.frontal_image_url) || referencesOf(element) < 1 || referencesOf(element) > 3;
}

function addressesOf(body: Fields): readonly string[] {
  const inElements = elementsOf(body).flatMap((element) => [
    element.frontal_image_url,
    element.video_url,
    ...listOf(element.reference_image_urls),
  ]);
  return [body.start_image_url, body.end_image_url, ...listOf(body.image_urls), ...inElements].filter(isText);
}

const privateHosts = [
  /^(localhost|.*\.localhost|.*\.local)\.?$/,
  /^(0|10|127)\.\d+\.\d+\.\d+$/,
  /^(169\.254|192\.168|172\.(1[6-9]|2\d|3[01]))\.\d+\.\d+$/,
  /^\[(::1?|f[cd].*|fe[89ab].*|::ffff:.*)\]$/,
];

function isPrivate(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol !== "https:" || privateHosts.some((pattern) => pattern.test(hostname));
}

const failing = (task: TaskNow, message: string): Answer =>
  share(task) < 0.2 ? usual(task) : failed(task, "model_not_support_capability", message);

/** The course of a task that the upstream refuses, one scenario for each rule: it fails a few seconds later. */
export const strictScenarios: readonly Scenario[] = rules.map(({ rule, message }) => ({
  name: `refused-${rule}`,
  summary: `fails as if the upstream had refused it: ${message}`,
  query: (task) => failing(task, message),
}));

/** The first rule that the body breaks: the scenario that shows it, and its message; null where there is none. */
export function upstreamRefusal(body: Fields): { readonly scenario: string; readonly message: string } | null {
  const rule = rules.find(({ broken }) => broken(body));
  return rule === undefined ? null : { scenario: `refused-${rule.rule}`, message: rule.message };
}
