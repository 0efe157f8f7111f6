/** What a rule of the package says in English, by its code. */
import type { Issue } from "kling-o3";
import { limit } from "../choices.ts";
import { count, number } from "./en-numbers.ts";

type Params = Issue["params"];
type IssueWords = Readonly<Record<string, (params: Params, name: string, path: Issue["path"]) => string>>;
const digits = (value: unknown) => number(Number(value));
const wholeLength = (_: Params, name: string, path: Issue["path"]) =>
  path.length === 1
    ? `Length must be a whole number from ${limit("durationMin")} to ${limit("durationMax")} seconds`
    : `${name} must be a whole number from ${limit("shotDurationMin")} to ${limit("shotDurationMax")} seconds`;
const pair = (_: Params, name: string) => `${name}: add a front picture and at least one other angle`;

export const issues: IssueWords = {
  prompt_missing: () => "Enter a prompt, or switch to shots",
  prompt_too_long: ({ actual, max }) =>
    `Prompt has ${digits(actual)} characters. The limit is ${digits(max)}. Remove ${digits(Number(actual) - Number(max))}`,
  prompt_and_shots: () => "Use one prompt or shots, not both",
  shot_prompt_missing: (_, name) => `${name}: enter what happens, or remove the shot`,
  shot_duration_missing: wholeLength,
  not_whole: wholeLength,
  out_of_range: wholeLength,
  shots_total: ({ sum, min, max }) =>
    `Shot lengths add up to ${digits(sum)} seconds. Make the total between ${digits(min)} and ${digits(max)}`,
  url_not_fetchable: (_, name) => `${name}: use a link that starts with https://`,
  url_not_public: ({ reason }, name) =>
    reason === "private_host"
      ? `${name}: this link only works on your computer. Upload the picture or use a public link`
      : `${name}: use a link that starts with https://`,
  element_empty: pair,
  element_incomplete: pair,
  too_many_references: ({ actual, max }) =>
    `With a video subject, images and subjects together can be at most ${digits(max)}. You have ${digits(actual)}`,
  not_one_of: ({ allowed }, name) => `${name}: choose ${[allowed].flat().join(", ")}`,
  mention_dangling: ({ mention, available }) =>
    `${mention} points to nothing. ${/Element/.test(`${mention}`) ? count(Number(available), "subject is", "subjects are") : count(Number(available), "picture is", "pictures are")} here`,
  mention_unused: (_, name) => `${name} is not mentioned in the text`,
  mention_foreign: ({ mention, suggestion }) =>
    suggestion ? `${mention} is not known to this model. Write ${suggestion}` : `${mention} is not known to this model`,
  end_without_start: () => "A last frame usually needs a first frame",
  end_with_shots: () => "The service usually refuses a last frame together with shots",
  many_references: ({ max }) =>
    `More than ${digits(max)} images and subjects. The service usually takes ${digits(max)}`,
  shot_prompt_long: ({ actual, max }, name) =>
    `${name} has ${digits(actual)} characters. The service usually takes ${digits(max)}`,
  shot_short: ({ actual, min }, name) =>
    `${name} is ${digits(actual)} s. Shots under ${digits(min)} seconds may be refused`,
  shots_count: ({ actual, max }) => `${digits(actual)} shots. The service usually takes ${digits(max)}`,
  no_reference: () => "No picture is used. This model is meant for reference pictures",
};
