/** One POST: sent once, waited for by one caller or several, answered even when nobody waits any more. */
import { onAbort } from "./abort.js";
import { after } from "./clock.js";
import { KlingError, NetworkError, nothingSent, OutcomeUnknownError, plainError } from "./errors.js";
import { type Flow, find, twice } from "./flow.js";
import { defaults } from "./generated/defaults.js";
import { Handle } from "./handle.js";
import type { Line } from "./line.js";
import type { Answer, Call, PlainEntry, Step } from "./protocol.js";
import type { Settings } from "./settings.js";
import type { TaskHandle } from "./types.js";

/** What a caller gets: the task, or the error. */
interface Caller {
  readonly resolve: (handle: Handle) => void;
  readonly reject: (error: unknown) => void;
  cancelTimer: () => void;
}

/** What the core says to send, and what to write down of it before. */
export interface Order {
  readonly call: Call;
  readonly entry: PlainEntry;
  readonly steps: readonly Step[];
}

/** A create that is on its way. */
export class Sending {
  /** Settled when the answer is in, or will not come; never rejects. */
  readonly over: Promise<void>;
  readonly #settings: Settings;
  readonly #line: Line;
  readonly #flow: Flow;
  readonly #order: Order;
  readonly #sendAgain: () => Promise<TaskHandle>;
  readonly #keep: (handle: Handle) => Handle;
  readonly #callers = new Set<Caller>();
  #hasLeft = false;
  #isOver = false;
  #handle: Handle | undefined;

  /** Begins to send the order of `flow`, unless every caller has gone before the key is there. */
  constructor(
    settings: Settings,
    line: Line,
    flow: Flow,
    order: Order,
    keep: (handle: Handle) => Handle,
    sendAgain: () => Promise<TaskHandle>,
  ) {
    this.#settings = settings;
    this.#line = line;
    this.#flow = flow;
    this.#order = order;
    this.#keep = keep;
    this.#sendAgain = sendAgain;
    this.over = this.#run();
  }

  /** Whether somebody may still join: it has left and is not answered, or somebody waits for it to leave. */
  get isOpen(): boolean {
    return !this.#isOver && (this.#hasLeft || this.#callers.size > 0);
  }

  /** Waits for the task. An abort or the time limit ends this wait, not the POST. */
  join(signal: AbortSignal | undefined): Promise<Handle> {
    return new Promise((resolve, reject) => {
      const end = () => {
        stopListening();
        caller.cancelTimer();
        this.#callers.delete(caller);
        if (this.#callers.size === 0) this.#doubt();
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
      if (this.#callers.size > 0) await this.#leave(key);
    } catch (error) {
      this.#rejectAll(error);
    }
  }

  async #leave(key: string | undefined): Promise<void> {
    const arrive = this.#line.records.depart(this.#order.entry.id, this.#order.steps);
    this.#hasLeft = true;
    for (const caller of this.#callers) this.#limit(caller);
    try {
      this.#settle(await this.#exchange(key));
    } finally {
      arrive();
    }
  }

  async #exchange(key: string | undefined): Promise<Answer> {
    const controller = new AbortController();
    const cancel = after(defaults.postExchangeMs, () => controller.abort());
    try {
      return await this.#line.exchange(this.#order.call, key, controller.signal);
    } catch (error) {
      // Nothing has left.
      this.#line.records.run([{ do: "remove", entry: this.#order.entry }]);
      throw error;
    } finally {
      this.#isOver = true;
      cancel();
    }
  }

  /** Limits the wait for the key, and from when the request leaves the wait for its answer. */
  #limit(caller: Caller): void {
    caller.cancelTimer();
    caller.cancelTimer = after(this.#line.timeLimit(this.#order.call), () => {
      if (!this.#hasLeft) return caller.reject(keyTimeout());
      try {
        caller.reject(this.#refusal(twice(() => this.#unanswered())));
      } catch (error) {
        caller.reject(maybeCharged(error));
      }
    });
  }

  /** What the core would say if no answer came. */
  #unanswered(): readonly Step[] {
    return this.#flow.foresee({ type: "failed", fault: "timeout" }, this.#line.place);
  }

  /** Nobody waits any more: until the answer comes, nobody knows. */
  #doubt(): void {
    if (!this.#hasLeft || this.#isOver) return;
    try {
      this.#line.records.run(this.#unanswered());
    } catch {
      // A trap; it will be read so all the same.
    }
  }

  #settle(answer: Answer): void {
    const steps = this.#judge(answer);
    if (!find(steps, "show")) {
      this.#line.records.run(steps);
      return this.#rejectAll(this.#refusal(steps));
    }
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
    const { problem } = find(steps, "refuse") as Extract<Step, { do: "refuse" }>;
    if (problem.class !== "OutcomeUnknownError") return plainError(problem);
    // The page's own answer, if it has come after all, is looked at first.
    return new OutcomeUnknownError(problem, this.#order.entry.id, async () => this.#handle ?? this.#sendAgain());
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
