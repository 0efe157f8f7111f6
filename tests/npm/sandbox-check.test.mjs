/** The sandbox's own rules against the contract's requests, and against the package's validator: each can catch the other. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { validate } from "kling-o3";

import { fixtures, good, sandboxAt } from "./support/sandbox.mjs";

const ok = "sk-test-ok";
const url = "https://img.example.net/a.png";
const video = "https://vid.example.net/a.mp4";
const shot = { prompt: "a", duration: 3 };
const { prompt: _prompt, ...noText } = good;
const { duration: _duration, ...noDuration } = good;
const long = "𝒂".repeat(2_501);

/** Bodies and what the POST is answered: 200, or the words of the refusal. */
const rows = [
  ...[
    "minimal",
    "full_single",
    "multi_shot",
    "video_element_voice",
    "native_4k",
    "warn.frontal_only",
    "warn.end_with_multi",
  ].map((id) => [id, fixtures.get(`req.${id}`).body, 200]),
  [
    "req.bad.both_prompts",
    fixtures.get("req.bad.both_prompts").body,
    "prompt and multi_prompt cannot be used together",
  ],
  ["req.bad.sum", fixtures.get("req.bad.sum").body, "The durations in multi_prompt must add up to duration"],
  [
    "req.bad.too_many_with_video",
    fixtures.get("req.bad.too_many_with_video").body,
    "image_urls and elements must not exceed 4",
  ],
  ["req.bad.duration", fixtures.get("req.bad.duration").body, "duration must be between 3 and 15"],
  ["req.bad.resolution", fixtures.get("req.bad.resolution").body, "resolution must be one of"],
  ["req.schema_minimal", fixtures.get("req.schema_minimal").body, "prompt or multi_prompt is required"],
  ["F2: 2,500 characters", { ...good, prompt: "𝒂".repeat(2_500) }, 200],
  ["F2: 2,501 characters", { ...good, prompt: long }, "prompt must not exceed 2500"],
  ["F3: blank", { ...good, prompt: " \n" }, "prompt or multi_prompt is required"],
  ["F3: blank with shots", { ...good, prompt: " ", multi_prompt: [shot], duration: 3 }, 200],
  ["F4: other letter case", { ...good, resolution: "4K" }, "resolution must be one of"],
  ["F5: auto", { ...good, aspect_ratio: "auto" }, "aspect_ratio must be one of"],
  ["F5: null", { ...good, aspect_ratio: null }, 200],
  ["F6: 2", { ...good, duration: 2 }, "duration must be between"],
  ["F6: 3", { ...good, duration: 3 }, 200],
  ["F6: 15", { ...good, duration: 15 }, 200],
  ["F6: 4.5", { ...good, duration: 4.5 }, "duration must be an integer"],
  ["F6: text", { ...good, duration: "5" }, "duration must be an integer"],
  ["F6: null", { ...good, duration: null }, 200],
  ["F7", { ...good, shot_type: "intelligent" }, "shot_type must be one of"],
  ["F7: the one", { ...good, shot_type: "customize" }, 200],
  [
    "F8: sum above 15",
    { ...noText, duration: 16, multi_prompt: [{ ...shot, duration: 16 }] },
    "duration must be between",
  ],
  ["F9: 3 pictures and a video", { ...good, image_urls: [url, url, url], elements: [{ video_url: video }] }, 200],
  ["F9: 5 without a video", { ...good, image_urls: [url, url, url, url, url] }, 200],
  ["F10: relative", { ...good, image_urls: ["/a.png"] }, "image_urls[0] could not be fetched"],
  ["F10: blob", { ...good, start_image_url: "blob:https://a.example/1" }, "start_image_url could not be fetched"],
  ["F10: script", { ...good, end_image_url: "javascript:1" }, "end_image_url could not be fetched"],
  ["F10: blank in a list", { ...good, image_urls: [url, ""] }, "image_urls[1] could not be fetched"],
  [
    "F10: in an element",
    { ...good, elements: [{ frontal_image_url: "file:///a" }] },
    "elements[0].frontal_image_url could not",
  ],
  [
    "F10: a reference",
    { ...good, elements: [{ frontal_image_url: url, reference_image_urls: [url, "x"] }] },
    "elements[0].reference_image_urls[1]",
  ],
  ["F11", { ...good, seed: 1 }, "Unknown parameter: seed"],
  [
    "F11: in an element",
    { ...good, elements: [{ video_url: video, name: "x" }] },
    "Unknown parameter: elements[0].name",
  ],
  [
    "F11: in a shot",
    { ...noText, duration: 3, multi_prompt: [{ ...shot, index: 1 }] },
    "Unknown parameter: multi_prompt[0].index",
  ],
  ["prompt: a number", { ...good, prompt: 5 }, "prompt must be a string"],
  ["resolution: a number", { ...good, resolution: 720 }, "resolution must be a string"],
  ["generate_audio: a text", { ...good, generate_audio: "true" }, "generate_audio must be a boolean"],
  ["image_urls: a text", { ...good, image_urls: url }, "image_urls must be an array"],
  ["image_urls: a number in it", { ...good, image_urls: [5] }, "image_urls[0] must be a string"],
  ["elements: a text in it", { ...good, elements: ["x"] }, "elements[0] must be an object"],
  ["element: nothing in it", { ...good, elements: [{}] }, "elements[0] needs pictures or a video"],
  [
    "element: references are a text",
    { ...good, elements: [{ reference_image_urls: url }] },
    "elements[0].reference_image_urls must be",
  ],
  [
    "element: voice is a number",
    { ...good, elements: [{ video_url: video, voice_id: 7 }] },
    "elements[0].voice_id must be a string",
  ],
  ["shots: a text in it", { ...noText, multi_prompt: ["x"] }, "multi_prompt[0] must be an object"],
  ["shot: no text", { ...noText, duration: 3, multi_prompt: [{ duration: 3 }] }, "multi_prompt[0].prompt is required"],
  [
    "shot: no length",
    { ...noText, duration: 3, multi_prompt: [{ prompt: "a" }] },
    "multi_prompt[0].duration is required",
  ],
  [
    "shot: no time",
    { ...noText, duration: 3, multi_prompt: [shot, { ...shot, duration: 0 }] },
    "multi_prompt[1].duration must be between",
  ],
  [
    "shot: half a second",
    { ...noText, duration: 3, multi_prompt: [{ ...shot, duration: 2.5 }] },
    "multi_prompt[0].duration must be an integer",
  ],
];

