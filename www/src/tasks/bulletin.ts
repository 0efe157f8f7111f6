/** Tells the host page of tasks: every change, the result, what went wrong. */
import { KlingError } from "kling-o3";
import type { StudioEventDetails } from "kling-o3/element";
import { toInput } from "../draft.ts";
import type { KlingO3Studio } from "../studio.ts";
import type { Job, JobState } from "./job.ts";

type Phase = StudioEventDetails["ko3-error"]["phase"];
const phases: Partial<Record<JobState, Phase>> = {
  ...{ unknown: "submit", refused: "submit", stopped: "poll", missing: "poll", failed: "task" },
};

/** See the head of this file. */
export class Bulletin {
  readonly #studio: KlingO3Studio;
  readonly #told = new WeakMap<Job, { readonly status: JobState; readonly progress: number | null }>();
  readonly #finished = new WeakSet<Job>();

  constructor(studio: KlingO3Studio) {
    this.#studio = studio;
  }

  tell(job: Job): void {
    const { id: taskId, state: status, task } = job;
    const before = this.#told.get(job);
    const progress = task?.progress.percent ?? null;
    this.#complete(job);
    if (before?.status === status && before.progress === progress) return;
    this.#told.set(job, { status, progress });
    const elapsedMs = task?.progress.elapsedMs ?? 0;
    this.#studio.events.tell("ko3-task", { taskId, status, previous: before?.status ?? null, progress, elapsedMs });
    const phase = phases[status];
    if (phase && before?.status !== status && job.error) this.error(phase, job);
  }

  /** In words of our own alone: the service's might quote the prompt. */
  error(phase: Phase, { id: taskId, error, state }: Job): void {
    const { events, t } = this.#studio;
    const unknown = { code: "internal", status: null, charged: "no" } as const;
    const { code, status, charged } = KlingError.is(error) ? error : unknown;
    const outcome = state === "unknown" ? "maybe" : charged;
    const known = t.known[code] ?? t.known[`${status}`];
    const message = known?.text({ names: "", wait: null, message: "" }) ?? t.errors.strange;
    events.tell("ko3-error", { phase, code, message, outcome, taskId });
  }

  /** A video that this browser does not play. */
  unplayable({ id: taskId }: Job): void {
    const { events, t } = this.#studio;
    const message = t.result.unplayable;
    events.tell("ko3-error", { phase: "media", code: "not_playable", message, outcome: "no", taskId });
  }

  /** Once for each task, as soon as its link is known; so also after a reload. */
  #complete(job: Job): void {
    const [video] = job.completed?.videos ?? [];
    const { draft } = job.kept;
    if (!video || job.id === null || job.state !== "completed" || this.#finished.has(job)) return;
    this.#finished.add(job);
    const { url, expiresAt } = video;
    this.#studio.events.tell("ko3-complete", { taskId: job.id, url, expiresAt, request: draft && toInput(draft) });
  }
}
