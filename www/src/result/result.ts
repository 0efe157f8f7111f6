/** One task: an empty frame, how far it is, the video, or what went wrong; and what can be done. */
import { html, nothing } from "lit";
import { copyText } from "../dialogs.ts";
import { toInput, totalSeconds } from "../draft.ts";
import type { KlingO3Studio } from "../studio.ts";
import type { Job } from "../tasks/job.ts";
import { frame } from "./frame.ts";
import { players } from "./player.ts";
import { problem } from "./problem.ts";
import { progress } from "./progress.ts";

/** See the head of this file. */
export function result(studio: KlingO3Studio) {
  const { shown } = studio;
  if (shown === null) return nothing;
  return html`${body(studio, shown)} ${actions(studio, shown)} ${facts(studio, shown)}`;
}

function body(studio: KlingO3Studio, job: Job) {
  const { t } = studio;
  const ratio = job.kept.draft?.ratio ?? "";
  switch (job.state) {
    case "submitting":
    case "pending":
    case "processing":
    case "trouble":
      return html`${frame(studio, ratio)} ${progress(studio, job)}`;
    case "paused":
      return html`${frame(studio, ratio)} ${job.error ? problem(studio, job) : html`<p class="status" part="status">${t.life.paused}</p>`}
      ${watch(studio, job, t.life.watch)}`;
    case "completed":
      return job.completed ? players(studio, job, job.completed) : frame(studio, ratio);
    case "expired":
      return html`${frame(studio, ratio, t.result.endedShort)} ${ended(studio, job)}`;
    default:
      return html`${problem(studio, job)} ${job.state === "missing" ? watch(studio, job, t.acts.watch) : nothing}`;
  }
}

const watch = (studio: KlingO3Studio, job: Job, caption: string) =>
  html`<div class="actions" part="actions"><button type="button" class="primary" part="button-primary" @click=${() => studio.work.follow(job)}>${caption}</button></div>`;

/** The link is over; the service can be asked for another one, once. */
function ended(studio: KlingO3Studio, job: Job) {
  const { t } = studio;
  const { expiresAt, askedAgain } = job;
  return html`<p class="status" part="status">${expiresAt ? t.result.ended(expiresAt) : t.result.endedShort}</p>
    ${askedAgain ? html`<p class="note">${t.result.noNew}</p>` : nothing}
    <div class="actions" part="actions">
      <button type="button" class="primary" part="button-primary" ?disabled=${askedAgain} @click=${() => studio.work.refresh(job)}>
        ${t.acts.link}
      </button>
    </div>`;
}

/** What can be done with any task that has come to rest. */
function actions(studio: KlingO3Studio, job: Job) {
  const { t } = studio;
  const { draft } = job.kept;
  if (job.kept.phase === "sending" || job.kept.phase === "following") return nothing;
  return html`<div class="actions quiet">
    ${draft ? html`<button type="button" class="link" @click=${() => studio.useSettings(draft)}>${t.acts.settings}</button>` : nothing}
    <button type="button" class="link" @click=${() => studio.dialog((dialogs) => dialogs.openSupport(job))}>${t.acts.details}</button>
  </div>`;
}

function facts(studio: KlingO3Studio, job: Job) {
  const { t } = studio;
  const { draft, mode } = job.kept;
  const input = draft && toInput(draft);
  const credits = job.task?.creditsReserved ?? null;
  return html`<div class="facts">
    ${input && draft ? html`<p>${t.life.facts(input.resolution || "", input.aspect_ratio || "", totalSeconds(draft), draft.sound)}</p>` : nothing}
    ${credits === null ? nothing : html`<p>${t.life.credits}: <span class="number">${t.format.number(credits)}</span></p>`}
    ${job.id === null ? nothing : html`<p class="task-id">${t.life.task} <code>${job.id}</code> ${copyButton(studio, job.id)}</p>`}
    ${mode === "sandbox" ? html`<p class="simulated">${t.life.simulated}</p>` : nothing}
  </div>`;
}

/** Says that it was copied, where it was. */
function copyButton(studio: KlingO3Studio, text: string) {
  const { t } = studio;
  const copy = async () => {
    if (await copyText(text)) studio.speaker.now(t.acts.copied);
  };
  return html`<button type="button" class="link" @click=${copy}>${t.acts.copyId}</button>`;
}
