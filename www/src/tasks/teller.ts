/** Tells of a task to those who are not looking at it: screen readers, and people in another tab. */
import type { KlingO3Studio } from "../studio.ts";
import { errorText } from "../texts/texts.ts";
import type { Job } from "./job.ts";

const parts = 4;
/** So long before its end a link is told of, once. */
const soonMs = 7_200_000;

/** See the head of this file. */
export class Teller {
  readonly #studio: KlingO3Studio;
  readonly #told = new WeakMap<Job, string>();

  constructor(studio: KlingO3Studio) {
    this.#studio = studio;
  }

  tell(job: Job): void {
    const text = this.#words(job);
    if (text === "" || this.#told.get(job) === text) return;
    this.#told.set(job, text);
    if (job === this.#studio.shown || !this.#studio.shown) this.#studio.announcer.later(text);
    if (job.state === "completed") this.#warn(job);
    if (job.notify && job.kept.phase === "ended" && document.hidden) this.#notify(job, text);
  }

  #words(job: Job): string {
    const { t } = this.#studio;
    const { life } = t;
    const { state, task, error } = job;
    switch (state) {
      case "submitting":
        return life.sendingSpoken;
      case "pending":
        return life.accepted;
      case "processing": {
        // Each quarter, and no number between.
        const quarter = Math.floor(((task?.progress.percent ?? 0) / 100) * parts) * (100 / parts);
        return quarter === 0 ? life.processing : life.percent(quarter);
      }
      case "trouble":
        return life.trouble;
      case "paused":
        return error ? errorText(error, t).text : life.stoppedSpoken;
      case "completed":
        return life.ready;
      case "expired":
        return t.result.endedShort;
      default:
        return error ? errorText(error, t).text : life.failed;
    }
  }

  /** Says in time that its link ends, where it is still looked at. */
  #warn(job: Job): void {
    const left = (job.expiresAt?.getTime() ?? 0) - Date.now();
    setTimeout(() => {
      const studio = this.#studio;
      const isHere = studio.isConnected && job === studio.shown && job.state === "completed";
      if (isHere) studio.announcer.later(studio.t.result.expiresSoon(Math.min(left, soonMs)));
    }, left - soonMs);
  }

  #notify(job: Job, text: string): void {
    job.notify = false;
    try {
      new Notification(text, { body: this.#studio.t.title, tag: job.kept.key });
    } catch {
      // Some browsers allow notifications only to service workers; the title tells it too.
    }
  }
}
