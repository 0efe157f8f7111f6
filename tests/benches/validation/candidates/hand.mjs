/** Written by hand: no library, every rule as plain code. */
import { address, finished, model, ratios, resolutions } from "../rules.mjs";

const names = new Set(
  "model prompt resolution generate_audio start_image_url end_image_url image_urls elements aspect_ratio duration shot_type multi_prompt".split(
    " ",
  ),
);
const namesOfElements = new Set(["frontal_image_url", "reference_image_urls", "video_url", "voice_id"]);
const namesOfShots = new Set(["prompt", "duration"]);

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isThere = (value) => value !== undefined && value !== null;

export function validate(input) {
  const found = [];
  const bad = (code, ...path) => found.push({ path, code });
  if (!isObject(input)) {
    bad("wrong_type");
    return found;
  }
  const strangers = (object, known, ...path) => {
    for (const name in object) if (!known.has(name)) bad("unknown_field", ...path, name);
  };
  const string = (value, ...path) => {
    if (isThere(value) && typeof value !== "string") bad("wrong_type", ...path);
  };
  const link = (value, ...path) => {
    if (!isThere(value)) return;
    if (typeof value !== "string") bad("wrong_type", ...path);
    else if (!address.test(value)) bad("url_not_fetchable", ...path);
  };
  const links = (value, ...path) => {
    if (!isThere(value)) return;
    if (!Array.isArray(value)) return bad("wrong_type", ...path);
    for (let index = 0; index < value.length; index++) {
      if (typeof value[index] !== "string" || !address.test(value[index])) bad("url_not_fetchable", ...path, index);
    }
  };
  const choice = (value, allowed, name) => {
    if (isThere(value) && !allowed.includes(value)) bad("not_one_of", name);
  };
  const seconds = (value, least, most, ...path) => {
    if (isThere(value) && !(Number.isInteger(value) && value >= least && value <= most)) bad("out_of_range", ...path);
  };
  const objects = (value, name, each) => {
    if (!isThere(value)) return;
    if (!Array.isArray(value)) return bad("wrong_type", name);
    for (let index = 0; index < value.length; index++) {
      if (isObject(value[index])) each(value[index], name, index);
      else bad("wrong_type", name, index);
    }
  };

  strangers(input, names);
  if (isThere(input.model) && input.model !== model) bad("not_one_of", "model");
  string(input.prompt, "prompt");
  choice(input.resolution, resolutions, "resolution");
  if (isThere(input.generate_audio) && typeof input.generate_audio !== "boolean") bad("wrong_type", "generate_audio");
  link(input.start_image_url, "start_image_url");
  link(input.end_image_url, "end_image_url");
  links(input.image_urls, "image_urls");
  objects(input.elements, "elements", (element, ...path) => {
    strangers(element, namesOfElements, ...path);
    link(element.frontal_image_url, ...path, "frontal_image_url");
    links(element.reference_image_urls, ...path, "reference_image_urls");
    link(element.video_url, ...path, "video_url");
    string(element.voice_id, ...path, "voice_id");
  });
  choice(input.aspect_ratio, ratios, "aspect_ratio");
  seconds(input.duration, 3, 15, "duration");
  choice(input.shot_type, ["customize"], "shot_type");
  objects(input.multi_prompt, "multi_prompt", (shot, ...path) => {
    strangers(shot, namesOfShots, ...path);
    string(shot.prompt, ...path, "prompt");
    seconds(shot.duration, 1, Number.MAX_SAFE_INTEGER, ...path, "duration");
  });
  return finished(input, found);
}
