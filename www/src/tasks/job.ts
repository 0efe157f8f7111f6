/** One video from its request to its end: what is kept of it, and what is known of it now. */
import type { CompletedTask, KlingError, Task, TaskEvent, TaskHandle, TaskRef } from "kling-o3";
import { TaskFailedError, TaskTimeoutError } from "kling-o3";
import type { StudioState } from "kling-o3/element";
import { type Draft, emptyDraft } from "../draft.ts";
import type { Mode } from "../service.ts";

/** How far the studio is with it. */
export type Phase = "sending" | "unknown" | "refused" | "following" | "paused" | "ended";

/** What stays across reloads: no key, no link to a result. */
export interface Kept {
  /** Also the label of the journal's entry, which joins the two. */
  readonly key: string;
  readonly mode: Mode;
  readonly scenario: string | null;
  /** Null where only the journal knew of it, or it made room for others. */
  draft: Draft | null;
  readonly madeAt: number;
  phase: Phase;
  ref: TaskRef | null;
  /** How it ended, in the studio's own words. */
  end: "completed" | "failed" | "expired" | null;
  /** From its creation to its end, in milliseconds. */
  tookMs: number | null;
}

/** What stood in the storage, also as another version of this page has left it; null: it is no task. */
export function readKept(kept: Kept | null): Kept | null {
  if (typeof kept?.key !== "string") return null;
  return { ...kept, draft: kept.draft ? { ...emptyDraft(), ...kept.draft } : null };
}

/** What a person sees of it: all that a studio does but for what only its form is in. */
export type JobState = Exclude<StudioState, "empty" | "editing" | "invalid">;

/**
 * From so many queries in a row without a usable answer on, a person is told that something is wrong. The first ones follow
 * each other within seconds, and most often the next one is answered: until then a quiet line says that it is asked again.
 */
const alarming = 3;

/** See the head of this file. */
export class Job {
  readonly kept: Kept;
  handle: TaskHandle | null = null;
  event: TaskEvent | null = null;
  /** So many queries in a row have had no usable answer. */
  misses = 0;
  /** When the last event came, by the monotonic clock. */
  eventAt = 0;
  error: KlingError | Error | null = null;
  /** When that came, by the monotonic clock. */
  endedAt = 0;
  watching: AbortController | null = null;
  /** Until it was accepted, refused or lost; it never rejects. */
  sent: Promise<void> = Promise.resolve();
  /** Whether somebody wants to be told when it ends. */
  notify = false;
  /** Whether a new link has been asked for. */
  askedAgain = false;
  /** Whether the person has seen its end. */
  seen = true;

  constructor(kept: Kept) {
    this.kept = kept;
  }

  /** Something has been heard of it, or why there is nothing to be heard. */
  hear(event: TaskEvent): void {
    // While it waits for another reason nothing is asked, and so nothing has been answered.
    if (event.type !== "waiting") this.misses = 0;
    else if (event.reason === "retry") this.misses += 1;
    Object.assign(this, { event, eventAt: performance.now(), error: null });
  }

  get id(): string | null {
    return this.handle?.id ?? this.kept.ref?.id ?? null;
  }

  /** Last known. */
  get task(): Task | null {
    return this.error instanceof TaskFailedError ? this.error.task : (this.event?.task ?? this.handle?.task ?? null);
  }

  get completed(): CompletedTask | null {
    const { task } = this;
    return task?.status === "completed" ? task : null;
  }

  /** When its first link ends. */
  get expiresAt(): Date | null {
    return this.completed?.videos.find((video) => video.expiresAt)?.expiresAt ?? null;
  }

  get state(): JobState {
    const { phase, end } = this.kept;
    if (phase === "sending") return "submitting";
    if (phase === "unknown" || phase === "refused") return phase;
    if (phase === "paused") return this.#pausedState();
    if (phase === "following") return this.#followedState();
    if (end === "completed" && this.expiresAt && this.expiresAt.getTime() <= Date.now()) return "expired";
    // It had been finished, and now it could not be looked at again.
    if (end === "completed" && this.completed === null && this.error) return "stopped";
    return end ?? "failed";
  }

  #pausedState(): JobState {
    const { error } = this;
    if (error && "code" in error && error.code === "result_missing") return "missing";
    return error && !(error instanceof TaskTimeoutError) ? "stopped" : "paused";
  }

  #followedState(): JobState {
    const { event, task } = this;
    if (event?.type === "waiting" && this.misses >= alarming) return "trouble";
    return task?.status === "processing" ? "processing" : "pending";
  }
}