for (const [name, body, expected] of rows) {
  test(`${name}: ${expected === 200 ? "accepted" : "422"}`, async () => {
    const { post } = sandboxAt();
    const answer = await post(ok, body);
    const { error } = await answer.json();
    assert.equal(answer.status, expected === 200 ? 200 : 422);
    if (expected !== 200) assert.ok(error.message.startsWith(expected), error.message);
  });

  test(`${name}: the validator says the same`, () => {
    assert.equal(validate(body).ok, expected === 200, JSON.stringify(validate(body).issues));
  });
}

test("what the validator makes of an accepted body, the sandbox accepts", async () => {
  const { post } = sandboxAt();
  for (const [name, body] of rows) {
    const check = validate(body);
    if (check.ok) assert.equal((await post(ok, check.request)).status, 200, name);
  }
});

test("with shots the length has to be given; the client always gives it", async () => {
  const { post } = sandboxAt();
  const body = { ...noDuration, prompt: null, multi_prompt: [shot] };
  assert.equal((await post(ok, body)).status, 422);
  assert.equal((await post(ok, validate(body).request)).status, 200);
});

const lenient = [
  [{ acceptNoText: true }, noText],
  [{ acceptUnknownFields: true }, { ...good, seed: 1, elements: [{ video_url: video, name: "x" }] }],
  [{ acceptTextDurations: true }, { ...noText, duration: "3", multi_prompt: [{ ...shot, duration: "3" }] }],
];
for (const [options, body] of lenient) {
  test(`switch ${Object.keys(options)}`, async () => {
    assert.equal((await sandboxAt().post(ok, body)).status, 422);
    assert.equal((await sandboxAt(options).post(ok, body)).status, 200);
  });
}

const pictures = (count) => Array.from({ length: count }, () => url);
const face = { frontal_image_url: url, reference_image_urls: [url] };
const shots = (count) => ({
  ...noText,
  duration: count * 2,
  multi_prompt: Array.from({ length: count }, () => ({ prompt: "a", duration: 2 })),
});
const strict = [
  ["w1", { ...good, image_urls: ["http://img.example.net/a.png"] }],
  ["w1", { ...good, image_urls: ["https://localhost/a.png"] }],
  ["w1", { ...good, image_urls: ["https://192.168.1.2/a.png"] }],
  ["w1", { ...good, elements: [{ ...face, reference_image_urls: ["https://[::1]/a.png"] }] }],
  ["w1", { ...good, start_image_url: "data:image/png;base64,AA==" }],
  ["w3", { ...good, image_urls: pictures(8) }],
  ["w4", { ...good, end_image_url: url }],
  ["w5", { ...shots(3), start_image_url: url, end_image_url: url }],
  ["w6", { ...good, start_image_url: url, elements: [face, face, face, face] }],
  ["w7", { ...good, elements: [{ video_url: video }, { video_url: video }] }],
  ["w8", { ...good, elements: [{ ...face, voice_id: "v" }] }],
  ["w9", { ...good, elements: [{ frontal_image_url: url }] }],
  ["w9", { ...good, elements: [{ ...face, reference_image_urls: pictures(4) }] }],
  ["w14", shots(7)],
  ["w15", { ...noText, duration: 3, multi_prompt: [{ prompt: "a".repeat(513), duration: 3 }] }],
  ["w17", { ...good, image_urls: [] }],
];
for (const [rule, body] of strict) {
  test(`strictUpstream: ${rule} ${JSON.stringify(body).length} bytes`, async () => {
    const { post, get, clock } = sandboxAt({ strictUpstream: true });
    const { id } = await (await post(ok, body)).json();
    assert.equal((await (await get(ok, id)).json()).status, "pending");
    clock.now += 6_000;
    const task = await (await get(ok, id)).json();
    const sample = sandboxAt();
    const same = await (await sample.post(`sk-test-refused-${rule}`)).json();
    sample.clock.now += 6_000;
    assert.deepEqual(task.error, (await (await sample.get(ok, same.id)).json()).error);
    assert.equal(task.status, "failed");
    const refused = await sandboxAt({ strictUpstream: "submit" }).post(ok, body);
    assert.equal(refused.status, 422);
    assert.equal((await refused.json()).detail[0].msg, task.error.message);
    assert.equal((await sandboxAt().post(ok, body)).status, 200);
  });
}

test("strictUpstream lets pass what the upstream takes", async () => {
  const full = { ...fixtures.get("req.full_single").body };
  for (const body of [good, full, shots(6), fixtures.get("req.video_element_voice").body]) {
    const { post, get, clock } = sandboxAt({ strictUpstream: "task" });
    const { id } = await (await post(ok, body)).json();
    clock.now += 22_000;
    assert.equal((await (await get(ok, id)).json()).status, "completed");
    assert.equal((await sandboxAt({ strictUpstream: "submit" }).post(ok, body)).status, 200);
  }
});
