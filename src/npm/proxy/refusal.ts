/**
 * What the proxy answers by itself: an error in the service's form, with a type of the proxy's own.
 *
 * What is refused before it was sent on is a 4xx, so that a client knows that no money was spent. 502 and 504 mean the opposite: a POST went
 * out and its outcome is unknown.
 */

/** The types of the proxy's own errors. */
export type RefusalType =
  | "proxy_not_found"
  | "proxy_method"
  | "proxy_task_id"
  | "proxy_cross_site"
  | "proxy_content_type"
  | "proxy_not_authorized"
  | "proxy_body"
  | "proxy_body_too_large"
  | "proxy_invalid_request"
  | "proxy_validation"
  | "proxy_key"
  | "proxy_upstream_unreachable"
  | "proxy_upstream_timeout"
  | "proxy_upstream_redirect"
  | "proxy_upstream_answer";

/** Headers of every answer of the proxy: kept nowhere, and never a page of the proxy's own origin. */
export const ownHeaders = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; sandbox",
} as const;

/** An error of the proxy's own; `more` stands beside it. */
export function refuse(
  status: number,
  type: RefusalType,
  message: string,
  headers: Readonly<Record<string, string>> = {},
  more: object = {},
): Response {
  return new Response(JSON.stringify({ error: { message, type }, ...more }), {
    status,
    headers: { "content-type": "application/json", ...ownHeaders, ...headers },
  });
}

/** What a client would take for a POST that may have been made (service.md §4.6). */
const unclear = [408, 409, 425];

/**
 * The answer that a function of the host gave in place of its decision: any clear 4xx, with its headers and those of the proxy. Null for anything
 * else, also for an answer whose body was read before.
 */
export async function hostRefusal(given: unknown): Promise<Response | null> {
  try {
    // By its members: a server may have put a class of its own in the place of `Response`.
    const { status, headers: said } = given as Response;
    if (!(status >= 400 && status < 500) || unclear.includes(status)) return null;
    const headers = new Headers(said);
    for (const [name, value] of Object.entries(ownHeaders)) headers.set(name, value);
    // It may come from a fetch, which has unpacked the body.
    for (const name of ["content-encoding", "content-length"]) headers.delete(name);
    return new Response(await (given as Response).arrayBuffer(), { status, headers });
  } catch {
    return null;
  }
}
