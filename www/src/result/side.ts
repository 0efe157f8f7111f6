/** The right side: what came of it, the request, and the list of all tasks. In a narrow studio one side is shown at a time. */
import { html, nothing } from "lit";
import type { KlingO3Studio } from "../studio.ts";
import { frame } from "./frame.ts";

/** The tabs. The arrow keys move between them, Enter or Space chooses: what is behind one may be large. */
function tabs(setup: {
  readonly label: string;
  readonly prefix: string;
  readonly chosen: string;
  readonly all: readonly (readonly [name: string, caption: unknown])[];
  readonly choose: (name: string) => void;
  readonly controls: (name: string) => string;
}) {
  const { label, prefix, chosen, all, choose, controls } = setup;
  const key = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const own = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>("[role=tab]")];
    own[(own.indexOf(event.target as HTMLElement) + step + own.length) % own.length]?.focus();
  };
  return html`<div class="tabs" role="tablist" part="tabs" aria-label=${label} @keydown=${key}>
    ${all.map(
      ([name, caption]) => html`<button
        type="button"
        role="tab"
        part="tab"
        id="${prefix}-${name}"
        aria-selected=${name === chosen ? "true" : "false"}
        aria-controls=${controls(name)}
        tabindex=${name === chosen ? 0 : -1}
        @click=${() => choose(name)}
      >
        ${caption}
      </button>`,
    )}
  </div>`;
}

/** What a narrow studio shows; elsewhere there is no such choice. */
export function viewSwitch(studio: KlingO3Studio) {
  const { t, view, jobs } = studio;
  const hasNews = jobs.some((job) => !job.seen) || (view === "create" && studio.shown?.kept.phase === "following");
  const choose = (name: "create" | "result") => () => {
    studio.view = name;
    studio.requestUpdate();
  };
  return html`<div class="view-switch" role="group" aria-label=${t.views.label}>
    <button type="button" aria-pressed=${view === "create" ? "true" : "false"} @click=${choose("create")}>
      ${t.views.create}
    </button>
    <button type="button" aria-pressed=${view === "result" ? "true" : "false"} @click=${choose("result")}>
      ${t.views.result}${hasNews ? html`<span class="dot" aria-hidden="true"></span>` : nothing}
    </button>
  </div>`;
}

/** See the head of this file. */
export function side(studio: KlingO3Studio) {
  const { t, panel, jobs, shown, late } = studio;
  const isBusy = shown?.kept.phase === "sending" || shown?.kept.phase === "following";
  const amount = jobs.length;
  return html`<div class="side panel" part="panel">
    ${tabs({
      ...{ label: t.views.label, prefix: "tab", chosen: panel, controls: () => "side-panel" },
      all: [
        ...(studio.hasPanel("result") ? [["result", t.views.result] as const] : []),
        ...(studio.hasPanel("request") ? [["request", t.form.name] as const] : []),
        ...(studio.hasPanel("tasks")
          ? [
              [
                "tasks",
                html`${t.views.tasks}${amount > 0 ? html` <span class="note number">${amount}</span>` : nothing}`,
              ] as const,
            ]
          : []),
      ],
      choose: (name) => {
        studio.panel = name as typeof panel;
        studio.requestUpdate();
      },
    })}
    <div
      class="side-body"
      id="side-panel"
      role="tabpanel"
      aria-labelledby="tab-${panel}"
      aria-busy=${isBusy ? "true" : "false"}
      data-state=${shown?.state ?? "empty"}
    >
      ${panel === "tasks" ? late?.taskList(studio) : panel === "request" ? late?.request(studio) : shown === null ? frame(studio, studio.draft.ratio, html`<slot name="empty">${t.life.empty}</slot>`) : late?.result(studio)}
    </div>
  </div>`;
}
