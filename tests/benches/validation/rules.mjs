/**
 * Our rules for those that are measured beside us. A schema can say types, enumerations, ranges and unknown fields; the
 * rest is plain JavaScript that all of them share: what is absent, rules across fields, mentions, warnings.
 *
 * One thing is easier for them: addresses are matched by a regular expression, where ours are parsed as a browser does.
 */
export const model = "kling-o3-reference-to-video";
export const resolutions = ["720p", "1080p", "4k"];
export const ratios = ["16:9", "9:16", "1:1"];
export const address = /^\s*(?:https?:\/\/[^\s/?#]+(?:[/?#]\S*)?|data:\S*)\s*$/i;

const plain = /^https:\/\/(?:[a-z0-9-]+\.)+(?!local|\d)[a-z]{2,}(?:\/\S*)?$/i;
const isPrivate =
  /^\s*https?:\/\/(?:[^/?#]*@)?(?:localhost|[^/?#:]*\.local(?:host)?|0\.|10\.|127\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|\[)/i;
const mention =
  /<<<(image|element|video)_(\d+)>>>|(?<![A-Za-z0-9_])([@＠])(image|element|video)(\d+)(?![A-Za-z0-9_])/gi;

const isBlank = (value) =>
  value === undefined ||
  value === null ||
  (typeof value === "string" ? value.trim() === "" : Array.isArray(value) && value.length === 0);
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const scalars = (text) => {
  let count = 0;
  for (const _ of text) count++;
  return count;
};
const isLonger = (text, most) => text.length > most && scalars(text) > most;

/** true: given; false: absent; undefined: given, and of no use. */
const text = (value) => (typeof value === "string" ? value.trim() !== "" : isBlank(value) ? false : undefined);
const list = (value) => (Array.isArray(value) ? value.length > 0 : isBlank(value) ? false : undefined);

/**
 * Everything that a schema cannot say.
 * @param {unknown} input
 * @param {{ path: (string | number)[], code: string }[]} found what the schema said
 */
export function finished(input, found) {
  if (!isObject(input)) return found;
  const errors = found.length === 0 ? found : found.filter(({ path }) => !isAbsent(input, path));
  const warnings = [];
  const error = (code, ...path) => errors.push({ path, code });
  const warning = (code, ...path) => warnings.push({ path, code });
  const given = {
    prompt: text(input.prompt),
    shots: list(input.multi_prompt),
    start: text(input.start_image_url),
    images: list(input.image_urls),
    elements: list(input.elements),
  };
  const shots = given.shots ? input.multi_prompt : [];
  const images = given.images ? input.image_urls : [];
  const elements = given.elements ? input.elements : [];

  if (given.prompt === false && given.shots === false) error("prompt_missing", "prompt");
  if (given.prompt && given.shots) error("prompt_and_shots", "multi_prompt");
  if (given.prompt && isLonger(input.prompt, 2500)) error("prompt_too_long", "prompt");
  ofShots(input, shots, error, warning);
  ofElements(input, elements, error, warning);

  const counted = given.images !== undefined && given.elements !== undefined;
  const together = images.length + elements.length;
  const hasVideo = elements.some((element) => isObject(element) && text(element.video_url));
  if (counted && hasVideo && together > 4) error("too_many_references", "elements");
  if (counted && !hasVideo && together > 7) warning("many_references", given.images ? "image_urls" : "elements");
  if (given.start === false && given.images === false && given.elements === false) {
    warning("no_reference", "image_urls");
  }
  if (given.start && elements.length > 3) warning("elements_with_start", "elements");
  if (text(input.end_image_url)) {
    if (given.start === false) warning("end_without_start", "end_image_url");
    if (given.shots) warning("end_with_shots", "end_image_url");
  }
  doubted(warning, input.start_image_url, "start_image_url");
  doubted(warning, input.end_image_url, "end_image_url");
  for (let index = 0; index < images.length; index++) doubted(warning, images[index], "image_urls", index);
  ofMentions(input, given, shots, errors, warning);
  if (errors.length === 0) return warnings;
  return [...errors, ...warnings.filter(({ path }) => !errors.some((other) => isSame(other.path, path)))];
}

function ofShots(input, shots, error, warning) {
  let sum = 0;
  for (let index = 0; index < shots.length; index++) {
    const shot = shots[index];
    const length = isObject(shot) ? shot.duration : undefined;
    if (Number.isInteger(length)) sum += length;
    else sum = Number.NaN;
    if (!isObject(shot)) continue;
    if (isBlank(shot.prompt)) error("shot_prompt_missing", "multi_prompt", index, "prompt");
    else if (typeof shot.prompt === "string" && isLonger(shot.prompt, 512)) {
      warning("shot_prompt_long", "multi_prompt", index, "prompt");
    }
    if (isBlank(length)) error("shot_duration_missing", "multi_prompt", index, "duration");
    else if (length >= 1 && length < 3) warning("shot_short", "multi_prompt", index, "duration");
  }
  if (shots.length > 6) warning("shots_count", "multi_prompt");
  if (shots.length === 0 || Number.isNaN(sum)) return;
  if (isBlank(input.duration)) {
    if (sum < 3 || sum > 15) error("shots_total", "multi_prompt");
  } else if (Number.isInteger(input.duration) && input.duration !== sum) error("shots_total", "duration");
}

function ofElements(input, elements, error, warning) {
  let videos = 0;
  let hasVoice = false;
  for (let index = 0; index < elements.length; index++) {
    const element = elements[index];
    if (!isObject(element)) continue;
    const front = text(element.frontal_image_url);
    const references = list(element.reference_image_urls);
    const video = text(element.video_url);
    if (video === false && front === false && references === false) error("element_empty", "elements", index);
    else if (video === false && front !== undefined && references !== undefined && front !== references) {
      warning("element_incomplete", "elements", index);
    }
    if (references) {
      const urls = element.reference_image_urls;
      if (urls.length > 3) warning("element_references", "elements", index, "reference_image_urls");
      for (let at = 0; at < urls.length; at++) {
        doubted(warning, urls[at], "elements", index, "reference_image_urls", at);
      }
    }
    doubted(warning, element.frontal_image_url, "elements", index, "frontal_image_url");
    doubted(warning, element.video_url, "elements", index, "video_url");
    if (video && ++videos === 2) warning("several_videos", "elements", index, "video_url");
    if (text(element.voice_id)) {
      hasVoice = true;
      if (video === false) warning("voice_without_video", "elements", index, "voice_id");
    }
  }
  const isSilent = isBlank(input.generate_audio) || input.generate_audio === false;
  if (hasVoice && isSilent) warning("voice_without_audio", "generate_audio");
}

function doubted(warning, value, ...path) {
  if (typeof value !== "string" || plain.test(value) || value.trim() === "") return;
  const shown = value.trim();
  if (address.test(shown) && (!/^https:/i.test(shown) || isPrivate.test(shown))) warning("url_not_public", ...path);
}

function ofMentions(input, given, shots, errors, warning) {
  const counts = {
    image: given.images === undefined ? undefined : given.images ? input.image_urls.length : 0,
    element: given.elements === undefined ? undefined : given.elements ? input.elements.length : 0,
  };
  const used = new Set();
  let isComplete = given.shots !== undefined && given.prompt !== undefined;
  if (given.prompt) read(input.prompt, counts, used, warning, ["prompt"]);
  for (let index = 0; index < shots.length; index++) {
    const prompt = isObject(shots[index]) ? shots[index].prompt : undefined;
    if (typeof prompt === "string") read(prompt, counts, used, warning, ["multi_prompt", index, "prompt"]);
    else if (!isObject(shots[index]) || !isBlank(prompt)) isComplete = false;
  }
  if (!isComplete) return;
  for (const [kind, name] of [
    ["image", "image_urls"],
    ["element", "elements"],
  ]) {
    for (let index = 0; index < counts[kind]; index++) {
      if (!used.has(kind + (index + 1)) && !errors.some(({ path }) => path[0] === name && path[1] === index)) {
        warning("mention_unused", name, index);
      }
    }
  }
  // An incomplete element with an error at or below it is not told.
}

function read(text, counts, used, warning, path) {
  if (!text.includes("@") && !text.includes("＠") && !text.includes("<<<")) return;
  mention.lastIndex = 0;
  for (let found = mention.exec(text); found !== null; found = mention.exec(text)) {
    const kind = (found[1] ?? found[4]).toLowerCase();
    const number = Number(found[2] ?? found[5]);
    const isOwn = found[3] === "@" && (found[4] === "Image" || found[4] === "Element");
    const count = kind === "video" ? 0 : counts[kind];
    const exists = count === undefined ? undefined : number > 0 && number <= count;
    if (exists) used.add(kind + number);
    if (!isOwn || exists === false) warning(isOwn ? "mention_dangling" : "mention_foreign", ...path);
  }
}

const isSame = (one, other) => one.length === other.length && one.every((part, index) => part === other[index]);

/** Fields with an empty value are as good as not there; items of lists are always there. */
function isAbsent(input, path) {
  if (path.length === 0 || typeof path[path.length - 1] === "number") return false;
  let value = input;
  for (const part of path) value = value?.[part];
  return isBlank(value);
}
