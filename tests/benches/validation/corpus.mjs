/**
 * Requests to judge, the same at every run: 60 typical ones (about 430 bytes), 32 large ones (about 5 kB), 90 with one
 * mistake each and 24 with several.
 */
let seed = 12345;
const random = () => {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return seed / 2 ** 32;
};
const whole = (least, most) => least + Math.floor(random() * (most - least + 1));
const pick = (list) => list[whole(0, list.length - 1)];

const words =
  "the coastline morning mist travel clip camera pans slowly over a quiet harbour while soft golden light falls across wet stone, generate cinematic depth of field with gentle motion and natural colour grading".split(
    " ",
  );
const han = "清晨的海岸线薄雾中旅行镜头缓慢推进柔和金色光线";

/** A text of a length, with these mentions somewhere in it. */
export function text(length, mentions = [], hasHan = false) {
  let made = mentions.map((mention) => `${mention} `).join("");
  while (made.length < length)
    made += `${hasHan && random() < 0.3 ? han.slice(whole(0, 10), whole(11, han.length)) : pick(words)} `;
  return `${made.slice(0, length - 1)}.`;
}

const link = () => `https://picsum.photos/id/${whole(1000, 1090)}/1280/720.jpg`;
const longLink = () =>
  `https://storage.example-bucket.com/uploads/2026/11/${whole(1e6, 9e6)}/reference.jpg?X-Amz-Signature=${"abcdef0123456789".repeat(4)}&X-Amz-Expires=3600`;
const element = (of = link) => ({ frontal_image_url: of(), reference_image_urls: [of()] });
const model = "kling-o3-reference-to-video";
const mentionsOf = (images, elements) => [
  ...Array.from({ length: images }, (_, index) => `@Image${index + 1}`),
  ...Array.from({ length: elements }, (_, index) => `@Element${index + 1}`),
];

function typical(index) {
  const [images, elements] = [whole(0, 2), whole(0, 1)];
  const mentions = mentionsOf(images, elements);
  const request = { model, prompt: text(whole(100, 240), mentions, index % 8 === 7) };
  if (random() < 0.6) request.resolution = pick(["720p", "1080p", "4k"]);
  if (random() < 0.4) request.generate_audio = random() < 0.5;
  if (random() < 0.3 || images + elements === 0) request.start_image_url = link();
  if (request.start_image_url && random() < 0.4) request.end_image_url = link();
  if (images) request.image_urls = Array.from({ length: images }, link);
  if (elements) request.elements = [element()];
  if (random() < 0.6) request.aspect_ratio = pick(["16:9", "9:16", "1:1"]);
  if (random() < 0.7) request.duration = whole(3, 15);
  if (index % 6 === 5) {
    delete request.prompt;
    delete request.end_image_url;
    const lengths = [whole(3, 5), whole(3, 6)];
    request.multi_prompt = lengths.map((duration, shot) => ({ prompt: text(90, shot ? [] : mentions), duration }));
    request.duration = lengths[0] + lengths[1];
    request.shot_type = "customize";
  }
  return request;
}

function large(index) {
  const elements = index % 3;
  const images = 4 - elements;
  const mentions = mentionsOf(images, elements);
  const request = {
    model,
    resolution: "1080p",
    generate_audio: true,
    start_image_url: longLink(),
    image_urls: Array.from({ length: images }, longLink),
    elements: Array.from({ length: elements }, () => element(longLink)),
    aspect_ratio: "16:9",
    duration: 12,
  };
  if (index % 4 === 3) {
    request.multi_prompt = Array.from({ length: 4 }, () => ({ prompt: text(500, mentions), duration: 3 }));
  } else {
    request.prompt = text(2500, mentions, index % 8 === 6);
    request.end_image_url = longLink();
  }
  return request;
}

const base = () => ({
  model,
  prompt: text(150, mentionsOf(2, 1)),
  resolution: "720p",
  image_urls: [link(), link()],
  elements: [element()],
  aspect_ratio: "16:9",
  duration: 6,
});
function shots() {
  const { prompt: _, ...rest } = base();
  const prompts = [text(90, mentionsOf(2, 1)), text(60)];
  return { ...rest, multi_prompt: prompts.map((prompt) => ({ prompt, duration: 3 })) };
}

