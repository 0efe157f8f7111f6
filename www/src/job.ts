/**
 * One video from the request to its end: what the page knows of it. The package sends, waits and decides; this only
 * keeps the last word and ends the watching when it is asked to.
 */
import {
  type Client,
  type CompletedTask,
  type OutcomeUnknownError,
  type TaskEvent,
  TaskFailedError,
  type TaskHandle,
  type VideoRequestInput,
} from "kling-o3";

/** What there is to see. */
export type View =
  | { readonly state: "empty" }
  | { readonly state: "sending" }
  | { readonly state: "watching"; readonly handle: TaskHandle; readonly event: TaskEvent | null }
  | { readonly state: "stopped"; readonly handle: TaskHandle }
  | { readonly state: "completed"; readonly handle: TaskHandle; readonly task: CompletedTask }
  | { readonly state: "problem"; readonly error: unknown; readonly handle: TaskHandle | null };

/** See the head of this file. */
export class Job {
  readonly #onView: (view: View) => void;
  #watching: AbortController | null = null;
  #sending = false;

  constructor(onView: (view: View) => void) {
    this.#onView = onView;
  }

  /** Sends a request, then watches its task. */
  create(client: Client, input: VideoRequestInput): Promise<void> {
    return this.#send(() => client.create(input));
  }

  /** Sends a request of unknown outcome once more. Only for a person who has agreed to pay twice. */
  sendAgain(error: OutcomeUnknownError): Promise<void> {
    return this.#send(() => error.retry());
  }

  /** Watches a task, from its last known state on. */
  async watch(handle: TaskHandle): Promise<void> {
    this.#watching?.abort();
    const controller = new AbortController();
    const { signal } = controller;
    this.#watching = controller;
    this.#onView({ state: "watching", handle, event: null });
    const onEvent = (event: TaskEvent) => {
      // The end comes as a view of its own.
      const isEnd = event.type === "completed" || event.type === "failed";
      if (!signal.aborted && !isEnd) this.#onView({ state: "watching", handle, event });
    };
    try {
      const task = await handle.wait({ signal, onEvent });
      this.#onView({ state: "completed", handle, task });
    } catch (error) {
      if (signal.aborted) return;
      this.#onView({ state: "problem", error, handle: error instanceof TaskFailedError ? null : handle });
    }
  }

  /** Ends the watching; the task goes on at the service. */
  stop(handle: TaskHandle): void {
    this.#watching?.abort();
    this.#onView({ state: "stopped", handle });
  }

  async #send(send: () => Promise<TaskHandle>): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    this.#onView({ state: "sending" });
    try {
      const handle = await send();
      this.#sending = false;
      await this.watch(handle);
    } catch (error) {
      this.#onView({ state: "problem", error, handle: null });
    } finally {
      this.#sending = false;
    }
  }
}
