/** Those who follow a task: a wait, which wants its end, and an iterator, which wants each state. */
import type { CompletedTask, TaskEvent } from "./types.js";

/** Told what happens until it is over. */
export interface Listener {
  /** The next event; `completed` and `failed` are the last. */
  tell(event: TaskEvent): void;
  /** It ends with this error. */
  fail(error: unknown): void;
}

/** Whether nothing comes after this event. */
export function isLast(event: TaskEvent): boolean {
  return event.type === "completed" || event.type === "failed";
}

/** A listener that settles a promise at the end. */
export function waiter(
  resolve: (task: CompletedTask) => void,
  reject: (error: unknown) => void,
  onEvent: ((event: TaskEvent) => void) | undefined,
): Listener {
  const tell = (event: TaskEvent) => {
    try {
      // An asynchronous one may fail when the wait is long over.
      Promise.resolve(onEvent?.(event)).catch(console.error);
    } catch (error) {
      // The caller's own mistake is the caller's to see, where it waits.
      return reject(error);
    }
    if (event.type === "completed") resolve(event.task);
    if (event.type === "failed") reject(event.error);
  };
  return { tell, fail: reject };
}

/** How an iterator listens: joins at its first `next`, leaves when it is over. */
type Join = (listener: Listener) => () => void;

type Result = IteratorResult<TaskEvent, undefined>;
type Reader = { readonly resolve: (result: Result) => void; readonly reject: (error: unknown) => void };

const over: Result = { done: true, value: undefined };

/** An iterator over the states of a task. A slow reader gets the latest state, not a backlog. */
export class EventIterator implements AsyncIterableIterator<TaskEvent, undefined>, Listener {
  readonly #join: Join;
  #leave: (() => void) | undefined;
  #readers: Reader[] = [];
  #latest: TaskEvent | undefined;
  #error: { readonly value: unknown } | undefined;
  #ended = false;

  constructor(join: Join) {
    this.#join = join;
  }

  next(): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#readers.push({ resolve, reject });
      if (!this.#leave && !this.#ended) this.#start();
      this.#serve();
    });
  }

  async return(): Promise<Result> {
    this.#latest = undefined;
    this.#end();
    return over;
  }

  tell(event: TaskEvent): void {
    this.#latest = event;
    if (isLast(event)) this.#end();
    this.#serve();
  }

  fail(error: unknown): void {
    this.#error = { value: error };
    this.#end();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #start(): void {
    this.#leave = () => {};
    try {
      const leave = this.#join(this);
      if (this.#ended) leave();
      else this.#leave = leave;
    } catch (error) {
      this.fail(error);
    }
  }

  #end(): void {
    this.#ended = true;
    this.#leave?.();
    this.#leave = undefined;
    this.#serve();
  }

  #serve(): void {
    for (let reader = this.#readers[0]; reader; reader = this.#readers[0]) {
      const result = this.#take();
      if (!result) return;
      this.#readers.shift();
      result(reader);
    }
  }

  /** What the next reader gets; nothing where it has to wait. */
  #take(): ((reader: Reader) => void) | undefined {
    const event = this.#latest;
    const error = this.#error;
    if (event) {
      this.#latest = undefined;
      return ({ resolve }) => resolve({ done: false, value: event });
    }
    if (error) {
      this.#error = undefined;
      return ({ reject }) => reject(error.value);
    }
    return this.#ended ? ({ resolve }) => resolve(over) : undefined;
  }
}
