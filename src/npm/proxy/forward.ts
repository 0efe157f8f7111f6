/**
 * One exchange with the service: what goes out, how long it may take, and what of the answer comes back.
 */

import { readCapped } from "./body.js";
import type { Settings } from "./options.js";
import { ownHeaders, refuse } from "./refusal.js";
import type { Route } from "./route.js";

/** What is sent on; everything else of the caller's request stays here. */
export interface Outgoing {
  readonly route: Route;
  readonly key: string;
  /** Content type of the body, with the boundary of a form. */
  readonly contentType: string | null;
  readonly body: Uint8Array | null;
  /** Ends a GET when its caller is gone. Never given for a POST: its answer is worth money, whoever still waits for it. */
  readonly signal: AbortSignal | null;
}

/** The only headers of the service that come back. */
const returned = ["content-type", "retry-after", "request-id", "x-request-id", "x-oneapi-request-id"];
const largestAnswer = 4 * 2 ** 20;

/** Sends it and answers with what came back, or with a 502 or 504 of the proxy's own. */
export async function forward(outgoing: Outgoing, settings: Settings): Promise<Response> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), settings.timeoutMs);
  const gone = (): void => stop.abort();
  outgoing.signal?.addEventListener("abort", gone, { once: true });
  try {
    return await Promise.race([exchanged(outgoing, stop.signal, settings), aborted(stop.signal)]);
  } catch {
    // What was thrown may name the address or the key; it goes nowhere.
    if (stop.signal.aborted) return refuse(504, "proxy_upstream_timeout", "The service did not answer in time");
    return refuse(502, "proxy_upstream_unreachable", "The service could not be reached");
  } finally {
    clearTimeout(timer);
    outgoing.signal?.removeEventListener("abort", gone);
  }
}

async function exchanged(outgoing: Outgoing, signal: AbortSignal, settings: Settings): Promise<Response> {
  const answer = await settings.fetch(settings.baseUrl + outgoing.route.target, initOf(outgoing, signal));
  return passedBack(answer, outgoing.key, settings.timeoutMs);
}

/** Rejects when the signal aborts, also where a fetch of the host's own does not heed it. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason), { once: true }));
}

function initOf({ route, key, contentType, body }: Outgoing, signal: AbortSignal): RequestInit {
  const headers: Record<string, string> = { accept: "application/json", authorization: `Bearer ${key}` };
  if (contentType !== null) headers["content-type"] = contentType;
  const init: RequestInit = { method: route.method, headers, redirect: "manual", signal };
  return body === null ? init : { ...init, body: body as BodyInit };
}

async function passedBack(answer: Response, key: string, patienceMs: number): Promise<Response> {
  const { status } = answer;
  if (answer.type === "opaqueredirect" || (status >= 300 && status < 400)) {
    void answer.body?.cancel().catch(() => undefined);
    return refuse(502, "proxy_upstream_redirect", "The service answered with a redirect, which is not followed");
  }
  const bytes = await readCapped(answer.body, largestAnswer, patienceMs);
  if (bytes === null || status < 200) return refuse(502, "proxy_upstream_answer", "The service's answer is unusable");
  const headers = new Headers(ownHeaders);
  for (const name of returned) {
    const value = answer.headers.get(name);
    if (value !== null && !value.includes(key)) headers.set(name, value);
  }
  const bodiless = status === 204 || status === 205;
  return new Response(bodiless ? null : withoutKey(bytes, key), { status, headers });
}

/** The answer with the key blacked out, should the service repeat it: as it is, as JSON writes it, as a URL writes it. */
function withoutKey(bytes: Uint8Array, key: string): BodyInit {
  const forms = [key, JSON.stringify(key).slice(1, -1), encodeURIComponent(key)];
  const text = new TextDecoder().decode(bytes);
  const clean = forms.reduce((rest, form) => rest.replaceAll(form, "[key]"), text);
  return clean === text ? (bytes as BodyInit) : clean;
}
