/**
 * Whether a page of another site is behind a request. A cookie or the place in a network would make such a request look like a user's own.
 */

import type { Settings } from "./options.js";

/**
 * True for requests of the proxy's own origin, of the allowed ones, and of programs that are no browsers.
 *
 * `Sec-Fetch-Site` is the browser's own word and no page can change it, so it decides where it is there: also behind a front that ends TLS or
 * changes the host name, where the request's URL is not the public one. Without it (older browsers, plain http) `Origin` must be the request's
 * own origin or an allowed one. With neither it is no page of another site that POSTs: every browser sends `Origin` with a cross-site POST.
 */
export function isOwnSite(request: Request, settings: Settings): boolean {
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  if (origin !== null && settings.allowedOrigins.has(origin)) return true;
  if (site !== null) return site === "same-origin" || (site === "none" && origin === null);
  return origin === null || origin === new URL(request.url).origin;
}

/** The CORS headers for a page of an allowed origin; none for anybody else. */
export function corsHeaders(request: Request, settings: Settings): Readonly<Record<string, string>> {
  const origin = request.headers.get("origin");
  if (settings.allowedOrigins.size === 0) return {};
  if (origin === null || !settings.allowedOrigins.has(origin)) return { vary: "Origin" };
  return {
    vary: "Origin",
    "access-control-allow-origin": origin,
    "access-control-allow-methods": "GET, POST",
    "access-control-allow-headers": "Authorization, Content-Type",
    "access-control-expose-headers": "Retry-After, X-Request-Id",
    "access-control-max-age": "600",
  };
}
