/** What the package says of the fields: its numbers for counters and hints, its lists for choices. No wasm is needed. */
import { limits, requestJsonSchema } from "kling-o3";

/** A number of the rules, by its name in `limits`. */
export const limit = (name: keyof typeof limits): number => limits[name].value;

const { resolution, aspect_ratio } = requestJsonSchema.properties;

/** The sizes a video can have. */
export const resolutions: readonly string[] = resolution.enum;
/** The size it has where nobody chooses. */
export const usualResolution: string = resolution.default;
/** The shapes a video can have. */
export const ratios: readonly string[] = aspect_ratio.enum;
/** The shape it has where nobody chooses and no frame decides. */
export const usualRatio: string = aspect_ratio.default;
