/** What the types tell apart: a discriminant is enough to reach what belongs to it, and a `switch` can be complete. */
import {
  type CompletedTask,
  type FailedTask,
  type Issue,
  type IssueCode,
  type JournalEntry,
  KlingError,
  OutcomeUnknownError,
  type Task,
  type TaskEvent,
  TaskFailedError,
  type TaskHandle,
  TaskTimeoutError,
  ValidationError,
  type Video,
  type VideoRequest,
  validate,
} from "kling-o3";

/** Both types are the same one. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const is = <A, B>(_same: Same<A, B>): void => {};
const never = (value: never): never => value;

export function narrowed(form: unknown): VideoRequest | readonly Issue[] {
  const checked = validate(form);
  is<typeof checked.issues, readonly Issue[]>(true);
  if (!checked.ok) return checked.issues;
  is<typeof checked.request, VideoRequest>(true);
  return checked.request;
}

export function told(event: TaskEvent): string {
  switch (event.type) {
    case "created":
    case "progress":
      return `${event.task.status} ${event.progress.percent ?? "?"}`;
    case "waiting":
      is<typeof event.reason, "hidden" | "offline" | "other_tab" | "retry">(true);
      return event.retryAt?.toISOString() ?? event.error?.message ?? event.reason;
    case "completed":
      is<typeof event.task, CompletedTask>(true);
      return event.task.videos.map(({ url }) => url).join();
    case "failed":
      is<typeof event.error, TaskFailedError>(true);
      return event.task.failure.code;
    default:
      return never(event);
  }
}

export function shown(task: Task): readonly Video[] | string {
  switch (task.status) {
    case "pending":
    case "processing":
      return `${task.progress.elapsedMs}`;
    case "completed":
      return task.videos;
    case "failed":
      return task.failure.message;
    default:
      return never(task);
  }
}

/** A dictionary that forgets a rule does not compile. */
export function worded(words: Readonly<Record<IssueCode, string>>, { code, severity }: Issue): string {
  is<typeof severity, "error" | "warning">(true);
  const word: string = words[code];
  return word;
}

export function remembered({ state, taskId }: JournalEntry): string {
  switch (state) {
    case "sending":
    case "unknown":
      return "nobody knows";
    case "pending":
    case "finished":
    case "failed":
      is<typeof taskId, string | null>(true);
      return taskId ?? "";
    default:
      return never(state);
  }
}

export function waited(event: TaskEvent): string | undefined {
  if (event.type !== "waiting") return undefined;
  switch (event.reason) {
    case "hidden":
    case "offline":
    case "other_tab":
      return event.reason;
    case "retry":
      is<typeof event.error, KlingError | undefined>(true);
      return event.error?.message;
    default:
      return never(event.reason);
  }
}

export function caught(error: unknown): TaskHandle | FailedTask | Promise<TaskHandle> | readonly Issue[] | string {
  if (error instanceof ValidationError) return error.issues;
  if (error instanceof OutcomeUnknownError) return error.retry();
  if (error instanceof TaskFailedError) return error.task;
  if (error instanceof TaskTimeoutError) return error.handle;
  if (!KlingError.is(error)) throw error;
  is<typeof error.charged, "no" | "maybe" | "yes">(true);
  return error.code;
}
