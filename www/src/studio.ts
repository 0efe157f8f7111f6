/**
 * `<kling-o3-studio>`: what to make on the left, what came of it on the right. Holds the parts together; what may be asked,
 * what an answer means and when to ask again, the package says.
 */
import { init } from "kling-o3";
import { html, LitElement, type PropertyValues, unsafeCSS } from "lit";
import { Announcer } from "./announcer.ts";
import { ask, onFault } from "./asking.ts";
import type { Dialogs } from "./dialogs.ts";
import { type Draft, isEmpty } from "./draft.ts";
import { Editor } from "./editor.ts";
import { focused, reveal } from "./focus.ts";
import { form } from "./form/form.ts";
import { Picker } from "./form/picker.ts";
import { Sorter } from "./form/sorter.ts";
import { header, strips } from "./header.ts";
import { idOf, type Path } from "./path.ts";
import { side, viewSwitch } from "./result/side.ts";
import { type Connection, type Mode, Service, scenarios } from "./service.ts";
import { Storage } from "./storage.ts";
import { sheets } from "./style/sheets.ts";
import type { Job, JobState } from "./tasks/job.ts";
import { Tasks } from "./tasks/tasks.ts";
import { Teller } from "./tasks/teller.ts";
import { addTexts, hasTexts, loadTexts, type Texts, textsOf } from "./texts/texts.ts";
import { Thumbnails } from "./thumbnails.ts";
import { Uploads } from "./uploads.ts";

/** What the whole studio is doing; the names of the design's table. */
export type StudioState = "empty" | "editing" | "invalid" | JobState;

/** See the head of this file. */
export class KlingO3Studio extends LitElement {
  static override properties = {
    mode: { reflect: true },
    baseUrl: { attribute: "base-url" },
    sandboxUrl: { attribute: "sandbox-url" },
    lang: { reflect: true },
    theme: { reflect: true },
    headingLevel: { attribute: "heading-level", type: Number },
  };
  static override styles = unsafeCSS(sheets);

  declare mode: Mode;
  /** The service, or the host's own proxy before it; null: the service's own address. */
  declare baseUrl: string | null;
  declare sandboxUrl: string | null;
  declare theme: "auto" | "light" | "dark";
  declare headingLevel: number;
  /** Asked per request; the key then never enters this element. */
  getApiKey: Connection["getApiKey"] = null;
  /** The host's own transport. */
  fetch: Connection["fetch"] = null;

  readonly storage = new Storage("ko3");
  readonly service = new Service();
  readonly editor = new Editor(this.storage, () => this.requestUpdate());
  readonly thumbnails = new Thumbnails(() => this.requestUpdate());
  readonly uploads = new Uploads(
    () => this.client(this.mode, this.scenario),
    () => this.requestUpdate(),
  );
  readonly tasks = new Tasks({
    storage: this.storage,
    client: (mode, scenario) => this.client(mode, scenario),
    changed: (job) => this.#onJob(job),
  });
  readonly picker = new Picker(this);
  readonly sorter = new Sorter(this);
  readonly announcer = new Announcer(() => this.renderRoot.querySelector("#life"));
  readonly speaker = new Announcer(() => this.renderRoot.querySelector("#spoken"));
  readonly #teller = new Teller(this);

  /** The task on the right. */
  shown: Job | null = null;
  /** What a narrow studio shows. */
  view: "create" | "result" = "create";
  panel: "result" | "request" | "tasks" = "result";
  filter: "all" | "running" | "ready" | "failed" = "all";
  scenario: string = scenarios[0][0];
  isInvalid = false;
  isOnline = navigator.onLine;
  /** Said beside the button: why nothing was sent. */
  hindrance = "";
  /** The task that was taken off the list last, and how it comes back. */
  removedJob: Job | null = null;
  #putBack: () => void = () => {};
  #clock: ReturnType<typeof setInterval> | undefined;
  #ticks = 0;
  #around: HTMLElement | null = null;

  constructor() {
    super();
    this.mode = "sandbox";
    this.baseUrl = null;
    this.sandboxUrl = null;
    this.theme = "auto";
    this.headingLevel = 2;
  }

  /** What is loaded after the first look. */
  late: typeof import("./late.ts") | null = null;
  #dialogs: Dialogs | null = null;

