/**
 * The package's data: requests, issues, tasks and events, as plain objects. Field names of a request are the service's
 * own; everything else is in JavaScript's manner.
 */

import type { KlingError, TaskFailedError } from "./errors.js";
import type { issueCodes } from "./generated/issue-codes.js";
import type { Journal } from "./journal.js";

/** The name of a rule: what `Issue.code` can be. */
export type IssueCode = (typeof issueCodes)[number];

/** Output tiers (service.md F4). `4k` is a price tier of its own. */
export type Resolution = "720p" | "1080p" | "4k";
/** Shapes of the video (service.md F5). */
export type AspectRatio = "16:9" | "9:16" | "1:1";

/** What counts as absent in any field, so that a form's values can be passed as they are. */
type Absent = "" | null | undefined;

/** A subject to keep alike over the whole video: pictures of it, or one video of it (service.md §2.2). */
export interface ElementInput {
  /** Picture of the main view. Upstream wants `reference_image_urls` with it. */
  readonly frontal_image_url?: string | null | undefined;
  /** One to three pictures from other angles. */
  readonly reference_image_urls?: readonly string[] | Absent;
  /** A video of the subject instead of pictures; one element of a request may have one. */
  readonly video_url?: string | null | undefined;
  /** A voice made by the service's `kling-video-create-voice`; for video elements. */
  readonly voice_id?: string | null | undefined;
}

/** One shot of several (service.md §2.3). */
export interface ShotInput {
  /** What happens in it. */
  readonly prompt: string;
  /** Its length in whole seconds, at least 1. */
  readonly duration: number;
}

/**
 * The body of a create request (service.md §2.1) with `model` optional. A body copied from the service's documents
 * works as it is. `undefined`, `null`, `""`, white space and empty lists count as absent.
 */
export interface VideoRequestInput {
  /** Filled in when absent. */
  readonly model?: "kling-o3-reference-to-video" | Absent;
  /** What to show; mentions `@Image1`, `@Element1` point to the lists below, counted from 1. Not together with `multi_prompt`. */
  readonly prompt?: string | null | undefined;
  /** Default `"720p"`. */
  readonly resolution?: Resolution | Absent;
  /** Whether sound is made too. Default `false`. */
  readonly generate_audio?: boolean | Absent;
  /** Picture of the first frame. */
  readonly start_image_url?: string | null | undefined;
  /** Picture of the last frame; upstream wants a first frame with it. */
  readonly end_image_url?: string | null | undefined;
  /** Reference pictures, `@Image1` …. */
  readonly image_urls?: readonly string[] | Absent;
  /** Subjects, `@Element1` …. */
  readonly elements?: readonly ElementInput[] | Absent;
  /** Default `"16:9"` where there is no start image; else the frame decides. */
  readonly aspect_ratio?: AspectRatio | Absent;
  /** Whole seconds. Default: the sum of the shots, else 5. */
  readonly duration?: number | Absent;
  /** Only `"customize"`; best left out. */
  readonly shot_type?: "customize" | Absent;
  /** Several shots instead of one prompt; their lengths add up to `duration`. */
  readonly multi_prompt?: readonly ShotInput[] | Absent;
}

/** The canonical body that is sent: defaults explicit, absent fields left out, links trimmed. Made by `validate`. */
export interface VideoRequest {
  readonly model: "kling-o3-reference-to-video";
  readonly prompt?: string;
  readonly resolution: Resolution;
  readonly generate_audio: boolean;
  readonly start_image_url?: string;
  readonly end_image_url?: string;
  readonly image_urls?: readonly string[];
  readonly elements?: readonly {
    readonly frontal_image_url?: string;
    readonly reference_image_urls?: readonly string[];
    readonly video_url?: string;
    readonly voice_id?: string;
  }[];
  readonly aspect_ratio?: AspectRatio;
  readonly duration: number;
  readonly shot_type?: "customize";
  readonly multi_prompt?: readonly { readonly prompt: string; readonly duration: number }[];
}

/** One thing that is wrong with a request, or that the service is likely to refuse. */
export interface Issue {
  /** Stable name of the rule. */
  readonly code: IssueCode;
  /** Errors block `create`; warnings never do. */
  readonly severity: "error" | "warning";
  /** Where: `["multi_prompt", 2, "prompt"]`. */
  readonly path: readonly (string | number)[];
  /** Plain English: what is wrong and what to do. */
  readonly message: string;
  /** The facts in the message, for texts of your own. */
  readonly params: Readonly<Record<string, string | number | readonly string[]>>;
  /** The part of the text at `path` that is meant, in UTF-16 units. */
  readonly span?: readonly [start: number, end: number];
}

