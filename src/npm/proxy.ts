/**
 * `kling-o3/proxy`: keeps the key on a server or at the edge, while pages talk to a path of their own origin.
 *
 * A fetch handler that sends on exactly two routes of the service (three with uploads) to one fixed address, with the key added. No other header
 * and no cookie goes out, and of the answer only the body, its type and three kinds of header come back.
 *
 * Who may spend the key is the host's to say, by `authorize`; what it may be spent on too, by `validate`.
 *
 * @example
 * const proxy = createProxy({ apiKey: () => env.FOXAPI_API_KEY, authorize: (request) => isSignedIn(request), validate });
 * export default { fetch: proxy };                          // at the edge
 * const client = new Client({ baseUrl: "/api/kling" });     // in the page
 * @module kling-o3/proxy
 */

import { readCapped } from "./proxy/body.js";
import { forward } from "./proxy/forward.js";
import { isKey, type ProxyOptions, readOptions, type Settings } from "./proxy/options.js";
import { hostRefusal, refuse } from "./proxy/refusal.js";
import { findRoute, type Route } from "./proxy/route.js";
import { corsHeaders, isOwnSite } from "./proxy/site.js";
import { judged } from "./proxy/verdict.js";

export type { ProxyOptions } from "./proxy/options.js";
export type { RefusalType } from "./proxy/refusal.js";
export type { Complaint, Verdict } from "./proxy/verdict.js";

/**
 * Makes the handler.
 *
 * What it refuses by itself is `{ error: { message, type } }` with a type that begins with `proxy_`: a 4xx where nothing was sent to the service,
 * 502 or 504 where something was and no usable answer came back. A caller that goes away ends a query, never a POST.
 *
 * @throws TypeError without `authorize`, and for any option that is unknown or cannot be used.
 */
export function createProxy(options: ProxyOptions): (request: Request) => Promise<Response> {
  const settings = readOptions(options);
  return async (request) => {
    const answer = await answerRequest(request, settings);
    for (const [name, value] of Object.entries(corsHeaders(request, settings))) answer.headers.set(name, value);
    return answer;
  };
}

async function answerRequest(request: Request, settings: Settings): Promise<Response> {
  const route = findRoute(request, settings);
  if (route instanceof Response) return route;
  if (!isOwnSite(request, settings))
    return refuse(403, "proxy_cross_site", "The proxy does not serve pages of other origins");
  if (request.method === "OPTIONS")
    return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
  if (request.method !== route.method)
    return refuse(405, "proxy_method", `This route takes ${route.method} only`, { allow: route.method });
  const refused = refusedBody(request, route, settings);
  if (refused !== null) return refused;
  const turnedAway = await refusedUser(request, settings);
  if (turnedAway !== null) return turnedAway;
  const body = route.body === null ? null : await readBody(request, route, settings);
  if (body instanceof Response) return body;
  return send(request, route, body, settings);
}

/**
 * What can be said of a body before it is read, and so before anybody is asked who sends it. A form or a text needs no preflight, so a page of any
 * site could send it: only the route's own type is taken.
 */
function refusedBody(request: Request, route: Route, settings: Settings): Response | null {
  if (route.body === null) return null;
  const type = request.headers.get("content-type") ?? "";
  const isOwn = route.body === "multipart/form-data" ? isForm.test(type) : isJson.test(type);
  if (!isOwn) return refuse(415, "proxy_content_type", `This route takes ${route.body} only`);
  const encoding = request.headers.get("content-encoding") ?? "identity";
  if (encoding !== "identity") return refuse(415, "proxy_content_type", "The proxy takes no compressed bodies");
  const cap = capOf(route, settings);
  return Number(request.headers.get("content-length") ?? 0) > cap ? tooLarge(cap) : null;
}

const isJson = /^application\/json *(;|$)/i;
/** A form's type is sent on with its boundary, so there is nothing else in it. */
const isForm = /^multipart\/form-data *; *boundary=("[\w'()+,./:=? -]{1,70}"|[\w'+.-]{1,70})$/i;

async function refusedUser(request: Request, settings: Settings): Promise<Response | null> {
  let answer: unknown;
  try {
    answer = await settings.authorize(request);
  } catch {
    // Who cannot be recognised may not spend anything; a 5xx would tell the client that money may be lost.
  }
  if (answer === true) return null;
  const own = await hostRefusal(answer);
  return own ?? refuse(403, "proxy_not_authorized", "The proxy does not let this user through");
}

const capOf = (route: Route, settings: Settings): number =>
  route.body === "application/json" ? settings.maxBodyBytes : settings.maxUploadBytes;

const tooLarge = (cap: number): Response => refuse(413, "proxy_body_too_large", `The body is larger than ${cap} bytes`);

/** The whole body before anything is sent, since half a request must not reach the service; and that of a create only where it is found good. */
async function readBody(request: Request, route: Route, settings: Settings): Promise<Uint8Array | Response> {
  const cap = capOf(route, settings);
  let body: Uint8Array | null;
  try {
    body = await readCapped(request.body, cap, settings.timeoutMs);
  } catch {
    // No 408: a client must know that nothing was sent.
    return refuse(400, "proxy_body", "The body could not be read to its end in time");
  }
  if (body === null) return tooLarge(cap);
  return route.body === "application/json" ? judged(body, request, settings) : body;
}

async function send(request: Request, route: Route, body: Uint8Array | null, settings: Settings): Promise<Response> {
  const key = await readKey(settings);
  // A query may be repeated, so it is told to try again; a POST must not look as if it had been sent.
  if (key === null) return refuse(body === null ? 503 : 403, "proxy_key", "The proxy has no usable key");
  if (request.signal.aborted) return refuse(400, "proxy_body", "The caller is gone; nothing was sent");
  const contentType = route.body === "multipart/form-data" ? request.headers.get("content-type") : route.body;
  const signal = body === null ? request.signal : null;
  const exchange = forward({ route, key, contentType, body, signal }, settings);
  if (body !== null) void keepAlive(exchange, settings);
  return exchange;
}

/** A mistake of the host's here is told to it, and must not lose an answer that was paid for. */
async function keepAlive(exchange: Promise<Response>, { waitUntil }: Settings): Promise<void> {
  try {
    await waitUntil(exchange);
  } catch (error) {
    console.error(error);
  }
}

async function readKey(settings: Settings): Promise<string | null> {
  try {
    const { apiKey } = settings;
    const key: unknown = typeof apiKey === "function" ? await apiKey() : apiKey;
    return isKey(key) ? key : null;
  } catch {
    return null;
  }
}
