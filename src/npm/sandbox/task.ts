/**
 * A task at one moment, and the bodies that tell of it (docs/service.md §3.2, fixtures §6.3).
 *
 * Which of them a scenario tells is decided in `scenarios/`.
 */

import { type Answer, json } from "./answer.js";
import type { Shape } from "./ticket.js";

/** The model that the sandbox plays. */
export const model = "kling-o3-reference-to-video";

/** How finished videos are told: `objects` (documented), `strings`, or the older `output` (docs/service.md §3.2). */
export type ResultForm = "objects" | "strings" | "output";

/** How long the parts of a task take, in milliseconds of the task's own clock. */
export interface Timing {
  /** Until it starts. */
  readonly pendingMs: number;
  /** From then until it is done. */
  readonly processingMs: number;
}

/** A task as one query finds it. */
export interface TaskNow {
  readonly id: string;
  /** Unix seconds. */
  readonly created: number;
  readonly shape: Shape;
  /** Time since the start on the task's own clock, in milliseconds. */
  readonly elapsedMs: number;
  readonly timing: Timing;
  /** Length of the whole task in seconds of real time. */
  readonly estimatedSeconds: number;
  /** Whether the query asked for `sync_upstream`. */
  readonly sync: boolean;
  readonly form: ResultForm;
  /** Address of the finished video; `lifeMs` null leaves the usual life, `cors` false asks the file host for no CORS. */
  readonly video: (lifeMs: number | null, cors: boolean) => string;
}

/** Everything a body may say beside the envelope. */
export type TaskFields = Readonly<Record<string, unknown>>;

const highest = 95;
const sizes = {
  "16:9": { width: 640, height: 360 },
  "9:16": { width: 360, height: 640 },
  "1:1": { width: 480, height: 480 },
} as const;
/** Length of each of the sandbox's own clips. */
const clipSeconds = 5;

/** Credits of a task: an invented price, one per second of 720p without sound. */
export function credits(shape: Shape): number {
  const rate = { "720p": 1, "1080p": 1.5, "4k": 4 }[shape.resolution];
  const sound = shape.audio && shape.resolution !== "4k" ? 1.5 : 1;
  return shape.seconds * rate * sound;
}

/** When the task is done, on its own clock. */
export const doneMs = (task: TaskNow): number => task.timing.pendingMs + task.timing.processingMs;

/** Share of the processing time that has passed, 0 to 1; below 0 while pending. */
export function share(task: TaskNow): number {
  const { pendingMs, processingMs } = task.timing;
  if (task.elapsedMs < pendingMs) return -1;
  return processingMs === 0 ? 1 : Math.min(1, (task.elapsedMs - pendingMs) / processingMs);
}

/** The same task, its clock stopped at a share of the processing time. */
export function stopped(task: TaskNow, at: number): TaskNow {
  const latest = task.timing.pendingMs + task.timing.processingMs * at;
  return { ...task, elapsedMs: Math.min(task.elapsedMs, latest) };
}

/** Progress as the service counts it: 0 to 95 until the task is done. */
export const percent = (task: TaskNow): number => Math.max(0, Math.floor(share(task) * highest));

/** The envelope with the given status; fields that are undefined are left out. */
export function told(task: TaskNow, status: string, progress: unknown, fields: TaskFields = {}): Answer {
  return json(200, {
    id: task.id,
    object: "video.generation.task",
    type: "video",
    model,
    created: task.created,
    status,
    progress,
    results: null,
    error: null,
    usage: { credits_reserved: credits(task.shape), user_group: "default" },
    ...fields,
  });
}

/** What the service says while a task goes its usual way. */
export function usual(task: TaskNow): Answer {
  const passed = share(task);
  if (passed < 0) return told(task, "pending", 0);
  if (passed < 1) return told(task, "processing", percent(task));
  return completed(task);
}

/** A finished task in one of the known forms. */
export function completed(task: TaskNow, form: ResultForm = task.form, url: string = task.video(null, true)): Answer {
  if (form === "objects") return told(task, "completed", 100, { results: [{ url }] });
  if (form === "strings")
    return told(task, "completed", 100, {
      results: [url],
      error: undefined,
      usage: undefined,
      task_info: { can_cancel: false },
    });
  return told(task, "completed", 100, {
    results: undefined,
    error: undefined,
    usage: undefined,
    task_info: { can_cancel: false, estimated_time: 0 },
    output: { url, urls: [url], duration: clipSeconds, ...sizes[task.shape.aspect] },
  });
}

/** A finished task with more about the file than its address. */
export function completedWithExtras(task: TaskNow): Answer {
  const extras = { content_type: "video/mp4", ...sizes[task.shape.aspect], duration: clipSeconds, seed: null };
  return told(task, "completed", 100, { error: undefined, results: [{ url: task.video(null, true), ...extras }] });
}

/** A failed task. */
export function failed(task: TaskNow, code: string, message: string, progress = 100): Answer {
  return told(task, "failed", progress, { error: { code, message, type: "task_error" } });
}
