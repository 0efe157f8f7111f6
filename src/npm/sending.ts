/** One POST: sent once, waited for by one caller or several, answered even when nobody waits any more. */
import { onAbort } from "./abort.js";
import { after } from "./clock.js";
import { KlingError, NetworkError, nothingSent, OutcomeUnknownError, plainError } from "./errors.js";
import { type Flow, find, twice } from "./flow.js";
import { defaults } from "./generated/defaults.js";
import { Handle } from "./handle.js";
import type { Line } from "./line.js";
import type { Answer, Call, Step } from "./protocol.js";
import type { Settings } from "./settings.js";
import type { TaskHandle } from "./types.js";

/** What a caller gets: the task, or the error. */
interface Caller {
  readonly resolve: (handle: Handle) => void;
  readonly reject: (error: unknown) => void;
  cancelTimer: () => void;
}

/** A create that is on its way. */
export class Sending {
  /** Settled when the answer is in, or will not come; never rejects. */
  readonly over: Promise<void>;
  readonly #settings: Settings;
  readonly #line: Line;
  readonly #flow: Flow;
  readonly #call: Call;
  readonly #sendAgain: () => Sending;
  readonly #keep: (handle: Handle) => Handle;
  readonly #callers = new Set<Caller>();
  readonly #journalId = localId();
  #hasLeft = false;
  #handle: Handle | undefined;
  #again: Promise<TaskHandle> | undefined;

  /** Begins to send `call`, the first step of `flow`, unless every caller has gone before the key is there. */
  constructor(
    settings: Settings,
    line: Line,
    flow: Flow,
    call: Call,
    keep: (handle: Handle) => Handle,
    sendAgain: () => Sending,
  ) {
    this.#settings = settings;
    this.#line = line;
    this.#flow = flow;
    this.#call = call;
    this.#keep = keep;
    this.#sendAgain = sendAgain;
    this.over = this.#run();
  }

  /** Whether somebody may still join: it has left, or somebody waits for it to leave. */
  get isOpen(): boolean {
    return this.#hasLeft || this.#callers.size > 0;
  }

  /** Waits for the task. An abort or the time limit ends this wait, not the POST. */
  join(signal: AbortSignal | undefined): Promise<Handle> {
    return new Promise((resolve, reject) => {
      const end = () => {
        stopListening();
        caller.cancelTimer();
        this.#callers.delete(caller);
      };
      const stopListening = onAbort(signal, (reason) => {
        end();
        reject(reason);
      });
      const settled =
        <T>(settle: (value: T) => void) =>
        (value: T) => {
          end();
          settle(value);
        };
      const caller: Caller = { resolve: settled(resolve), reject: settled(reject), cancelTimer: () => {} };
      this.#callers.add(caller);
      this.#limit(caller);
    });
  }

  async #run(): Promise<void> {
    try {
      // Not before the first caller has joined.
      await null;
      const key = await this.#line.key();
      if (this.#callers.size === 0) return;
      this.#settle(await this.#exchange(key));
    } catch (error) {
      this.#rejectAll(error);
    }
  }

  async #exchange(key: string | undefined): Promise<Answer> {
    const controller = new AbortController();
    const cancel = after(defaults.postExchangeMs, () => controller.abort());
    this.#hasLeft = true;
    for (const caller of this.#callers) this.#limit(caller);
    try {
      return await this.#line.exchange(this.#call, key, controller.signal);
    } finally {
      cancel();
    }
  }

  /** Limits the wait for the key, and from when the request leaves the wait for its answer. */
  #limit(caller: Caller): void {
    caller.cancelTimer();
    caller.cancelTimer = after(this.#line.timeLimit(this.#call), () => {
      if (!this.#hasLeft) return caller.reject(keyTimeout());
      const timeout = { type: "failed", fault: "timeout" } as const;
      try {
        caller.reject(this.#refusal(twice(() => this.#flow.foresee(timeout, this.#line.place))));
      } catch (error) {
        caller.reject(maybeCharged(error));
      }
    });
  }

  #settle(answer: Answer): void {
    const steps = this.#judge(answer);
    if (!find(steps, "show")) return this.#rejectAll(this.#refusal(steps));
    const raw = answer.type === "replied" ? answer.reply.json : undefined;
    const handle = this.#keep(new Handle(this.#settings, this.#line, this.#flow, steps, raw));
    this.#handle = handle;
    if (this.#callers.size === 0) this.#tellLate(handle.id);
    for (const caller of [...this.#callers]) caller.resolve(handle);
  }

  /** Asks twice if need be: an answer that was paid for must not be lost to a trap. */
  #judge(answer: Answer): readonly Step[] {
    try {
      return twice(() => this.#flow.advance(answer, this.#line.place));
    } catch (error) {
      throw maybeCharged(error);
    }
  }

  #rejectAll(error: unknown): void {
    for (const caller of [...this.#callers]) caller.reject(error);
  }

  #tellLate(id: string): void {
    const message = `The request you stopped waiting for was accepted: task ${id}. Follow it with client.task("${id}").`;
    this.#settings.warn({ code: "answered_late", message });
  }

  #refusal(steps: readonly Step[]): KlingError {
    const problem = find(steps, "refuse")?.problem;
    if (!problem) throw new TypeError("The core gives no reason.");
    if (problem.class !== "OutcomeUnknownError") return plainError(problem);
    return new OutcomeUnknownError(problem, this.#journalId, () => this.#retry());
  }

  /** The task, if it is known by now; else a second POST, one for however many ask for it. */
  #retry(): Promise<TaskHandle> {
    if (this.#handle) return Promise.resolve(this.#handle);
    this.#again ??= this.#sendAgain()
      .join(undefined)
      .catch((error: unknown) => {
        // What cost nothing may be tried again; what may have cost something has a `retry` of its own.
        if (!KlingError.is(error) || error.charged === "no") this.#again = undefined;
        throw error;
      });
    return this.#again;
  }
}

/** An error of the package's own, once the POST has left. */
function maybeCharged(error: unknown): unknown {
  return KlingError.is(error) ? new KlingError({ ...error.facts, charged: "maybe" }) : error;
}

function keyTimeout(): NetworkError {
  const message = "The `apiKey` function did not answer in time. Nothing was sent.";
  return new NetworkError({ ...nothingSent("timeout", message), retryable: true });
}

/** A name no other attempt has. `crypto.randomUUID` would do, but for pages on plain http. */
function localId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
