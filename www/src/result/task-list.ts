/** All tasks, newest first: what it is, how it stands, what can be done with it. */
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { copyText } from "../dialogs.ts";
import { texts } from "../draft.ts";
import { icons, segmentsAlone } from "../form/parts.ts";
import type { KlingO3Studio } from "../studio.ts";
import type { Job, JobState } from "../tasks/job.ts";
import { poster } from "./poster.ts";

type Filter = KlingO3Studio["filter"];
const groups: Readonly<Record<Exclude<Filter, "all">, readonly JobState[]>> = {
  running: ["submitting", "pending", "processing", "trouble", "paused", "stopped", "missing"],
  ready: ["completed"],
  failed: ["failed", "refused", "unknown", "expired"],
};

/** So many are listed, and with each press so many more: years of them would slow down every key that is typed. */
const atOnce = 50;
const listed = new WeakMap<KlingO3Studio, number>();

/** See the head of this file. */
export function taskList(studio: KlingO3Studio) {
  const { t, filter, jobs } = studio;
  if (jobs.length === 0) return html`${removed(studio)}<p class="note">${t.tasks.empty}</p>`;
  const all = jobs.filter(({ state }) => filter === "all" || groups[filter].includes(state));
  const shown = all.slice(0, listed.get(studio) ?? atOnce);
  return html`${segmentsAlone({
    ...{ name: "filter", legend: t.tasks.filter, unseen: true, value: filter },
    options: (["all", "running", "ready", "failed"] as const).map((one) => [one, t.tasks[one]]),
    choose: (value) => {
      studio.filter = value as Filter;
      listed.delete(studio);
      studio.requestUpdate();
    },
  })}
    ${removed(studio)} ${shown.length === 0 ? html`<p class="note">${t.tasks.noneHere}</p>` : nothing}
    <ul class="task-list" part="task-list">
      ${repeat(
        shown,
        ({ kept }) => kept.key,
        (job, at) => row(studio, job, at),
      )}
    </ul>
    ${older(studio, all.slice(shown.length))}`;
}

function older(studio: KlingO3Studio, rest: readonly Job[]) {
  const [next] = rest;
  if (next === undefined) return nothing;
  const show = () => {
    listed.set(studio, (listed.get(studio) ?? atOnce) + atOnce);
    studio.requestUpdate();
    void studio.focusId(titleId(next));
  };
  return html`<button type="button" @click=${show}>${studio.t.tasks.older(Math.min(rest.length, atOnce))}</button>`;
}

const titleId = ({ kept }: Job) => `task-${kept.key}`;

function removed(studio: KlingO3Studio) {
  const { t, removedJob } = studio;
  if (removedJob === null) return nothing;
  return html`<p class="undo" role="status">
    ${t.form.removed(`“${title(studio, removedJob)}”`)}
    <button type="button" class="link" @click=${() => bringBack(studio)}>${t.form.undo}</button>
  </p>`;
}

/** Takes a task off the list, until it is brought back. */
export function removeJob(studio: KlingO3Studio, job: Job): void {
  studio.putBack = studio.work.remove(job);
  studio.removedJob = job;
  if (studio.shown === job) studio.shown = studio.jobs[0] ?? null;
  studio.panel = "tasks";
  void studio.focusId("tab-tasks");
  studio.requestUpdate();
}

function bringBack(studio: KlingO3Studio): void {
  studio.putBack();
  studio.removedJob = null;
  studio.requestUpdate();
}

/** A title that is longer than this is cut: a prompt can fill a page. */
const longestTitle = 80;

/** The first words of its text. */
function title({ t }: KlingO3Studio, { kept, id }: Job): string {
  const text = (kept.draft ? texts(kept.draft).join(" ").trim() : id) || t.tasks.untitled;
  // A sign takes two places at most; a prompt has thousands, and this is asked with every key.
  const all = [...text.slice(0, 2 * longestTitle + 2)];
  return all.length > longestTitle ? `${all.slice(0, longestTitle).join("").trim()}…` : all.join("");
}

function row(studio: KlingO3Studio, job: Job, at: number) {
  const { t, sorter, shown } = studio;
  const { key, draft, mode } = job.kept;
  const menu = `menu-${key}`;
  const { id } = job;
  const name = title(studio, job);
  return html`<li class="task ${job === shown ? "current" : ""}" part="task">
    ${poster(studio, job, at < atOnce)}
    <button type="button" class="plain task-title" id=${titleId(job)} @click=${() => studio.show(job)}>
      <span class="words">${name}</span>
      <span class="note"
        ><span class="mark ${tone(job)}" aria-hidden="true"></span>${word(studio, job)} · ${age(studio, job)}</span
      >
      ${mode === "sandbox" ? html`<span class="tag">${t.life.simulated}</span>` : nothing}
    </button>
    <button
      type="button"
      class="icon"
      id=${menu}
      aria-label=${t.tasks.more(name)}
      aria-expanded=${sorter.isMenuOpen(menu) ? "true" : "false"}
      @click=${() => sorter.toggleMenu(menu)}
    >
      ${icons.more}
    </button>
    ${sorter.menu(menu, [
      [t.acts.settings, () => draft && studio.useSettings(draft), draft !== null],
      [t.acts.copyId, () => void copyText(id ?? ""), id !== null],
      [t.acts.details, () => studio.dialog((dialogs) => dialogs.openSupport(job)), true],
      [t.acts.remove, () => removeJob(studio, job), true],
    ])}
  </li>`;
}

function tone({ state }: Job): string {
  if (state === "completed") return "ok";
  if (state === "failed" || state === "refused" || state === "expired") return "bad";
  return state === "pending" || state === "processing" || state === "submitting" ? "going" : "warn";
}

function word({ t }: KlingO3Studio, { state, task }: Job): string {
  const known = t.tasks.state;
  if (state === "submitting") return known.sending ?? "";
  const percent = state === "processing" ? (task?.progress.percent ?? null) : null;
  const said = known[state === "stopped" ? "paused" : state] ?? state;
  return percent === null ? said : `${said} ${t.life.percent(percent)}`;
}

function age({ t }: KlingO3Studio, { kept, expiresAt, state }: Job): string {
  const left = expiresAt ? expiresAt.getTime() - Date.now() : 0;
  return state === "completed" && left > 0 ? t.tasks.linkEnds(left) : t.tasks.ago(Date.now() - kept.madeAt);
}
