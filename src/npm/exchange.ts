/** One exchange with the service: a request out, its answer's text back. */
import { request } from "../../pkg/kling_o3.js";
import { abortable } from "./abort.js";
import { ask } from "./engine.js";
import type { Answer, Reply } from "./protocol.js";

/** What is sent: a call of the core, made absolute. */
export interface Order {
  readonly url: string;
  /** A GET has none. */
  readonly body: string | FormData | undefined;
  readonly key: string | undefined;
  readonly signal: AbortSignal;
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * Sends once and reads the answer, unless the signal has aborted meanwhile. Settles when the answer is there or when the
 * signal aborts; rejects only where the wasm traps, before anything is sent.
 */
export async function exchange(fetch: Fetch, { url, body, key, signal }: Order): Promise<Answer> {
  const call: unknown[] = [];
  ask(() => request(url, body, key, call));
  const [address, init] = call as [string, RequestInit];
  if (signal.aborted) return { type: "failed", fault: "cut" };
  try {
    const own = body === undefined ? { signal } : { signal, body };
    const reply = await abortable(send(fetch, address, { ...init, ...own }), signal);
    return { type: "replied", reply };
  } catch {
    return { type: "failed", fault: signal.aborted ? "cut" : "network" };
  }
}

/** Whatever a fetch does, throwing at once included, becomes of this promise. */
async function send(fetch: Fetch, address: string, init: RequestInit): Promise<Reply> {
  const response = await fetch(address, init);
  const { status, redirected } = response;
  if (typeof status !== "number") throw new TypeError("That is no answer.");
  const retryAfter = header(response, "retry-after");
  // The second name is that of the gateway's family (service.md §0.3).
  const requestId = header(response, "x-request-id") ?? header(response, "x-oneapi-request-id");
  const text = String(await response.text());
  const retryAt = Date.parse(String(retryAfter));
  return { status, redirected, retryAfter, retryAt, requestId, text, ...parsed(text) };
}

/** A header of the answer, where there is one and the page may read it (service.md U3). */
function header(response: Response, name: string): string | null {
  try {
    const value = response.headers.get(name);
    return typeof value === "string" ? value : null;
  } catch {
    return null;
  }
}

/** Its own object, since null is JSON too. */
function parsed(text: string): { json?: unknown } {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return {};
  }
}