/** What `validate` found: all issues at once. */
export type Validation =
  | { readonly ok: true; readonly request: VideoRequest; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** A mention in a text: `@Image2`. */
export interface Mention {
  readonly text: string;
  readonly kind: "image" | "element";
  /** Counted from 1; 0 points to nothing. */
  readonly number: number;
  /** UTF-16 units. */
  readonly span: readonly [start: number, end: number];
}

/** A mention that is being typed. */
export interface MentionQuery {
  /** What stands between the sign and the caret. */
  readonly query: string;
  /** From the sign to the end of the word, in UTF-16 units: what a choice replaces. */
  readonly span: readonly [start: number, end: number];
}

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
  readonly createdAt: Date | null;
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
  readonly status: "pending";
}
/** Under way. */
export interface ProcessingTask extends TaskBase {
  readonly status: "processing";
}
/** Done, with at least one video. */
export interface CompletedTask extends TaskBase {
  readonly status: "completed";
  readonly videos: readonly Video[];
}
/** Ended without a video. A cancelled task is failed with code `cancelled`. */
export interface FailedTask extends TaskBase {
  readonly status: "failed";
  readonly failure: { readonly code: string; readonly message: string };
}
/** A task of the service, told apart by `status`. */
export type Task = PendingTask | ProcessingTask | CompletedTask | FailedTask;

/** One video of a completed task. */
export interface Video {
  /** Safe to put into `src`: https, or http of your own hosts; save the file before it expires. */
  readonly url: string;
  /** 24 h after the task's creation, the earliest reading of the service's words; null where it gave no date. */
  readonly expiresAt: Date | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly durationSeconds: number | null;
}

/** What happens to a task while it is followed. */
export type TaskEvent =
  | { readonly type: "created" | "progress"; readonly task: Task; readonly progress: Progress }
  | {
      readonly type: "waiting";
      readonly reason: "hidden" | "offline" | "other_tab" | "retry";
      readonly retryAt: Date | null;
      readonly error?: KlingError;
      readonly task: Task;
      readonly progress: Progress;
    }
  | { readonly type: "completed"; readonly task: CompletedTask; readonly progress: Progress }
  | {
      readonly type: "failed";
      readonly task: FailedTask;
      readonly progress: Progress;
      readonly error: TaskFailedError;
    };

/** What `JSON.stringify(handle)` gives: enough to go on later with `client.task(ref)`. No link, no key, no prompt. */
export interface TaskRef {
  readonly id: string;
  readonly model?: string | null;
  /** ISO 8601. */
  readonly createdAt?: string | null;
  readonly estimatedSeconds?: number | null;
  readonly creditsReserved?: number | null;
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
  /** Called for every event, beginning with the current state. */
  readonly onEvent?: ((event: TaskEvent) => void) | undefined;
  /** Over the client's own poll options. */
  readonly poll?: PollOptions | undefined;
}

/** A task that can be followed, now or later, by several callers at once. */
export interface TaskHandle extends AsyncIterable<TaskEvent> {
  readonly id: string;
  /** Last known; a task opened by its id is `pending` until it is asked for. */
  readonly task: Task;
  /**
   * Polls until the task is completed. Can be called again after a timeout or an abort.
   * @throws TaskFailedError, TaskTimeoutError, ApiError (401, 403, 404), KlingError `result_missing`.
   */
  wait(options?: FollowOptions): Promise<CompletedTask>;
  /** One GET that makes the service ask upstream first (`sync_upstream`). */
  refresh(options?: CallOptions): Promise<Task>;
  /** Plain data to store. */
  toJSON(): TaskRef;
}

/** Something the package survived and you may want to know. */
export interface Warning {
  readonly code: string;
  readonly message: string;
}

/** Options of a `Client`. A misspelt name is a `TypeError`. */
export interface ClientOptions {
  /** Default `https://api.foxapi.cc`. Absolute, or relative to the page (your proxy); a path prefix is kept. */
  readonly baseUrl?: string | URL | undefined;
  /** Your key, or what gets it; asked per request. Leave it out behind a proxy. Never stored, logged, or on an error. */
  readonly apiKey?: string | (() => string | Promise<string>) | undefined;
  /** Default: the global `fetch`, looked up at each request. */
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** One request, in milliseconds. Default 120,000 for the POST, 15,000 for a GET, none for an upload. */
  readonly timeoutMs?: number | undefined;
  readonly poll?: PollOptions | undefined;
  /** Default 4; at most 4 GETs are in flight. Creates are not held back. */
  readonly maxRequestsPerSecond?: number | undefined;
  /**
   * What remembers creates. Default: `localStorage` where there is a document and it works, else memory of this client;
   * null keeps nothing, and then nothing is known of a POST once its page is gone.
   */
  readonly journal?: Journal | null | undefined;
  /** Told what was survived: an unknown status, an answer that came after you stopped waiting. */
  readonly onWarning?: ((warning: Warning) => void) | undefined;
}