  get t(): Texts {
    return textsOf(this.#language);
  }

  get #language(): string {
    return this.lang || document.documentElement.lang || navigator.language;
  }

  /** Waits for the words of another language, so that nobody sees two of them. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!hasTexts(this.#language)) await loadTexts().catch(() => {});
    super.scheduleUpdate();
  }

  /** Whether it is there. */
  async loadLate(): Promise<boolean> {
    try {
      await this.#load();
      return true;
    } catch {
      this.hindrance = this.t.errors.strange;
      this.requestUpdate();
      return false;
    }
  }

  async #load(): Promise<void> {
    this.late ??= await import("./late.ts");
    addTexts(this.late.enLate);
    this.#dialogs ??= new this.late.Dialogs(this);
    this.requestUpdate();
  }

  /** Opens one of the dialogs. */
  async dialog(open: (dialogs: Dialogs) => void): Promise<void> {
    if ((await this.loadLate()) && this.#dialogs) open(this.#dialogs);
  }

  /** Write-only: what is set here is found nowhere again. */
  set apiKey(key: string) {
    this.service.setKey(key);
    this.requestUpdate();
  }

  get draft(): Draft {
    return this.editor.draft;
  }

  get state(): StudioState {
    if (this.isInvalid) return "invalid";
    return this.shown?.state ?? (isEmpty(this.draft) ? "empty" : "editing");
  }

  client(mode: Mode, scenario: string | null) {
    const { baseUrl, sandboxUrl, getApiKey, fetch } = this;
    return this.service.client({ mode, baseUrl, sandboxUrl, getApiKey, fetch }, mode === "live" ? null : scenario);
  }

  /** Whether the service would turn a request away for want of a key. */
  get needsKey(): boolean {
    return this.mode === "live" && this.baseUrl === null && !this.getApiKey && !this.service.hasKey;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    onFault(() => this.requestUpdate());
    this.editor.report.ignored = ({ code }) => code === "url_not_public" && this.mode === "sandbox";
    this.thumbnails.start();
    for (const name of ["online", "offline"]) addEventListener(name, this.#onLine);
    addEventListener("pagehide", this.#onHide);
    this.#clock = setInterval(() => this.#tick(), 1000);
    this.editor.restore();
    void this.#restore();
    // The form stands; now there is time for the wasm, so that the first letter need not wait for it.
    (globalThis.requestIdleCallback ?? setTimeout)(() => ask(() => void init().catch(() => {}), undefined));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.thumbnails.stop();
    this.announcer.stop();
    this.tasks.close();
    clearInterval(this.#clock);
    for (const name of ["online", "offline"]) removeEventListener(name, this.#onLine);
    removeEventListener("pagehide", this.#onHide);
  }

  /** Sends the draft, or leads to what is wrong with it. */
  async submit(): Promise<void> {
    if (this.shown?.state === "submitting") return;
    const { report } = this.editor;
    report.look(this.draft);
    this.isInvalid = !report.tried();
    this.hindrance = this.isOnline || this.mode === "sandbox" ? "" : this.t.form.offline;
    this.requestUpdate();
    await this.updateComplete;
    if (this.isInvalid) return this.#toSummary();
    if (this.hindrance !== "") return;
    if (!(await this.loadLate())) return;
    if (this.needsKey) return this.dialog((dialogs) => dialogs.openKey(this.t.key.needed));
    this.show(this.tasks.create(this.draft, this.mode, this.mode === "sandbox" ? this.scenario : null));
  }

  /** Puts a task on the right. */
  show(job: Job): void {
    this.shown = job;
    job.seen = true;
    this.panel = "result";
    this.view = "result";
    if (job.kept.phase === "ended" && job.task === null) void this.tasks.follow(job);
    this.#teller.tell(job);
    this.requestUpdate();
    // In a narrow studio the form has gone, and with it the height that one had scrolled to.
    void this.updateComplete.then(() => {
      const top = this.renderRoot.querySelector(".view-switch");
      if (top?.checkVisibility()) top.scrollIntoView({ block: "nearest" });
    });
  }

  /** Fills the form with what made a task. */
  useSettings(draft: Draft): void {
    this.editor.replace(structuredClone(draft), { where: "form", message: this.t.form.filled });
    this.isInvalid = false;
    this.view = "create";
    void this.updateComplete.then(() => this.focusField([this.draft.way === "shots" ? "multi_prompt" : "prompt"]));
    this.requestUpdate();
  }

  /** Sends the same draft as a new request. */
  again(draft: Draft): void {
    this.editor.replace(structuredClone(draft));
    void this.submit();
  }

  removeJob(job: Job): void {
    this.#putBack = this.tasks.remove(job);
    this.removedJob = job;
    if (this.shown === job) this.shown = this.tasks.jobs[0] ?? null;
    this.panel = "tasks";
    void this.focusId("tab-tasks");
    this.requestUpdate();
  }

  bringBack(): void {
    this.#putBack();
    this.removedJob = null;
    this.requestUpdate();
  }

  /** Leads to the control of this place, or of the nearest one around it. */
  async focusField(path: Path): Promise<void> {
    this.view = "create";
    this.requestUpdate();
    await this.updateComplete;
    for (let length = path.length; length > 0; length -= 1) {
      const element = this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(idOf(path.slice(0, length)))}`);
      if (element) return reveal(element);
    }
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
      ${this.picker.render()} ${this.#dialogs?.render()}
      <div id="life" class="unseen" role="status"></div>
      <div id="spoken" class="unseen" role="status"></div>
    </div></div>`;
  }

  /** Where the focus is, before something may take its place away. */
  protected override willUpdate(_: PropertyValues): void {
    const active = this.hasUpdated ? focused(this.renderRoot as ShadowRoot) : null;
    this.#around = active?.closest<HTMLElement>(".side-body, .warnings, .form") ?? null;
  }

  /** What had the focus has gone: the nearest thing that does something gets it. */
  #keepFocus(): void {
    const active = focused(this.renderRoot as ShadowRoot);
    if (this.#around === null || active?.checkVisibility()) return;
    const near = [...this.#around.querySelectorAll<HTMLElement>(".actions button, .link")];
    const rest = [...this.renderRoot.querySelectorAll<HTMLElement>(".submit, #tab-result")];
    [...near, ...rest].find((element) => element.checkVisibility())?.focus();
  }

  protected override updated(_: PropertyValues): void {
    this.#keepFocus();
    const { state } = this;
    if (this.getAttribute("state") !== state) this.setAttribute("state", state);
    const percent = this.shown?.task?.progress.percent ?? null;
    this.dispatchEvent(new CustomEvent("ko3-state", { detail: { state, percent } }));
    this.picker.place();
    // The policy allows no style in markup.
    for (const block of this.renderRoot.querySelectorAll<HTMLElement>("[data-seconds]"))
      block.style.setProperty("flex-grow", block.dataset.seconds ?? "1");
  }

  async #restore(): Promise<void> {
    await this.loadLate();
    await this.tasks.restore();
    this.shown ??= this.tasks.jobs[0] ?? null;
    this.requestUpdate();
  }

  #key(event: KeyboardEvent): void {
    const isSave = event.key === "s" && !event.shiftKey;
    if (!(isSave || event.key === "Enter") || event.isComposing || !(event.ctrlKey || event.metaKey)) return;
    if ((event.target as Element).closest("dialog")) return;
    event.preventDefault();
    void (isSave ? this.loadLate().then(() => this.late?.saveRequest(this)) : this.submit());
  }

  async #toSummary(): Promise<void> {
    this.view = "create";
    this.requestUpdate();
    await this.updateComplete;
    const summary = this.renderRoot.querySelector<HTMLElement>("#summary");
    summary?.focus();
    summary?.scrollIntoView({ block: "nearest" });
  }

  #onJob(job: Job): void {
    this.#teller.tell(job);
    if (job === this.shown && job.state === "refused" && job.error && "fields" in job.error)
      this.editor.report.refuse(job.error.fields as Parameters<typeof this.editor.report.refuse>[0]);
    if (job === this.shown) job.seen = true;
    this.requestUpdate();
  }

  /** Times go on between two answers; the rest of the page changes when something happens. */
  #tick(): void {
    this.#ticks += 1;
    const isRunning = this.shown?.kept.phase === "following" || this.shown?.kept.phase === "refused";
    if (isRunning || this.#ticks % 60 === 0) this.requestUpdate();
  }

  readonly #onLine = () => {
    this.isOnline = navigator.onLine;
    if (!this.isOnline) this.announcer.later(this.t.header.offline);
    this.requestUpdate();
  };

  readonly #onHide = () => this.editor.keep();
}