/** One mistake each; those that a request with shots gets come after. */
const mistakes = [
  (it) => (it.model = "kling-o3"),
  (it) => (it.model = 7),
  (it) => delete it.prompt,
  (it) => (it.prompt = "  "),
  (it) => (it.prompt = text(2501, mentionsOf(2, 1))),
  (it) => (it.prompt = 42),
  (it) => (it.prompt = null),
  (it) => (it.multi_prompt = [{ prompt: "a", duration: 6 }]),
  (it) => (it.resolution = "480p"),
  (it) => (it.resolution = 720),
  (it) => (it.generate_audio = "true"),
  (it) => (it.start_image_url = "not a url"),
  (it) => (it.start_image_url = "ftp://example.com/a.jpg"),
  (it) => (it.start_image_url = 5),
  (it) => (it.end_image_url = "/a/b.jpg"),
  (it) => (it.end_image_url = {}),
  (it) => (it.image_urls[1] = "http://"),
  (it) => (it.image_urls[0] = 5),
  (it) => (it.image_urls[0] = ""),
  (it) => (it.image_urls = link()),
  (it) => (it.elements[0].frontal_image_url = "x"),
  (it) => (it.elements[0] = { voice_id: "v" }),
  (it) => (it.elements[0].reference_image_urls[0] = "https:// a"),
  (it) => (it.elements[0].reference_image_urls = "https://a.example/c"),
  (it) => (it.elements[0] = "https://a.example/c"),
  (it) => (it.elements = {}),
  (it) => (it.elements = [...Array.from({ length: 4 }, () => element()), { video_url: link() }]),
  (it) => (it.aspect_ratio = "4:3"),
  (it) => (it.duration = 2),
  (it) => (it.duration = 16),
  (it) => (it.duration = 5.5),
  (it) => (it.duration = "5"),
  (it) => (it.shot_type = "intelligent"),
  (it) => (it.seed = 7),
  (it) => (it.elements[0].name = "Ann"),
  (it) => (it.image_urls[2] = null),
];
const mistakesOfShots = [
  (it) => (it.multi_prompt = "x"),
  (it) => (it.duration = 9),
  (it) => (it.multi_prompt[1].prompt = ""),
  (it) => delete it.multi_prompt[0].prompt,
  (it) => (it.multi_prompt[0].duration = 0),
  (it) => delete it.multi_prompt[0].duration,
  (it) => (it.multi_prompt[0].duration = 2.5),
  (it) => (it.multi_prompt[1] = "a shot"),
  (it) => (it.multi_prompt[1].seconds = 3),
];
/** What only warns, so that warnings are compared too; added to a request that has a mistake already. */
const doubts = [
  (it) => (it.image_urls[0] = "http://pictures.example.net/a.jpg"),
  (it) => (it.image_urls[1] = "https://192.168.0.7/a.jpg"),
  (it) => (it.end_image_url = link()),
  (it) => (it.elements[0].voice_id = "voice"),
  (it) => (it.prompt = `${it.prompt} @Image9 and <<<image_1>>>`),
];

function made() {
  const corpus = { typical: [], large: [], invalid: [], several: [] };
  for (let index = 0; index < 60; index++) corpus.typical.push(typical(index));
  for (let index = 0; index < 32; index++) corpus.large.push(large(index));
  for (const [of, list] of [
    [base, mistakes],
    [shots, mistakesOfShots],
    [base, mistakes],
    [shots, mistakesOfShots],
  ]) {
    for (const spoil of list) {
      const request = of();
      spoil(request);
      corpus.invalid.push(request);
    }
  }
  for (let index = 0; index < 24; index++) {
    const request = base();
    const chosen = [mistakes[(index * 5 + 8) % 20], mistakes[27 + (index % 7)], mistakes[1], doubts[index % 5]];
    for (const spoil of chosen) {
      try {
        spoil(request);
      } catch {
        // It does not apply to what the others have left.
      }
    }
    corpus.several.push(request);
  }
  return JSON.parse(JSON.stringify(corpus));
}

export const corpus = made();
