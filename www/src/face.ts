/** What a host page may ask of the studio beside its attributes; the types that it sees stand in `src/npm/element.ts`. */
import { type Issue, type Validation, type VideoRequestInput, validate } from "kling-o3";
import type { StudioTask } from "kling-o3/element";
import { Attributes } from "./attributes.ts";
import { type Draft, emptyDraft, fromInput, isEmpty, toInput } from "./draft.ts";
import type { Editor } from "./editor.ts";
import type { Path } from "./path.ts";
import type { RequestTab } from "./request/tab.ts";
import type { Service } from "./service.ts";
import type { Job } from "./tasks/job.ts";
import type { Tasks } from "./tasks/tasks.ts";

/** What a host sees of a task. */
const told = ({ id, state, kept, task }: Job): StudioTask => ({
  ...{ taskId: id, status: state, mode: kept.mode, task },
  ...{ request: kept.draft && toInput(kept.draft), createdAt: new Date(kept.madeAt) },
});

/** See the head of this file. */
export abstract class Face extends Attributes {
  abstract readonly editor: Editor;
  abstract readonly service: Service;
  abstract readonly work: Tasks;
  abstract readonly jobs: readonly Job[];
  abstract shown: Job | null;
  abstract isInvalid: boolean;
  abstract hindrance: string;
  abstract scenario: string;
  abstract loadLate(): Promise<boolean>;
  abstract requestTab(): Promise<RequestTab | null>;
  abstract send(): Promise<Job | null>;
  abstract show(job: Job): void;
  abstract focusField(path: Path | string): Promise<void>;

  get request(): VideoRequestInput {
    return this.exportRequest();
  }

  set request(value: VideoRequestInput) {
    this.importRequest(value);
  }

  get draft(): Draft {
    return this.editor.draft;
  }

  set draft(value: Draft) {
    this.#fill({ ...emptyDraft(), ...structuredClone(value) });
  }

  get apiKey(): string | undefined {
    return undefined;
  }

  /** What is set here is found nowhere again. */
  set apiKey(key: string | undefined) {
    this.service.setKey(key ?? "");
    this.requestUpdate();
  }

  get issues(): readonly Issue[] {
    return this.validate().issues;
  }

  get tasks(): StudioTask[] {
    return this.jobs.map(told);
  }

  get task(): StudioTask | null {
    return this.shown && told(this.shown);
  }

  validate(): Validation {
    return validate(toInput(this.draft));
  }

  async submit(): Promise<{ taskId: string | null }> {
    const job = await this.send();
    await job?.sent;
    if (job?.error && job.id === null) throw job.error;
    return { taskId: job?.id ?? null };
  }

  watch(taskId: string): Promise<void> {
    return this.#take(taskId, null);
  }

  attachTask(taskId: string): Promise<void> {
    return this.#take(taskId, this.draft);
  }

  async unwatch(taskId: string): Promise<void> {
    await this.loadLate();
    const job = this.jobs.find(({ id }) => id === taskId);
    if (job?.kept.phase === "following") this.work.stop(job);
  }

  importRequest(request: VideoRequestInput | string): Validation {
    const input: VideoRequestInput = typeof request === "string" ? JSON.parse(request) : request;
    const validation = validate(input);
    if (!validation.issues.some(({ code }) => code === "wrong_type")) this.#fill(fromInput(input));
    return validation;
  }

  exportRequest(): VideoRequestInput {
    // An empty form asks nothing: it is read before the first look, and has to stand where the wasm cannot run.
    const validation = isEmpty(this.draft) ? null : this.validate();
    // Without what is not there, so that it is the same after a way through JSON.
    return validation?.ok ? validation.request : JSON.parse(JSON.stringify(toInput(this.draft)));
  }

  async toHash(): Promise<string | null> {
    return (await this.requestTab())?.toHash() ?? null;
  }

  async fromHash(hash: string): Promise<boolean> {
    return (await this.requestTab())?.fromHash(hash) ?? false;
  }

  async clearHistory(): Promise<void> {
    await this.loadLate();
    for (const job of this.jobs) if (job.kept.phase === "ended" || job.kept.phase === "refused") this.work.remove(job);
    if (this.shown && !this.jobs.includes(this.shown)) this.shown = this.jobs[0] ?? null;
    this.requestUpdate();
  }

  reset(): void {
    this.#fill(emptyDraft());
  }

  #fill(draft: Draft): void {
    this.editor.replace(draft);
    this.isInvalid = false;
    this.hindrance = "";
  }

  async #take(taskId: string, draft: Draft | null): Promise<void> {
    if (!(await this.loadLate())) return;
    this.show(this.work.attach(taskId, draft, this.mode, this.mode === "live" ? null : this.scenario));
  }
}
