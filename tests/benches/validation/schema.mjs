/** The schema's part of the rules as JSON Schema, for ajv and typebox. */
import { model, ratios, resolutions } from "./rules.mjs";

const nullable = (type, rest) => ({ type: [type, "null"], ...rest });
const pattern = "^\\s*([hH][tT][tT][pP][sS]?://[^\\s/?#]+([/?#]\\S*)?|[dD][aA][tT][aA]:\\S*)\\s*$";
const link = { type: "string", pattern };
const links = nullable("array", { items: link });
const object = (properties) => ({ type: "object", additionalProperties: false, properties });

export const schema = object({
  model: { enum: [model, null] },
  prompt: nullable("string"),
  resolution: { enum: [...resolutions, null] },
  generate_audio: nullable("boolean"),
  start_image_url: nullable("string", { pattern }),
  end_image_url: nullable("string", { pattern }),
  image_urls: links,
  elements: nullable("array", {
    items: object({
      frontal_image_url: nullable("string", { pattern }),
      reference_image_urls: links,
      video_url: nullable("string", { pattern }),
      voice_id: nullable("string"),
    }),
  }),
  aspect_ratio: { enum: [...ratios, null] },
  duration: nullable("integer", { minimum: 3, maximum: 15 }),
  shot_type: { enum: ["customize", null] },
  multi_prompt: nullable("array", {
    items: object({ prompt: nullable("string"), duration: nullable("integer", { minimum: 1 }) }),
  }),
});

/** Errors in the form of JSON Schema's validators, as issues. */
export const told = ({ instancePath, keyword, params }) => {
  const path = instancePath
    .split("/")
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  if (keyword !== "additionalProperties") return [{ path, code: keyword }];
  const names = params.additionalProperties ?? [params.additionalProperty];
  return names.map((name) => ({ path: [...path, name], code: keyword }));
};
