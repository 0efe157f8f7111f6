/** What the package says of the fields: its numbers for hints and counters, its lists for choices. */
import { limits, requestJsonSchema } from "kling-o3";

/** A number of the rules, by its name in `limits`. */
export const limit = (name: keyof typeof limits): number => limits[name].value;

const { resolution, aspect_ratio } = requestJsonSchema.properties;

/** The sizes a video can have, and the one it has where nobody chooses. */
export const resolutions: { readonly all: readonly string[]; readonly usual: string } = {
  all: resolution.enum,
  usual: resolution.default,
};

/** The shapes a video can have. */
export const ratios: readonly string[] = aspect_ratio.enum;
