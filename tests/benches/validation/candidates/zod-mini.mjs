import * as z from "zod/mini";
import { address, finished, model, ratios, resolutions } from "../rules.mjs";

const link = z.string().check(z.regex(address));
const request = z.strictObject({
  model: z.nullish(z.literal(model)),
  prompt: z.nullish(z.string()),
  resolution: z.nullish(z.enum(resolutions)),
  generate_audio: z.nullish(z.boolean()),
  start_image_url: z.nullish(link),
  end_image_url: z.nullish(link),
  image_urls: z.nullish(z.array(link)),
  elements: z.nullish(
    z.array(
      z.strictObject({
        frontal_image_url: z.nullish(link),
        reference_image_urls: z.nullish(z.array(link)),
        video_url: z.nullish(link),
        voice_id: z.nullish(z.string()),
      }),
    ),
  ),
  aspect_ratio: z.nullish(z.enum(ratios)),
  duration: z.nullish(z.int().check(z.minimum(3), z.maximum(15))),
  shot_type: z.nullish(z.literal("customize")),
  multi_prompt: z.nullish(
    z.array(z.strictObject({ prompt: z.nullish(z.string()), duration: z.nullish(z.int().check(z.minimum(1))) })),
  ),
});

export function validate(input) {
  const { success, error } = request.safeParse(input);
  return finished(input, success ? [] : error.issues.flatMap(told));
}

const told = ({ path, code, keys }) =>
  code === "unrecognized_keys" ? keys.map((key) => ({ path: [...path, key], code })) : [{ path, code }];
