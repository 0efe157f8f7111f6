/** A task under way: how far, since when, what it waits for. Percent only as the service reports it. */
import { html, nothing } from "lit";
import type { KlingO3Studio } from "../studio.ts";
import type { Job } from "../tasks/job.ts";
import { errorText } from "../texts/texts.ts";

const minute = 60_000;

/** See the head of this file. */
export function progress(studio: KlingO3Studio, job: Job) {
  const { t } = studio;
  const isRunning = job.task?.status === "processing";
  const percent = isRunning ? (job.task?.progress.percent ?? null) : null;
  const word = job.state === "submitting" ? t.life.sending : isRunning ? t.life.processing : t.life.pending;
  return html`<div class="progress" part="progress">
    <p class="status" part="status">
      <b>${word}</b>${percent === null ? nothing : html` <span class="number">· ${t.life.percent(percent)}</span>`}
    </p>
    <progress
      part="progress-bar"
      max="100"
      class=${percent === null ? "open" : ""}
      value=${percent ?? nothing}
      aria-label=${t.life.progress}
    ></progress>
    <p class="note number times">${times(studio, job)}</p>
    ${notice(studio, job)}
    ${job.kept.phase === "following" ? buttons(studio, job) : nothing}
  </div>`;
}

/** Between two answers the time goes on by the page's own clock. */
function times(studio: KlingO3Studio, job: Job): string {
  const { t } = studio;
  if (job.event === null) return "";
  const passed = performance.now() - job.eventAt;
  const { elapsedMs, remainingMs } = job.event.progress;
  const parts = [t.life.elapsed(elapsedMs + passed)];
  if (remainingMs !== null && remainingMs > passed) parts.push(range(studio, remainingMs - passed));
  else parts.push(earlier(studio, job));
  return parts.filter(Boolean).join(", ");
}

/** An estimate is no promise: it is told as a range of whole minutes. */
function range({ t }: KlingO3Studio, remainingMs: number): string {
  const low = Math.floor(remainingMs / minute);
  return t.life.left(Math.max(1, low), low + 1);
}

/** How long finished ones of the same size took here. */
function earlier({ t, jobs }: KlingO3Studio, job: Job): string {
  const same = jobs.filter(
    ({ kept }) =>
      kept.end === "completed" &&
      kept.mode === job.kept.mode &&
      kept.scenario === job.kept.scenario &&
      kept.draft?.resolution === job.kept.draft?.resolution,
  );
  const took = same.flatMap(({ kept }) => kept.tookMs ?? []);
  return took.length === 0 ? "" : t.life.earlier(Math.min(...took), Math.max(...took));
}

/** What is waited for; the seconds until then are rounded up. */
function notice(studio: KlingO3Studio, job: Job) {
  const { t } = studio;
  const { event } = job;
  if (event?.type !== "waiting") return nothing;
  const { reason, retryAt, error } = event;
  const why = reason === "retry" ? (error ? errorText(error, t).text : t.life.trouble) : (t.life.waiting[reason] ?? "");
  const left = retryAt ? retryAt.getTime() - Date.now() : 0;
  return html`<p class="notice ${reason === "retry" ? "warn" : ""}">
    <span class="line">${why}</span>
    ${left > 0 && reason === "retry" ? t.life.retryIn(left + 999) : nothing}
    ${reason === "retry" ? html`<button type="button" class="link" @click=${() => studio.work.askNow(job)}>${t.life.tryNow}</button>` : nothing}
  </p>`;
}

function buttons(studio: KlingO3Studio, job: Job) {
  const { t } = studio;
  return html`<div class="actions" part="actions">
    <button type="button" @click=${() => studio.work.stop(job)}>${t.life.stop}</button>
    ${
      "Notification" in globalThis
        ? html`<button type="button" aria-pressed=${job.notify ? "true" : "false"} @click=${() => notify(studio, job)}>
            ${job.notify ? t.life.notified : t.life.notify}
          </button>`
        : nothing
    }
  </div>`;
}

/** Asks the browser for leave only when the person asks to be told. */
async function notify(studio: KlingO3Studio, job: Job): Promise<void> {
  if (job.notify) job.notify = false;
  else if ((await Notification.requestPermission()) === "granted") job.notify = true;
  else studio.speaker.now(studio.t.life.notifyRefused);
  studio.requestUpdate();
}
