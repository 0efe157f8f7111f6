/**
 * What the host's `validate` says of a create's body, and what comes of it: the body that is sent, or a refusal.
 */

import type { Settings } from "./options.js";
import { hostRefusal, refuse } from "./refusal.js";

/** One thing that is wrong with a body. An `Issue` of the package is one; warnings are passed over. */
export interface Complaint {
  /** Where: `["multi_prompt", 2, "prompt"]`. */
  readonly path: readonly (string | number)[];
  /** What is wrong and what to do; the page's user reads it. */
  readonly message: string;
  /** Name of the rule, for programs; it stands beside the message in the answer. */
  readonly code?: string;
  /** A warning lets a body pass and is not told. Default `"error"`. */
  readonly severity?: "error" | "warning";
}

/** What a body is found to be. What `validate` of the package gives is one. */
export type Verdict =
  | {
      /** It is good. */
      readonly ok: true;
      /** What is sent in its place: the canonical request. */
      readonly request: object;
    }
  | {
      /** It is not sent. */
      readonly ok: false;
      /** What is wrong with it, all at once. */
      readonly issues: readonly Complaint[];
    };

/** Enough for any form; a hostile body has thousands. */
const most = 100;

/**
 * The body to send, or why none is sent. It is written anew from what was judged: a text that two readers of JSON take for two different things,
 * as with a name that stands twice, would otherwise be judged as the one and paid for as the other.
 */
export async function judged(body: Uint8Array, request: Request, settings: Settings): Promise<Uint8Array | Response> {
  const { validate } = settings;
  if (validate === undefined) return body;
  let input: unknown;
  try {
    input = JSON.parse(new TextDecoder().decode(body));
  } catch {
    return refuse(400, "proxy_body", "The body is not JSON");
  }
  try {
    const verdict = await validate(input, request);
    const own = await hostRefusal(verdict);
    if (own !== null) return own;
    const { ok, request: good, issues } = verdict as { ok: unknown; request?: unknown; issues?: readonly Complaint[] };
    if (ok === true && typeof good === "object" && good !== null) return new TextEncoder().encode(JSON.stringify(good));
    if (ok === false && issues !== undefined) return refused(issues);
  } catch {
    // Said below: no word of it may get out, and nothing was sent.
  }
  return refuse(403, "proxy_validation", "The proxy could not judge the request; nothing was sent");
}

/** In the form in which the service tells of fields (service.md §4.2), so that a client needs to know one form only. */
function refused(issues: readonly Complaint[]): Response {
  const errors = issues.filter(({ severity }) => severity !== "warning").slice(0, most);
  const detail = errors.map(({ path, message, code }) => ({ loc: ["body", ...path], msg: message, type: code }));
  const message = errors[0]?.message ?? "The request is not valid";
  return refuse(422, "proxy_invalid_request", message, {}, { detail });
}
