import { type } from "arktype";
import { address, finished, model, ratios, resolutions } from "../rules.mjs";

const link = type(address);
const request = type({
  "+": "reject",
  "model?": type.unit(model).or("null"),
  "prompt?": "string | null",
  "resolution?": type.enumerated(...resolutions, null),
  "generate_audio?": "boolean | null",
  "start_image_url?": link.or("null"),
  "end_image_url?": link.or("null"),
  "image_urls?": link.array().or("null"),
  "elements?": type({
    "+": "reject",
    "frontal_image_url?": link.or("null"),
    "reference_image_urls?": link.array().or("null"),
    "video_url?": link.or("null"),
    "voice_id?": "string | null",
  })
    .array()
    .or("null"),
  "aspect_ratio?": type.enumerated(...ratios, null),
  "duration?": "3 <= number.integer <= 15 | null",
  "shot_type?": "'customize' | null",
  "multi_prompt?": type({ "+": "reject", "prompt?": "string | null", "duration?": "number.integer >= 1 | null" })
    .array()
    .or("null"),
});

export function validate(input) {
  const read = request(input);
  return finished(input, read instanceof type.errors ? [...read].map(told) : []);
}

const told = ({ path, code }) => ({ path: [...path], code });
