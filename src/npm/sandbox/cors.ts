/**
 * The CORS profiles of the sandbox (docs/service.md §1.5 and §8, item 2). They matter only behind an HTTP server:
 * where `fetch` is called directly there is no browser in between that would enforce them.
 */

/**
 * `full`: all named, `Retry-After` readable. `wildcard`: a `*` for headers, nothing readable. `none`: no CORS at all, so every answer is an
 * opaque failure. `post_blocked`: like `full`, but the answer of the create route may not be read, although the task was created.
 */
export type CorsProfile = "full" | "wildcard" | "none" | "post_blocked";

/** The profiles by name. */
export const corsProfiles: readonly CorsProfile[] = ["full", "wildcard", "none", "post_blocked"];

/** Headers of an answer to the real request. */
export function corsOfAnswer(profile: CorsProfile, creates: boolean): Headers {
  const headers = new Headers();
  if (profile === "none" || (profile === "post_blocked" && creates)) return headers;
  headers.set("access-control-allow-origin", "*");
  if (profile !== "wildcard") headers.set("access-control-expose-headers", "Retry-After, X-Request-Id");
  return headers;
}

/** Headers of an answer to the preflight. */
export function corsOfPreflight(profile: CorsProfile): Headers {
  const headers = corsOfAnswer(profile, false);
  if (profile === "none") return headers;
  headers.set("access-control-allow-methods", "GET, POST, PUT, DELETE, OPTIONS");
  headers.set("access-control-allow-headers", profile === "wildcard" ? "*" : "Authorization, Content-Type");
  headers.set("access-control-max-age", "600");
  return headers;
}
