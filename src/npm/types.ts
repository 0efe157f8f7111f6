/**
 * The package's data, as plain objects: tasks, events, and the options of the client. Requests and their issues stand
 * in `request.ts`.
 */

import type { KlingError, TaskFailedError } from "./errors.js";
import type { Journal } from "./journal.js";

export type * from "./request.js";

/** How far a task is. */
export interface Progress {
  /** As the service reported it, 0–100; never goes back, 100 only when completed. Null: not told. */
  readonly percent: number | null;
  /** Milliseconds since the task was created, or since it was first seen. */
  readonly elapsedMs: number;
  /** An estimate from progress and the service's own; null where there is nothing to go by. */
  readonly remainingMs: number | null;
}

/** What every task has, whatever its status. */
export interface TaskBase {
  /** The service's own; all it takes to follow the task later. */
  readonly id: string;
  /** The model the service says it used. */
  readonly model: string | null;
  /** When the service says it was created; null where it does not. */
  readonly createdAt: Date | null;
  /** How far it is. */
  readonly progress: Progress;
  /** The service's `estimated_time`, taken as seconds (service.md U25). */
  readonly estimatedSeconds: number | null;
  /** Credits the service set aside at submit (service.md §3.1). */
  readonly creditsReserved: number | null;
  /** The parsed body as it came, for what no document says. Not enumerable, never in JSON; undefined before an answer. */
  readonly raw: unknown;
}
/** Accepted, not started. */
export interface PendingTask extends TaskBase {
  /** Tells it from the others. */
  readonly status: "pending";
}
/** Under way. */
export interface ProcessingTask extends TaskBase {
  /** Tells it from the others. */
  readonly status: "processing";
}
/** Done, with at least one video. */
export interface CompletedTask extends TaskBase {
  /** Tells it from the others. */
  readonly status: "completed";
  /** At least one. */
  readonly videos: readonly [Video, ...Video[]];
}
/** Ended without a video. A cancelled task is failed with code `cancelled`. */
export interface FailedTask extends TaskBase {
  /** Tells it from the others. */
  readonly status: "failed";
  /** Why. */
  readonly failure: {
    /** The service's own code, else `cancelled`, `result_unsafe` or `task_failed`. */
    readonly code: string;
    /** In the service's words, made plain; else in ours. */
    readonly message: string;
  };
}
/** A task of the service, told apart by `status`. */
export type Task = PendingTask | ProcessingTask | CompletedTask | FailedTask;

/** One video of a completed task. */
export interface Video {
  /** Safe to put into `src`: https, or http of your own hosts; save the file before it expires. */
  readonly url: string;
  /** 24 h after the task's creation, the earliest reading of the service's words; null where it gave no date. */
  readonly expiresAt: Date | null;
  /** In pixels, where the service says so. */
  readonly width: number | null;
  /** In pixels, where the service says so. */
  readonly height: number | null;
  /** Where the service says so. */
  readonly durationSeconds: number | null;
}

/** What happens to a task while it is followed. */
export type TaskEvent =
  | {
      /** The first event of a task that was just created; then each answer that says something new. */
      readonly type: "created" | "progress";
      /** As it is now. */
      readonly task: Task;
      /** The same as the task's. */
      readonly progress: Progress;
    }
  | {
      /** Nobody asks just now. */
      readonly type: "waiting";
      /** Nobody looks at the page; no connection; another tab asks; the last poll failed and will be repeated. */
      readonly reason: "hidden" | "offline" | "other_tab" | "retry";
      /** When it goes on, where that is known. */
      readonly retryAt: Date | null;
      /** Of the poll that failed. */
      readonly error?: KlingError;
      /** Last known. */
      readonly task: Task;
      /** The same as the task's. */
      readonly progress: Progress;
    }
  | {
      /** The end: there is a video. */
      readonly type: "completed";
      /** With its videos. */
      readonly task: CompletedTask;
      /** 100 per cent. */
      readonly progress: Progress;
    }
  | {
      /** The end: there is none. */
      readonly type: "failed";
      /** With its failure. */
      readonly task: FailedTask;
      /** As far as it came. */
      readonly progress: Progress;
      /** What `wait` rejects with. */
      readonly error: TaskFailedError;
    };

