/** Tells of a task to those who are not looking at it: screen readers, and people in another tab. */
import type { KlingO3Studio } from "../studio.ts";
import { errorText } from "../texts/texts.ts";
import type { Job } from "./job.ts";

const parts = 4;
/** So long before its end a link is told of, once. */
const soonMs = 7_200_000;
/** In a tab that nobody sees the time goes on in steps of this. */
const stepMs = 60_000;

/** See the head of this file. */
export class Teller {
  readonly #studio: KlingO3Studio;
  readonly #told = new WeakMap<Job, string>();
  readonly #warned = new WeakSet<Job>();

  constructor(studio: KlingO3Studio) {
    this.#studio = studio;
  }

  tell(job: Job): void {
    const text = this.#words(job);
    if (text === "" || this.#told.get(job) === text) return;
    this.#told.set(job, text);
    if (job === this.#studio.shown || !this.#studio.shown) this.#studio.announcer.later(text);
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

  /** Says in time that the link of what is looked at ends, once; asked as time goes on. */
  warn(job: Job): void {
    const { expiresAt, state } = job;
    const left = (expiresAt?.getTime() ?? 0) - Date.now();
    if (expiresAt === null || state !== "completed" || left > soonMs || this.#warned.has(job)) return;
    this.#warned.add(job);
    const { announcer, t } = this.#studio;
    // As time goes on it is seen a little late, which is no reason to call two hours less.
    announcer.later(t.result.expiresSoon(left > soonMs - stepMs ? soonMs : left));
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
