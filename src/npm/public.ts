/** All that the package shows. */
export { Client } from "./client.js";
export { init, initSync, type WasmSource } from "./engine.js";
export {
  ApiError,
  KlingError,
  NetworkError,
  OutcomeUnknownError,
  TaskFailedError,
  TaskTimeoutError,
  ValidationError,
} from "./errors.js";
export { limits } from "./generated/limits.js";
export { requestJsonSchema } from "./generated/request-json-schema.js";
export type { Journal, JournalEntry } from "./journal.js";
export { type RequestSchema, requestSchema, type SchemaIssue, validate } from "./schema.js";
export type * from "./types.js";
export type { UploadedFile, UploadOptions } from "./upload.js";
export { balanceShots, mentionAt, mentions, renumberMentions } from "./writing.js";
