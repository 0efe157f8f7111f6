/** A task under way: how far, since when, what it waits for. Percent only as the service reports it. */
import type { Progress, Task, TaskEvent } from "kling-o3";
import { make, setAttribute } from "../dom.ts";
import { texts } from "../texts.ts";

const words = texts.result;

/** See the head of this file. */
export class ProgressView {
  readonly #status = make("p", { class: "status" });
  readonly #bar = make("progress", { max: 100, "aria-label": words.progress });
  readonly #times = make("p", { class: "hint times" });
  readonly #notice = make("p", { class: "hint" });
  readonly root = make("div", { class: "progress" }, this.#status, this.#bar, this.#times, this.#notice);
  #progress: Progress | null = null;
  #since = 0;
  #clock: ReturnType<typeof setInterval> | undefined;

  /** A request is on its way; there is no task yet. */
  send(): void {
    this.#status.textContent = words.sending;
    this.#bar.removeAttribute("value");
    this.#times.textContent = "";
    this.#notice.textContent = "";
  }

  /** The task as last known, and what has just happened to it. */
  show(task: Task, event: TaskEvent | null): void {
    const { percent } = task.progress;
    const runs = task.status === "processing";
    const known = runs ? percent : null;
    const state = runs ? words.processing : words.pending;
    this.#status.textContent = known === null ? state : `${state} · ${words.percent(known)}`;
    setAttribute(this.#bar, "value", known ?? undefined);
    this.#progress = event === null ? null : task.progress;
    this.#since = performance.now();
    this.#notice.textContent = event?.type === "waiting" ? waiting(event) : "";
    this.#clock ??= setInterval(() => this.#tick(), 1000);
    this.#tick();
  }

  stop(): void {
    clearInterval(this.#clock);
    this.#clock = undefined;
  }

  /** Between two answers the time goes on by the page's own clock. */
  #tick(): void {
    if (this.#progress === null) return;
    const passed = performance.now() - this.#since;
    const { elapsedMs, remainingMs } = this.#progress;
    const parts = [words.elapsed(elapsedMs + passed)];
    if (remainingMs !== null && remainingMs > passed) parts.push(words.remaining(remainingMs - passed));
    this.#times.textContent = parts.join(", ");
  }
}

function waiting({ reason, retryAt, error }: Extract<TaskEvent, { type: "waiting" }>): string {
  const why = reason === "retry" && error ? error.message : words.waiting[reason];
  return retryAt === null ? why : `${why} ${words.retryAt(retryAt)}`;
}
