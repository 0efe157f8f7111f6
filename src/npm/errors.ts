/** The errors: what happened, what to do, whether money may have been reserved. Codes and texts come from the core. */
import type { Problem } from "./protocol.js";
import type { FailedTask, Issue, TaskHandle } from "./types.js";

const brand = Symbol.for("kling-o3.error");

/** What every error of the package is told at its making. */
type Facts = Pick<Problem, "code" | "message" | "retryable" | "charged" | "taskId" | "status" | "requestId">;

const factNames = ["code", "retryable", "charged", "taskId", "status", "requestId"] as const;
const apiNames = ["type", "retryAfterMs", "fields", "options"] as const;

/** Some of the members of an object. */
function pick<T, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> {
  return Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<T, K>;
}

/** Any error of this package. */
export class KlingError extends Error {
  /** Stable, snake_case; the set is open, since the service's own codes come through. */
  declare readonly code: string;
  /** The same call may work later, unchanged. */
  declare readonly retryable: boolean;
  /** May money have been reserved by this call? */
  declare readonly charged: "no" | "maybe" | "yes";
  /** Of the task that it is about, where there is one. */
  declare readonly taskId: string | null;
  /** The HTTP status, where there was an answer. */
  declare readonly status: number | null;
  /** What the service's support asks for. */
  declare readonly requestId: string | null;

  /** @internal */
  constructor(facts: Facts) {
    super(facts.message);
    Object.assign(this, pick(facts, factNames));
  }

  /** @internal What it was made of. */
  get facts(): Facts {
    return { message: this.message, ...pick(this, factNames) };
  }

  /** For logs: never a key, a prompt or a signed URL. */
  toJSON(): object {
    return { name: this.name, ...this.facts };
  }

  /** Whether a value is an error of this package, also one of another copy of it. */
  static is(value: unknown): value is KlingError {
    try {
      return typeof value === "object" && value !== null && (value as Record<symbol, unknown>)[brand] === true;
    } catch {
      return false;
    }
  }
}

/** `validate` found errors; nothing was sent. */
export class ValidationError extends KlingError {
  /** All of them, warnings too. */
  readonly issues: readonly Issue[];

  /** @internal */
  constructor(issues: readonly Issue[]) {
    const errors = issues.filter((issue) => issue.severity === "error");
    const first = errors[0]?.message ?? "";
    const more = errors.length > 1 ? ` (and ${errors.length - 1} more; see \`issues\`)` : "";
    super(nothingSent("invalid_request", `The request was not sent. ${first}${more}`));
    this.issues = issues;
  }

  override toJSON(): object {
    // Messages and params are left out: they may quote what was typed.
    const issues = this.issues.map(({ code, severity, path }) => ({ code, severity, path }));
    return { ...super.toJSON(), message: "The request was not sent: see its issues.", issues };
  }
}

/** The service answered with an error. */
export class ApiError extends KlingError {
  /** The service's `error.type` (service.md §4.3). */
  declare readonly type: string | null;
  /** How long it asked to wait, in milliseconds. */
  declare readonly retryAfterMs: number | null;
  /** The fields it refused, where it names them. */
  declare readonly fields: Problem["fields"];
  /** The options it refused, where it names them. */
  declare readonly options: readonly string[];

  /** @internal */
  constructor(problem: Problem) {
    super(problem);
    Object.assign(this, pick(problem, apiNames));
  }

  override toJSON(): object {
    return { ...super.toJSON(), ...pick(this, apiNames) };
  }
}

/** A GET or an upload got no answer. */
export class NetworkError extends KlingError {}

/** The POST may have created a task. Nothing re-sends it but your own call of `retry`. */
export class OutcomeUnknownError extends KlingError {
  /** The local name of this attempt. */
  readonly journalId: string;
  readonly #retry: () => Promise<TaskHandle>;

  /** @internal */
  constructor(problem: Facts, journalId: string, retry: () => Promise<TaskHandle>) {
    super(problem);
    this.journalId = journalId;
    this.#retry = retry;
  }

  /**
   * Gives the task if the answer has come after all; else sends the request again, which may be paid twice: ask the
   * person first.
   */
  retry(): Promise<TaskHandle> {
    return this.#retry();
  }

  override toJSON(): object {
    return { ...super.toJSON(), journalId: this.journalId };
  }
}

/** The task ended without a video. */
export class TaskFailedError extends KlingError {
  /** With its failure. Not enumerable, so that logs stay short. */
  declare readonly task: FailedTask;

  /** @internal */
  constructor(problem: Problem, task: FailedTask) {
    super(problem);
    hide(this, "task", task);
  }
}

/** `maxWaitMs` passed; the task goes on. Wait again with `handle`. */
export class TaskTimeoutError extends KlingError {
  /** The task's: wait again with it. Not enumerable, so that logs stay short. */
  declare readonly handle: TaskHandle;

  /** @internal */
  constructor(problem: Problem, handle: TaskHandle) {
    super(problem);
    hide(this, "handle", handle);
  }
}

/** The facts of an error before anything was sent. */
export function nothingSent(code: string, message: string): Facts {
  return { code, message, retryable: false, charged: "no", taskId: null, status: null, requestId: null };
}

/** The error of a problem that belongs to no POST, no failed task and no wait. */
export function plainError(problem: Problem): KlingError {
  if (problem.class === "ApiError") return new ApiError(problem);
  return problem.class === "NetworkError" ? new NetworkError(problem) : new KlingError(problem);
}

/** Not enumerable: a log of the error shows its own facts, not all that hangs on it. */
function hide<E extends KlingError>(error: E, name: keyof E, value: unknown): void {
  Object.defineProperty(error, name, { value, enumerable: false });
}

// Names by hand, since minifiers rename classes; on the prototype, so that they are not own fields of each error.
const classes = {
  KlingError,
  ValidationError,
  ApiError,
  NetworkError,
  OutcomeUnknownError,
  TaskFailedError,
  TaskTimeoutError,
};
for (const [name, { prototype }] of Object.entries(classes)) {
  Object.defineProperty(prototype, "name", { value: name, configurable: true, writable: true });
}
Object.defineProperty(KlingError.prototype, brand, { value: true });
