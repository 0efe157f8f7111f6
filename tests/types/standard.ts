/** The schema is a Standard Schema and a Standard JSON Schema by the words of their own types. */
import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import { requestSchema, type VideoRequest, type VideoRequestInput } from "kling-o3";

export const schema: StandardSchemaV1<VideoRequestInput, VideoRequest> = requestSchema;
export const json: StandardJSONSchemaV1<VideoRequestInput, VideoRequest> = requestSchema;

export const input = (value: StandardSchemaV1.InferInput<typeof requestSchema>): VideoRequestInput => value;
export const output = (value: StandardSchemaV1.InferOutput<typeof requestSchema>): VideoRequest => value;
