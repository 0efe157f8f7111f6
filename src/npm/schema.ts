/** The request as a Standard Schema, for form libraries and servers that take one. */
import * as wasm from "../../pkg/kling_o3.js";
import { outline } from "./generated/outline.js";
import { requestJsonSchema } from "./generated/request-json-schema.js";
import { answer, asked, lay, settled } from "./sheet.js";
import type { Validation, VideoRequest, VideoRequestInput } from "./types.js";

/** One issue in the form of Standard Schema. */
export interface SchemaIssue {
  /** Plain English: what is wrong and what to do. */
  readonly message: string;
  /** Where: `["multi_prompt", 2, "prompt"]`. */
  readonly path: readonly (string | number)[];
}

/** Standard Schema 1 and its JSON Schema trait, as far as this schema needs them. */
export interface RequestSchema {
  /** What form libraries look for. */
  readonly "~standard": {
    /** Of Standard Schema. */
    readonly version: 1;
    /** Whose schema it is. */
    readonly vendor: "kling-o3";
    /** Always at once. Only errors are issues. */
    readonly validate: (value: unknown) =>
      | {
          /** The canonical request. */
          readonly value: VideoRequest;
          /** None. */
          readonly issues?: undefined;
        }
      | {
          /** The errors. */
          readonly issues: readonly SchemaIssue[];
        };
    /** The same as JSON Schema; throws a `TypeError` for any target but `draft-2020-12`. */
    readonly jsonSchema: {
      /** Of the canonical body, as a copy that is yours. */
      readonly input: (options: { readonly target: string }) => Record<string, unknown>;
      /** The same. */
      readonly output: (options: { readonly target: string }) => Record<string, unknown>;
    };
    /** For the compiler alone; never there. */
    readonly types?: {
      /** What may be given. */
      readonly input: VideoRequestInput;
      /** What comes out. */
      readonly output: VideoRequest;
    };
  };
}

/**
 * Checks a request: all issues at once, never throws on bad input, loads the wasm by itself on first use (in
 * `kling-o3/slim` after `init`).
 */
export function validate(input?: unknown): Validation {
  return asked([[input, outline.body]], () => judged(false));
}

function judged(isWhole: boolean): Validation {
  lay(isWhole);
  const found = wasm.validate();
  if (found === 0) return judged(true);
  const { ok, issues } = found === 1 ? (answer() as Omit<Validation, "request">) : { ok: true, issues: [] };
  return ok ? { ok, request: settled() as VideoRequest, issues } : { ok, issues };
}

/** The request for whatever takes a Standard Schema. */
export const requestSchema: RequestSchema = {
  "~standard": {
    version: 1,
    vendor: "kling-o3",
    validate: (value) => {
      const checked = validate(value);
      if (checked.ok) return { value: checked.request };
      const errors = checked.issues.filter((issue) => issue.severity === "error");
      return { issues: errors.map(({ message, path }) => ({ message, path })) };
    },
    jsonSchema: { input: jsonSchema, output: jsonSchema },
  },
};

function jsonSchema({ target }: { readonly target: string }): Record<string, unknown> {
  if (target !== "draft-2020-12") throw new TypeError(`No JSON Schema for "${target}"; there is "draft-2020-12".`);
  return structuredClone(requestJsonSchema) as Record<string, unknown>;
}