/** What `JSON.stringify(handle)` gives: enough to go on later with `client.task(ref)`. No link, no key, no prompt. */
export interface TaskRef {
  /** The task's; all that is needed. */
  readonly id: string;
  /** As the task has it. */
  readonly model?: string | null;
  /** ISO 8601. */
  readonly createdAt?: string | null;
  /** As the task has it. */
  readonly estimatedSeconds?: number | null;
  /** As the task has it. */
  readonly creditsReserved?: number | null;
  /** How far it was: what is shown never goes back behind it. */
  readonly percent?: number | null;
}

/** How a task is polled. Where several follow one task, the pace is that of the first, the wait each one's own. */
export interface PollOptions {
  /** Shortest pause between two polls, in milliseconds. Default 1,000. */
  readonly minIntervalMs?: number | undefined;
  /** Longest pause, in milliseconds; bounds the back-off after failed polls too. Default 15,000. */
  readonly maxIntervalMs?: number | undefined;
  /** After this many milliseconds a wait ends with `TaskTimeoutError`. Default 1,800,000; null: never. */
  readonly maxWaitMs?: number | null | undefined;
  /** What a hidden page does: at most one poll a minute (`"slow"`, default), none, or no difference. */
  readonly hidden?: "slow" | "pause" | "normal" | undefined;
}

/** Options of every call that sends one request. */
export interface CallOptions {
  /** Ends your waiting at once with `signal.reason`. A POST that has left goes on. */
  readonly signal?: AbortSignal | undefined;
  /** A name of your own for the entry; `create` and `generate` only. */
  readonly label?: string | undefined;
  /** Send it also where an identical one is in flight, or may have created a task; `create` and `generate` only. */
  readonly separate?: boolean | undefined;
}

/** Options of every call that follows a task. */
export interface FollowOptions {
  /** Ends your waiting at once with `signal.reason`; the task goes on at the service. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Called for every event, beginning with the current state. What it throws the wait rejects with; of `resume`, or
   * where it is asynchronous, nobody would see that, so it goes to the console.
   */
  readonly onEvent?: ((event: TaskEvent) => void) | undefined;
  /** Over the client's own poll options. */
  readonly poll?: PollOptions | undefined;
}

/** A task that can be followed, now or later, by several callers at once. */
export interface TaskHandle extends AsyncIterable<TaskEvent> {
  /** The task's, at the service. */
  readonly id: string;
  /** Last known; a task opened by its id is `pending` until it is asked for. */
  readonly task: Task;
  /**
   * Polls until the task is completed. An abort rejects at once with `signal.reason`, and the task goes on at the
   * service. Can be called again after a timeout or an abort.
   * @throws TaskFailedError, TaskTimeoutError, ApiError (401, 403, 404), KlingError `result_missing`.
   */
  wait(options?: FollowOptions): Promise<CompletedTask>;
  /** One GET that makes the service ask upstream first (`sync_upstream`). An abort ends it at once with `signal.reason`. */
  refresh(options?: CallOptions): Promise<Task>;
  /** Plain data to store: `client.task(ref)` goes on with it. */
  toJSON(): TaskRef;
}

/** Something the package survived and you may want to know. */
export interface Warning {
  /** Stable, snake_case: docs/errors.md has the list. */
  readonly code: string;
  /** What happened, in plain English. */
  readonly message: string;
}

/** Options of a `Client`. A misspelt name is a `TypeError`. */
export interface ClientOptions {
  /** Where the service is. Default `https://api.foxapi.cc`. Absolute, or relative to the page (your proxy); a path prefix is kept. */
  readonly baseUrl?: string | URL | undefined;
  /** Your key, or what gets it; asked per request. Leave it out behind a proxy. Never stored, logged, or on an error. */
  readonly apiKey?: string | (() => string | Promise<string>) | undefined;
  /** What sends. Default: the global `fetch`, looked up at each request. */
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** One request, in milliseconds. Default 120,000 for the POST, 15,000 for a GET, none for an upload. */
  readonly timeoutMs?: number | undefined;
  /** How tasks are polled, unless a call says otherwise. */
  readonly poll?: PollOptions | undefined;
  /** How many requests a second at most. Default 4; at most 4 GETs are in flight. Creates are not held back. */
  readonly maxRequestsPerSecond?: number | undefined;
  /**
   * What remembers creates. Default: `localStorage` where there is a document and it works, else memory of this client;
   * null keeps nothing, and then nothing is known of a POST once its page is gone.
   */
  readonly journal?: Journal | null | undefined;
  /** Told what was survived: an unknown status, an answer that came after you stopped waiting. */
  readonly onWarning?: ((warning: Warning) => void) | undefined;
}
