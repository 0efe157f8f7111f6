/**
 * `<kling-o3-studio>`: what to make on the left, what came of it on the right. Holds the parts together; what may be asked,
 * what an answer means and when to ask again, the package says.
 */
import type { StudioFace, StudioState } from "kling-o3/element";
import { html, type PropertyValues, unsafeCSS } from "lit";
import { Assembly } from "./assembly.ts";
import { type Draft, isEmpty, tilesOf } from "./draft.ts";
import { bringSide, FocusKeeper, reach } from "./focus.ts";
import { form } from "./form/form.ts";
import { header, strips } from "./header.ts";
import { Life } from "./life.ts";
import { nowhere } from "./media.ts";
import type { Path } from "./path.ts";
import { side, viewSwitch } from "./result/side.ts";
import { type Mode, usualScenario } from "./service.ts";
import { sheets } from "./style/sheets.ts";
import type { Job } from "./tasks/job.ts";

/** See the head of this file. */
export class KlingO3Studio extends Assembly implements Omit<StudioFace, "draft"> {
  static override styles = unsafeCSS(sheets);

  readonly #focus = new FocusKeeper(this);
  readonly #life = new Life(this);
  readonly #internals = this.attachInternals();

  /** The task on the right. */
  shown: Job | null = null;
  /** What a narrow studio shows. */
  view: "create" | "result" = "create";
  panel: "result" | "request" | "tasks" = "result";
  filter: "all" | "running" | "ready" | "failed" = "all";
  scenario: string = usualScenario;
  isInvalid = false;
  isOnline = navigator.onLine;
  /** Said beside the button: why nothing was sent. */
  hindrance = "";
  /** The same, where it is a file that is not there yet. */
  #awaited = "";
  #sending: Promise<Job | null> | null = null;
  /** The task that was taken off the list last, and how it comes back. */
  removedJob: Job | null = null;
  putBack: () => void = () => {};
  get state(): StudioState {
    if (this.isInvalid) return "invalid";
    return this.shown?.state ?? (isEmpty(this.draft) ? "empty" : "editing");
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.editor.report.ignored = ({ code }) => code === "url_not_public" && this.mode !== "live";
    this.#life.start();
    if (this.hasUpdated) void this.#restore();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#life.stop();
    this.announcer.stop();
    this.work?.close();
    this.editor.keep();
  }

  /** Sends the draft, or leads to what is wrong with it. Gives the task, where one was made; asked twice at once, it is one. */
  async send(): Promise<Job | null> {
    if (this.shown?.state === "submitting") return this.shown;
    this.#sending ??= this.#send().finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  async #send(): Promise<Job | null> {
    const asked = this.#asked();
    this.#awaited = this.hindrance = this.#waitsForFile();
    this.requestUpdate();
    // Without its link a picture would be told of as wrong, or be left out.
    if (this.hindrance !== "") return null;
    const { report } = this.editor;
    report.look(this.draft);
    this.isInvalid = !report.tried();
    this.hindrance = this.mode === "live" ? this.#liveHindrance() : "";
    this.requestUpdate();
    await this.updateComplete;
    if (this.isInvalid) return this.#toSummary();
    if (this.hindrance !== "" || !(await this.loadLate())) return null;
    // What was changed while the page was still coming, nobody has asked for.
    if (asked !== this.#asked()) return null;
    if (this.needsKey) await this.askKey(this.t.key.needed);
    else if (this.events.tell("ko3-submit", { request: this.request }, true)) return this.#make();
    return null;
  }

  /** All that decides what is sent, and to whom. */
  #asked(): string {
    return JSON.stringify([this.draft, this.mode, this.scenario]);
  }

