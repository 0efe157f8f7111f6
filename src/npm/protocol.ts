/** What the core says and is told, as plain data (src/core/flow.rs has the meaning of each). */
import type { JournalEntry } from "./journal.js";
import type { Issue, PollOptions, TaskRef, VideoRequest } from "./types.js";

/** An error as the core describes it; `errors.ts` makes the class. */
export interface Problem {
  readonly class:
    | "KlingError"
    | "ApiError"
    | "NetworkError"
    | "OutcomeUnknownError"
    | "TaskFailedError"
    | "TaskTimeoutError";
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
  readonly charged: "no" | "maybe" | "yes";
  readonly taskId: string | null;
  readonly status: number | null;
  readonly requestId: string | null;
  readonly type: string | null;
  readonly retryAfterMs: number | null;
  readonly fields: readonly {
    /** Where in the request. */
    readonly path: readonly (string | number)[];
    /** In the service's words, made plain. */
    readonly message: string;
  }[];
  readonly options: readonly string[];
}

/** A task whose dates are milliseconds of Unix time. */
export interface PlainTask {
  readonly id: string;
  readonly model: string | null;
  readonly status: "pending" | "processing" | "completed" | "failed";
  readonly createdAt: number | null;
  readonly progress: {
    readonly percent: number | null;
    readonly elapsedMs: number;
    readonly remainingMs: number | null;
  };
  readonly estimatedSeconds: number | null;
  readonly creditsReserved: number | null;
  readonly videos?: readonly {
    readonly url: string;
    readonly expiresAt: number | null;
    readonly width: number | null;
    readonly height: number | null;
    readonly durationSeconds: number | null;
  }[];
  readonly failure?: { readonly code: string; readonly message: string };
}

/** A file at the service, its dates likewise. */
export interface PlainFile {
  readonly url: string;
  readonly id: string | null;
  readonly filename: string | null;
  readonly size: number | null;
  readonly createdAt: number | null;
  readonly expiresAt: number | null;
}

/** An event of a task, likewise plain. */
export interface PlainEvent {
  readonly type: "created" | "progress" | "waiting" | "completed" | "failed";
  readonly task: PlainTask;
  readonly reason?: "hidden" | "offline" | "other_tab" | "retry";
  readonly retryAt?: number | null;
  readonly error?: Problem | null;
}

/** One request of the service's. */
export interface Call {
  readonly method: "GET" | "POST";
  /** Under the base address, with its query. */
  readonly path: string;
  readonly body?: VideoRequest;
  /** Of an upload: the texts of its form, and what the file is called in it. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly filename?: string;
  /** Infinite where there is no limit. */
  readonly timeoutMs: number;
}

/** The answer to a call. */
export interface Reply {
  /** 0 where the platform hides a redirect. */
  readonly status: number;
  /** Whether a fetch followed a redirect although it was told not to. */
  readonly redirected?: boolean;
  readonly retryAfter: string | null;
  /** The same as a date, in milliseconds of Unix time; NaN where it is none. */
  readonly retryAt?: number;
  readonly requestId: string | null;
  readonly text: string;
  readonly json?: unknown;
}

/** An entry of the journal whose date is milliseconds of Unix time. */
export type PlainEntry = Omit<JournalEntry, "createdAt"> & { readonly createdAt: number; readonly inFlight?: boolean };

/** What an exchange came to. */
export type Answer =
  | { readonly type: "replied"; readonly reply: Reply }
  | { readonly type: "failed"; readonly fault: "network" | "timeout" | "cut" };

/** What the core is told. */
export type Event =
  | {
      readonly type: "submit";
      readonly input: unknown;
      readonly entry: { readonly id: string; readonly label: string | null };
      readonly separate: boolean;
      /** Whose retry it is. */
      readonly replaces: { readonly id: string } | undefined;
    }
  | { readonly type: "locate"; readonly baseUrl: string | undefined }
  | { readonly type: "unlock"; readonly key: string | undefined }
  | { readonly type: "retrieve"; readonly id: string; readonly refresh: boolean }
  | {
      readonly type: "upload";
      readonly file: { readonly size: number; readonly name: string; readonly kind: string } | null;
      /** NaN where the caller gave none. */
      readonly maxBytes: number;
      readonly autoCleanup: boolean;
    }
  | { readonly type: "open"; readonly ref: string | TaskRef; readonly createdAt: number }
  | { readonly type: "join"; readonly listener: number; readonly poll: PollOptions }
  | { readonly type: "leave"; readonly listener: number }
  | { readonly type: "woke" }
  | { readonly type: "page"; readonly hidden: boolean; readonly online: boolean; readonly frozen: boolean }
  | { readonly type: "tab"; readonly leads: boolean }
  | { readonly type: "tab"; readonly hidden: string }
  | { readonly type: "observed"; readonly reply: Reply }
  | { readonly type: "review"; readonly entry?: PlainEntry }
  | Answer;

/** What the core says to do, in order. */
export type Step =
  | { readonly do: "send"; readonly call: Call }
  | { readonly do: "wait"; readonly ms: number }
  | { readonly do: "idle" }
  | { readonly do: "say"; readonly hidden: string }
  | { readonly do: "yield" }
  | { readonly do: "tell"; readonly listener: number | null; readonly event: PlainEvent }
  | { readonly do: "reject"; readonly listener: number | null; readonly problem: Problem }
  | { readonly do: "show"; readonly task: PlainTask }
  | { readonly do: "locate"; readonly base: string }
  | { readonly do: "stored"; readonly file: PlainFile }
  | { readonly do: "invalid"; readonly issues: readonly Issue[] }
  | { readonly do: "refuse"; readonly problem: Problem; readonly id: string }
  | { readonly do: "save"; readonly entry: PlainEntry }
  | { readonly do: "mark"; readonly entry: PlainEntry }
  | { readonly do: "remove"; readonly entry: PlainEntry }
  | { readonly do: "list"; readonly entries: readonly PlainEntry[] }
  | { readonly do: "warn"; readonly code: string; readonly message: string };

/** Where a client talks to, and from which page. */
export interface Place {
  /** Absolute, without a trailing slash. */
  readonly base: string;
  readonly page: string | null;
}

/** A flow's state: the core's own, opaque here; plain data, so that it outlives any wasm instance. */
export type State = { readonly __state: never } | null;

/** The answer of `advance`. */
export interface Advance {
  readonly state: State;
  readonly steps: readonly Step[];
}
