import * as v from "valibot";
import { address, finished, model, ratios, resolutions } from "../rules.mjs";

const link = v.pipe(v.string(), v.regex(address));
const request = v.strictObject({
  model: v.nullish(v.literal(model)),
  prompt: v.nullish(v.string()),
  resolution: v.nullish(v.picklist(resolutions)),
  generate_audio: v.nullish(v.boolean()),
  start_image_url: v.nullish(link),
  end_image_url: v.nullish(link),
  image_urls: v.nullish(v.array(link)),
  elements: v.nullish(
    v.array(
      v.strictObject({
        frontal_image_url: v.nullish(link),
        reference_image_urls: v.nullish(v.array(link)),
        video_url: v.nullish(link),
        voice_id: v.nullish(v.string()),
      }),
    ),
  ),
  aspect_ratio: v.nullish(v.picklist(ratios)),
  duration: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(3), v.maxValue(15))),
  shot_type: v.nullish(v.literal("customize")),
  multi_prompt: v.nullish(
    v.array(
      v.strictObject({
        prompt: v.nullish(v.string()),
        duration: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(1))),
      }),
    ),
  ),
});

export function validate(input) {
  const { success, issues } = v.safeParse(request, input);
  return finished(input, success ? [] : issues.map(told));
}

const told = ({ path, type }) => ({ path: path ? path.map(({ key }) => key) : [], code: type });