  /** What holds up a request that would be sent for real. */
  #liveHindrance(): string {
    if (!this.isOnline) return this.t.form.offline;
    return tilesOf(this.draft).some(({ url }) => url.startsWith(nowhere)) ? this.t.form.onlyHere : "";
  }

  /** The file whose link is not there yet, or never will be, in words. */
  #waitsForFile(): string {
    const { uploading, notUploaded } = this.t.form;
    for (const one of tilesOf(this.draft)) {
      const upload = this.uploads.of(one);
      if (upload) return (upload.error === null ? uploading : notUploaded)(upload.file.name);
      if (this.uploads.isLost(one)) return notUploaded(one.label);
    }
    return "";
  }

  #make(): Job {
    const job = this.work.create(this.draft, this.mode, this.mode === "live" ? null : this.scenario);
    this.show(job);
    return job;
  }

  /** Puts a task on the right. */
  show(job: Job): void {
    this.shown = job;
    job.seen = true;
    this.panel = "result";
    this.view = "result";
    this.teller.tell(job);
    if (job.kept.phase === "ended" && job.task === null) void this.work.follow(job);
    this.requestUpdate();
    void this.updateComplete.then(() => bringSide(this.renderRoot));
  }

  /** Fills the form with what made a task. */
  useSettings(draft: Draft): void {
    this.editor.replace(structuredClone(draft), { where: "form", message: this.t.form.filled });
    this.isInvalid = false;
    void this.focusField([this.draft.way === "shots" ? "multi_prompt" : "prompt"]);
  }

  /** Sends the same draft as a new request, to whom it was sent: what was simulated costs nothing this time either. */
  again(draft: Draft, mode: Mode): void {
    this.mode = mode;
    this.editor.replace(structuredClone(draft));
    void this.send();
  }

  /** Leads to the control of this place, or of the nearest one around it. */
  override async focusField(path: Path | string): Promise<void> {
    this.view = "create";
    this.requestUpdate();
    await this.updateComplete;
    reach(this.renderRoot, typeof path === "string" ? path.split(".") : path);
  }

  /** The element of this id, once the latest change is there. */
  async focusId(id: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(id)}`)?.focus();
  }

  protected override render() {
    const { t } = this;
    return html`<div class="studio"><div
      class="root"
      part="root"
      role="group"
      lang=${t.language}
      aria-label="${t.title} · ${t.subtitle}"
      data-view=${this.view}
      @keydown=${(event: KeyboardEvent) => this.#key(event)}
    >
      ${header(this)} ${strips(this)} ${viewSwitch(this)}
      <div class="columns">${form(this)} ${side(this)}</div>
      <slot name="footer"></slot>
      ${this.picker.render()} ${this.dialogs?.render()}
      <div id="life" class="unseen" role="status"></div>
      <div id="spoken" class="unseen" role="status"></div>
    </div></div>`;
  }

  protected override willUpdate(_: PropertyValues): void {
    this.#focus.note();
    // It is not told any longer than it is so.
    if (this.#awaited !== "" && this.hindrance === this.#awaited) this.#awaited = this.hindrance = this.#waitsForFile();
    if (this.hasUpdated) return;
    // Only now all properties that were set before the upgrade are there.
    this.putEarly();
    void this.#restore();
  }

  protected override updated(_: PropertyValues): void {
    this.#focus.keep();
    this.#reflect();
    this.picker.place();
    // The policy allows no style in markup.
    for (const block of this.renderRoot.querySelectorAll<HTMLElement>("[data-seconds]"))
      block.style.setProperty("flex-grow", block.dataset.seconds ?? "1");
  }

  /** What it does, for style sheets and tests. */
  #reflect(): void {
    const { state, shown } = this;
    if (this.getAttribute("state") !== state) this.setAttribute("state", state);
    const running = shown?.kept.phase === "sending" || shown?.kept.phase === "following";
    const states = { running, failed: state === "failed", sandbox: this.mode !== "live", offline: !this.isOnline };
    for (const [name, is] of Object.entries(states)) this.#internals.states?.[is ? "add" : "delete"](name);
  }

  async #restore(): Promise<void> {
    await this.store.open(this.storageAdapter);
    this.editor.restore();
    // Nobody shall write into a form that looks empty, or send one.
    this.requestUpdate();
    if (!(await this.loadLate()) || !this.isConnected) return;
    await this.work.restore();
    this.shown ??= this.jobs[0] ?? null;
    this.requestUpdate();
  }

  #key(event: KeyboardEvent): void {
    const isSave = event.key === "s" && !event.shiftKey;
    if (!(isSave || event.key === "Enter") || event.isComposing || !(event.ctrlKey || event.metaKey)) return;
    if ((this.readonly && !isSave) || (event.target as Element).closest("dialog")) return;
    event.preventDefault();
    void (isSave ? this.loadLate().then(() => this.late?.saveRequest(this)) : this.send());
  }

  async #toSummary(): Promise<null> {
    this.view = "create";
    this.requestUpdate();
    await this.updateComplete;
    const summary = this.renderRoot.querySelector<HTMLElement>("#summary");
    summary?.focus();
    summary?.scrollIntoView({ block: "nearest" });
    const message = this.t.form.problems(this.editor.report.errors(this.t).length);
    this.events.tell("ko3-error", {
      ...{ phase: "validate", code: "invalid_request", message },
      outcome: "no",
      taskId: null,
    });
    return null;
  }

  override onJob(job: Job): void {
    // First, so that a listener may wait for what is to be seen.
    this.requestUpdate();
    this.teller.tell(job);
    this.bulletin.tell(job);
    if (job === this.shown && job.state === "refused" && job.error && "fields" in job.error)
      this.editor.report.refuse(job.error.fields as Parameters<typeof this.editor.report.refuse>[0], job.kept.draft);
    if (job === this.shown) job.seen = true;
  }
}
