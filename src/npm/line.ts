/** The line to the service: addresses, keys, time limits and the governor around each exchange. */
import { refuseKey, resolveBase } from "../../pkg/kling_o3.js";
import { abortable, onAbort } from "./abort.js";
import { after } from "./clock.js";
import { ask } from "./engine.js";
import { plainError } from "./errors.js";
import { exchange } from "./exchange.js";
import { defaults } from "./generated/defaults.js";
import { Governor } from "./governor.js";
import type { Answer, Call, Place, Problem } from "./protocol.js";
import type { Settings } from "./settings.js";

/** One client's line. */
export class Line {
  readonly #settings: Settings;
  readonly #governor: Governor;
  #place: Place | undefined;

  constructor(settings: Settings) {
    this.#settings = settings;
    const perSecond = settings.maxRequestsPerSecond ?? defaults.requestsPerSecond;
    this.#governor = new Governor(perSecond, defaults.getsInFlight);
  }

  /** Where the service is. Settled at the first call, so that a client can be made where there is no page yet. */
  get place(): Place {
    this.#place ??= resolve(this.#settings.baseUrl);
    return this.#place;
  }

  /** The time one exchange of this call may take, in milliseconds. */
  timeLimit(call: Call): number {
    return this.#settings.timeoutMs ?? call.timeoutMs;
  }

  /**
   * The key for the next request, found fit to be sent to this place.
   * @throws KlingError `invalid_key`, `missing_key`, `insecure_base_url`; whatever the caller's own function throws.
   */
  async key(): Promise<string | undefined> {
    const { apiKey } = this.#settings;
    const given: unknown = typeof apiKey === "function" ? await apiKey() : apiKey;
    // A key that is no text is as unfit as an empty one.
    const key = given === undefined || given === null ? undefined : typeof given === "string" ? given : "";
    const problem = ask(() => refuseKey(key, this.place.base)) as Problem | null;
    if (problem) throw plainError(problem);
    return key;
  }

  /**
   * Sends a call that may be repeated: a GET, or an upload's form, which the governor does not hold back. Settles when
   * answered, when its time is over, or when the signal aborts.
   */
  get(call: Call, signal?: AbortSignal, form?: FormData): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const controller = new AbortController();
      let cancelTimer = () => {};
      const end = (settle: () => void) => {
        stopListening();
        cancelTimer();
        leave();
        controller.abort();
        settle();
      };
      const stopListening = onAbort(signal, (reason) => end(() => reject(reason)));
      const start = () => {
        cancelTimer = after(this.timeLimit(call), () => end(() => resolve({ type: "failed", fault: "timeout" })));
        abortable(this.key(), controller.signal)
          .then((key) => this.exchange(call, key, controller.signal, form))
          .then(
            (answer) => end(() => resolve(answer)),
            (error) => end(() => reject(error)),
          );
      };
      const leave = form ? () => {} : this.#governor.admit(start);
      if (form) start();
    });
  }

  /** One exchange, at once. Rejects only where the wasm does nothing but trap. */
  exchange(call: Call, key: string | undefined, signal: AbortSignal, form?: FormData): Promise<Answer> {
    const send = this.#settings.fetch ?? ((url: string, init: RequestInit) => globalThis.fetch(url, init));
    const body = form ?? (call.body && JSON.stringify(call.body));
    return exchange(send, { url: this.place.base + call.path, body, key, signal });
  }
}

function resolve(baseUrl: string | URL | undefined): Place {
  const { document, location } = globalThis as { document?: Document; location?: Location };
  // What the page itself resolves addresses against; a worker has its own address instead.
  const page = document?.baseURI ?? location?.href;
  const resolved = ask(() => resolveBase(baseUrl?.toString(), page)) as { base: string } | { problem: Problem };
  if ("problem" in resolved) throw plainError(resolved.problem);
  return { base: resolved.base, page: page ?? null };
}
