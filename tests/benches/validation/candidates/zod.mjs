import * as z from "zod";
import { address, finished, model, ratios, resolutions } from "../rules.mjs";

const link = z.string().regex(address);
const request = z.strictObject({
  model: z.literal(model).nullish(),
  prompt: z.string().nullish(),
  resolution: z.enum(resolutions).nullish(),
  generate_audio: z.boolean().nullish(),
  start_image_url: link.nullish(),
  end_image_url: link.nullish(),
  image_urls: z.array(link).nullish(),
  elements: z
    .array(
      z.strictObject({
        frontal_image_url: link.nullish(),
        reference_image_urls: z.array(link).nullish(),
        video_url: link.nullish(),
        voice_id: z.string().nullish(),
      }),
    )
    .nullish(),
  aspect_ratio: z.enum(ratios).nullish(),
  duration: z.int().min(3).max(15).nullish(),
  shot_type: z.literal("customize").nullish(),
  multi_prompt: z.array(z.strictObject({ prompt: z.string().nullish(), duration: z.int().min(1).nullish() })).nullish(),
});

export function validate(input) {
  const { success, error } = request.safeParse(input);
  return finished(input, success ? [] : error.issues.flatMap(told));
}

const told = ({ path, code, keys }) =>
  code === "unrecognized_keys" ? keys.map((key) => ({ path: [...path, key], code })) : [{ path, code }];
