/** The line to the service: addresses, keys, time limits, the governor around each exchange, and the records of them. */
import { onAbort } from "./abort.js";
import { after } from "./clock.js";
import { plainError } from "./errors.js";
import { exchange } from "./exchange.js";
import { Flow, find } from "./flow.js";
import { defaults } from "./generated/defaults.js";
import { Governor } from "./governor.js";
import type { Answer, Call, Event, Place, Step } from "./protocol.js";
import { Records } from "./records.js";
import type { Settings } from "./settings.js";

/** One client's line. */
export class Line {
  /** What is remembered of the creates that were sent over it. */
  readonly records: Records;
  readonly #settings: Settings;
  readonly #governor: Governor;
  #place: Place | undefined;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.records = new Records(settings, () => this.place);
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
    inform({ type: "unlock", key }, this.place);
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
        this.key()
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
  const page = document?.baseURI ?? location?.href ?? null;
  const [located] = inform({ type: "locate", baseUrl: baseUrl?.toString() }, { base: "", page });
  return { base: (located as { base: string }).base, page };
}

/** What the core says to a fact about the place. @throws what it refuses. */
function inform(event: Event, place: Place): readonly Step[] {
  const steps = new Flow().advance(event, place);
  const refused = find(steps, "refuse");
  if (refused) throw plainError(refused.problem);
  return steps;
}
