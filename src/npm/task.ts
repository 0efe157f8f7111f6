/** Plain tasks and events of the core → the public ones: dates, the raw body, error classes. */
import { plainError, TaskFailedError } from "./errors.js";
import type { PlainEvent, PlainTask, Problem } from "./protocol.js";
import type { CompletedTask, FailedTask, Task, TaskEvent, TaskRef } from "./types.js";

/** The public task; `raw` is the body it was read from. */
export function toTask(plain: PlainTask, raw: unknown): Task {
  const { videos, ...rest } = plain;
  const task = {
    ...rest,
    createdAt: toDate(plain.createdAt),
    ...(videos && { videos: videos.map((video) => ({ ...video, expiresAt: toDate(video.expiresAt) })) }),
  };
  Object.defineProperty(task, "raw", { value: raw, enumerable: false });
  return task as unknown as Task;
}

/** The public event about `task`. */
export function toEvent(plain: PlainEvent, task: Task): TaskEvent {
  const { progress } = task;
  switch (plain.type) {
    case "completed":
      return { type: "completed", task: task as CompletedTask, progress };
    case "failed":
      return { type: "failed", task: task as FailedTask, progress, error: failure(plain, task as FailedTask) };
    case "waiting": {
      const error = plain.error ? { error: plainError(plain.error) } : {};
      const reason = plain.reason ?? "retry";
      return { type: "waiting", reason, retryAt: toDate(plain.retryAt ?? null), ...error, task, progress };
    }
    default:
      return { type: plain.type, task, progress };
  }
}

/** What is needed to go on with a task later. */
export function toRef({ id, model, createdAt, estimatedSeconds, creditsReserved, progress }: Task): TaskRef {
  const created = createdAt?.toISOString() ?? null;
  return { id, model, createdAt: created, estimatedSeconds, creditsReserved, percent: progress.percent };
}

function failure(plain: PlainEvent, task: FailedTask): TaskFailedError {
  return new TaskFailedError(plain.error as Problem, task);
}

/** The date, where there is one. */
export function toDate(unix: number | null): Date | null {
  const date = new Date(unix ?? Number.NaN);
  // A number that is no date of JavaScript's says nothing.
  return Number.isNaN(date.getTime()) ? null : date;
}
