/** What went wrong: our sentence first, then what can be done, then the money, then details. */
import { ApiError, OutcomeUnknownError } from "kling-o3";
import { html, nothing } from "lit";
import { nameOf } from "../path.ts";
import type { KlingO3Studio } from "../studio.ts";
import type { Job } from "../tasks/job.ts";
import { type Act, errorText } from "../texts/texts.ts";
import { removeJob } from "./task-list.ts";

/** See the head of this file. */
export function problem(studio: KlingO3Studio, job: Job) {
  const { t } = studio;
  const { state, error } = job;
  const { text, acts } =
    state === "unknown" ? unknown(studio, job) : error === null ? before(studio, job) : errorText(error, t);
  const isWarning = state === "unknown" || state === "missing" || state === "paused";
  return html`<div class="box ${isWarning ? "warn" : "danger"}" part="message" role="group" aria-labelledby="problem-head">
    <div class="heading" role="heading" aria-level=${studio.headingLevel + 1} id="problem-head">${title(studio, job)}</div>
    ${text === "" ? nothing : html`<p>${text}</p>`}
    ${error instanceof ApiError ? fields(studio, error) : nothing} ${buttons(studio, job, acts)}
    ${state === "failed" ? html`<p class="note">${t.life.money}</p>` : nothing} ${said(studio, job, text)}
  </div>`;
}

/** Where it was sent again and refused, that changes nothing for the first one; a key may be what it takes. */
const unknown = ({ t }: KlingO3Studio, { error }: Job) => {
  const { text } = errorText(null, t);
  const own = t.known.outcome_unknown?.text({ names: "", wait: null, message: "" }) ?? text;
  if (error === null || error instanceof OutcomeUnknownError) return { text: own, acts: [] as readonly Act[] };
  const again = errorText(error, t);
  return { text: t.life.refusedAgain(own, again.text), acts: again.acts.filter((act) => act === "key") };
};

/** An earlier page was told why. What a task has ended with, the service says again; of a request it knows nothing. */
const before = ({ t }: KlingO3Studio, { state }: Job) => ({
  text: state === "refused" ? t.life.refusedBefore : "",
  acts: [] as readonly Act[],
});

function title({ t }: KlingO3Studio, { state }: Job): string {
  if (state === "unknown") return t.life.unknownTitle;
  if (state === "refused") return t.life.refusedTitle;
  if (state === "missing") return t.life.missingTitle;
  return state === "stopped" || state === "paused" ? t.life.stoppedTitle : t.life.failed;
}

/** The fields that the service named, each a way to it. */
function fields(studio: KlingO3Studio, error: ApiError) {
  const { t } = studio;
  if (error.fields.length === 0) return nothing;
  return html`<ul>
    ${error.fields.map(
      ({ path, message }) => html`<li>
        <button type="button" class="link" @click=${() => studio.focusField(path)}>
          ${t.form.serviceSays(nameOf(path, t), message)}
        </button>
      </li>`,
    )}
  </ul>`;
}

function buttons(studio: KlingO3Studio, job: Job, acts: readonly Act[]) {
  const { t } = studio;
  if (job.state === "unknown")
    return html`<div class="actions" part="actions">
      ${acts.map((act) => button(studio, job, act))}
      <button type="button" @click=${() => studio.dialog((dialogs) => dialogs.openConfirm(job))}>${t.acts.sendAgain}</button>
    </div>`;
  const all = acts.filter((act) => act !== "details" && (act !== "watch" || job.state === "stopped"));
  if (all.length === 0) return nothing;
  return html`<div class="actions" part="actions">${all.map((act) => button(studio, job, act))}</div>`;
}

function button(studio: KlingO3Studio, job: Job, act: Act) {
  const { t } = studio;
  const wait = act === "again" ? waitOf(job) : 0;
  const caption = wait > 0 ? t.acts.wait(wait) : t.acts[act];
  return html`<button
    type="button"
    aria-disabled=${wait > 0 ? "true" : nothing}
    @click=${() => wait <= 0 && carryOut(studio, job, act)}
  >
    ${caption}
  </button>`;
}

/** How long the service asked to wait, from its answer on. */
function waitOf({ error, endedAt }: Job): number {
  const asked = error instanceof ApiError ? error.retryAfterMs : null;
  return asked === null ? 0 : asked - (performance.now() - endedAt);
}

function carryOut(studio: KlingO3Studio, job: Job, act: Act): void {
  const { draft, mode } = job.kept;
  const acts: Partial<Record<Act, () => void>> = {
    key: () => studio.askKey(),
    watch: () => void studio.work.follow(job),
    remove: () => removeJob(studio, job),
    proxy: () => studio.dialog((dialogs) => dialogs.openSupport(job)),
    again: () => draft && studio.again(draft, mode),
    change: () => draft && studio.useSettings(draft),
    without: () => draft && studio.useSettings(draft),
  };
  acts[act]?.();
}

/** The service's own words, as text, for those who want them. */
function said({ t }: KlingO3Studio, { error }: Job, text: string) {
  if (!error || error instanceof OutcomeUnknownError || error.message === text) return nothing;
  return html`<details class="said">
    <summary>${t.life.details}</summary>
    <p>${error.message}</p>
  </details>`;
}
