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

/** An error of the proxy's own. */
export function refuse(
  status: number,
  type: RefusalType,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify({ error: { message, type } }), {
    status,
    headers: { "content-type": "application/json", ...ownHeaders, ...headers },
  });
}
