/**
 * All tasks of the studio: sends, follows, keeps, and takes up again after a reload. The package decides when to ask and
 * what an answer means; a task leaves this list only by the person's own hand.
 */
import {
  type Client,
  type JournalEntry,
  KlingError,
  OutcomeUnknownError,
  TaskFailedError,
  type TaskHandle,
} from "kling-o3";
import { type Draft, freshKey, toInput } from "../draft.ts";
import type { Mode } from "../service.ts";
import type { Storage } from "../storage.ts";
import { Job, type Kept, readKept } from "./job.ts";
import { resend } from "./resend.ts";

const prefix = "task:";
/** So many give their settings up at once where the storage is full: enough for a day of new ones. */
const sparedAtOnce = 50;
const modes: readonly Mode[] = ["sandbox", "live"];

/** What the list needs of the studio. */
export interface Surroundings {
  readonly storage: Storage;
  client(mode: Mode, scenario: string | null): Promise<Client>;
  /** Something has happened to a job. */
  changed(job: Job): void;
}

/** See the head of this file. */
export class Tasks {
  /** Newest first. */
  jobs: readonly Job[] = [];
  readonly #around: Surroundings;
  #isClosed = false;

  constructor(around: Surroundings) {
    this.#around = around;
    around.storage.spare = () => this.#spare();
  }

  /** Reads what was kept, and goes on with what had not ended. */
  async restore(): Promise<void> {
    const { storage } = this.#around;
    this.#isClosed = false;
    // Something may have been sent before this was read.
    const isHere = (one: Kept) => this.jobs.some((job) => job.kept.key === one.key);
    const kept = storage.names(prefix).flatMap((name) => readKept(storage.get(name)) ?? []);
    const restored = kept.filter((one) => !isHere(one)).map((one) => new Job(one));
    this.#setJobs([...this.jobs, ...restored]);
    const isKnown = (mode: Mode) => this.jobs.some((job) => job.kept.mode === mode);
    for (const mode of modes.filter(isKnown)) await this.#joinJournal(mode);
    for (const job of restored) if (job.kept.phase === "sending") this.#set(job, "unknown");
    this.#followAll();
    // Where nothing is kept, the journal can wait until the page has nothing to do: reading it takes the wasm.
    const unknown = modes.filter((mode) => !isKnown(mode));
    (globalThis.requestIdleCallback ?? setTimeout)(() => void this.#adoptAll(unknown).catch(() => {}));
    const [newest] = this.jobs;
    // What has ended is asked for once more only where it is shown.
    if (newest?.kept.phase === "ended") void this.follow(newest);
  }

  /** Another tab of this page has written this down. What became of a request, only the tab that sent it is told. */
  heard(name: string): void {
    const { ref = null } = (name.startsWith(prefix) && readKept(this.#around.storage.get(name))) || {};
    const job = this.jobs.find(({ kept }) => prefix + kept.key === name);
    if (ref === null || job?.kept.phase !== "unknown") return;
    job.kept.ref = ref;
    void this.follow(job);
  }

  /** Sends a draft. */
  create(draft: Draft, mode: Mode, scenario: string | null): Job {
    const job = new Job({
      ...{ key: freshKey(), mode, scenario, draft: structuredClone(draft), madeAt: Date.now() },
      ...{ phase: "sending", ref: null, end: null, tookMs: null },
    });
    this.#setJobs([job, ...this.jobs]);
    job.sent = this.#send(job, (client) => client.create(toInput(draft), { label: job.kept.key }));
    return job;
  }

  /** Takes in a task that was made elsewhere; one that is known is only followed again. */
  attach(id: string, draft: Draft | null, mode: Mode, scenario: string | null): Job {
    const known = this.jobs.find((job) => job.id === id);
    const job = known ?? this.#take({ key: freshKey(), mode, scenario, draft, madeAt: Date.now() }, id);
    if (job.kept.phase !== "ended") void this.follow(job);
    return job;
  }

  /** Sends a request in doubt once more, for a person who has agreed to pay twice. If that is refused, the doubt stays. */
  sendAgain(job: Job): void {
    const { error, kept } = job;
    const { draft } = kept;
    if (error instanceof OutcomeUnknownError) void this.#send(job, () => error.retry());
    else if (draft) void this.#send(job, (client) => resend(client, draft, kept.key));
  }

  /** Watches a task, from its last known state on. */
  async follow(job: Job): Promise<void> {
    const { mode, scenario, ref } = job.kept;
    job.watching?.abort();
    job.watching = null;
    if (job.kept.phase !== "ended") this.#set(job, "following");
    if (this.#isClosed) return;
    const { signal } = Object.assign(job, { watching: new AbortController() }).watching;
    try {
      job.handle ??= (await this.#around.client(mode, scenario)).task(ref ?? "");
      const onEvent: NonNullable<NonNullable<Parameters<TaskHandle["wait"]>[0]>["onEvent"]> = (event) => {
        if (signal.aborted) return;
        job.hear(event);
        // The end comes as the end of the waiting.
        if (event.type !== "completed" && event.type !== "failed") this.#keep(job);
      };
      await job.handle.wait({ signal, onEvent });
      this.#end(job, "completed");
    } catch (error) {
      if (!signal.aborted) this.#ended(job, error);
    }
  }

  /** Ends the watching; the task goes on at the service. */
  stop(job: Job): void {
    job.watching?.abort();
    job.error = null;
    this.#set(job, "paused");
  }

  /** Does not wait for the next time. */
  askNow(job: Job): void {
    // One answer tells all who follow the task, and the pace begins anew.
    void job.handle?.refresh().catch(() => {});
  }

  /** Asks the service to look for itself, once; a link may be a new one afterwards. */
  async refresh(job: Job): Promise<void> {
    const { handle } = job;
    job.askedAgain = true;
    this.#around.changed(job);
    if (handle === null) return this.follow(job);
    try {
      await handle.refresh();
      job.event = null;
      await this.follow(job);
    } catch (error) {
      this.#ended(job, error);
    }
  }

  /** Takes a task off the list. What it gives back puts it there again. */
  remove(job: Job): () => void {
    const { storage } = this.#around;
    job.watching?.abort();
    const before = this.jobs;
    this.#setJobs(before.filter((other) => other !== job));
    storage.delete(prefix + job.kept.key);
    void this.#forget(job).catch(() => {});
    return () => {
      this.#setJobs([...this.jobs, job]);
      this.#keep(job);
      if (job.kept.phase === "following") void this.follow(job);
    };
  }

  /** The journal need not know what was put away. */
  async #forget(job: Job): Promise<void> {
    const { mode, scenario, key } = job.kept;
    const client = await this.#around.client(mode, scenario);
    const entry = client.entries().find(({ label, id }) => label === key || id === key);
    if (entry) client.forget(entry.id);
  }

  /** Another key is there: what is taken up from now on uses it. */
  renew(): void {
    for (const job of this.jobs) {
      if (job.kept.mode !== "live") continue;
      job.watching?.abort();
      job.handle = null;
      const { phase, ref } = job.kept;
      if (ref !== null && (phase === "following" || job.error)) void this.follow(job);
    }
  }

  /** Ends every watching; the element has left the page. What is sent now is followed when it is back. */
  close(): void {
    this.#isClosed = true;
    for (const job of this.jobs) {
      job.watching?.abort();
      // It may come back, and then goes on.
      job.watching = null;
    }
  }

  async #send(job: Job, send: (client: Client) => Promise<TaskHandle>): Promise<void> {
    const wasInDoubt = job.kept.phase === "unknown";
    job.error = null;
    this.#set(job, "sending");
    try {
      job.handle = await send(await this.#around.client(job.kept.mode, job.kept.scenario));
    } catch (error) {
      Object.assign(job, { error, endedAt: performance.now() });
      this.#set(job, wasInDoubt || error instanceof OutcomeUnknownError ? "unknown" : "refused");
      return;
    }
    // Whoever waits for it to be sent need not wait for its end.
    void this.follow(job);
  }

  #ended(job: Job, error: unknown): void {
    job.error = error instanceof KlingError ? error : new Error("unexpected", { cause: error });
    if (error instanceof TaskFailedError) this.#end(job, "failed");
    else this.#set(job, job.kept.end === "completed" ? "ended" : "paused");
  }

  #end(job: Job, end: "completed" | "failed"): void {
    const isNews = job.kept.end === null;
    job.kept.end = end;
    if (isNews) job.kept.tookMs = Date.now() - job.kept.madeAt;
    job.seen = !isNews;
    this.#set(job, "ended");
  }

  #set(job: Job, phase: Kept["phase"]): void {
    job.kept.phase = phase;
    this.#keep(job);
  }

  #keep(job: Job): void {
    if (job.handle) job.kept.ref = job.handle.toJSON();
    if (this.jobs.includes(job)) this.#around.storage.set(prefix + job.kept.key, job.kept);
    this.#around.changed(job);
  }

  /** The oldest that are over, without what they were made from: that is nearly all of what is kept of them. */
  #spare(): [name: string, value: Kept][] {
    const isSpared = ({ kept }: Job) => kept.draft !== null && (kept.phase === "ended" || kept.phase === "refused");
    const oldest = this.jobs.filter(isSpared).slice(-sparedAtOnce);
    for (const { kept } of oldest) kept.draft = null;
    return oldest.map(({ kept }) => [prefix + kept.key, kept]);
  }

  #setJobs(jobs: readonly Job[]): void {
    this.jobs = [...jobs].sort((one, other) => other.kept.madeAt - one.kept.madeAt);
  }

  #followAll(): void {
    for (const job of this.jobs) if (job.kept.phase === "following" && job.watching === null) void this.follow(job);
  }

  /** Takes in what only the journal knows. */
  async #adoptAll(unknown: readonly Mode[]): Promise<void> {
    for (const mode of unknown) await this.#joinJournal(mode);
    this.#followAll();
  }

  /** What the journal knows better than this list: whatever happened while no page was there to see it. */
  async #joinJournal(mode: Mode): Promise<void> {
    const scenarios = new Set(this.jobs.filter((job) => job.kept.mode === mode).map((job) => job.kept.scenario));
    for (const scenario of scenarios.size > 0 ? scenarios : [null]) {
      const client = await this.#around.client(mode, scenario);
      for (const entry of client.entries()) this.#join(entry, mode, scenario);
    }
  }

  #join(entry: JournalEntry, mode: Mode, scenario: string | null): void {
    const known = this.jobs.find(
      ({ kept }) => kept.key === entry.label || (entry.taskId && kept.ref?.id === entry.taskId),
    );
    const job = known ?? (entry.taskId === null ? null : this.#adopt(entry, mode, scenario));
    if (job && entry.taskId !== null && job.kept.ref === null) {
      job.kept.ref = { id: entry.taskId };
      this.#set(job, "following");
    }
  }

  /** A task that this list has lost, or never had. */
  #adopt(entry: JournalEntry, mode: Mode, scenario: string | null): Job {
    const key = entry.label ?? entry.id;
    return this.#take({ key, mode, scenario, draft: null, madeAt: entry.createdAt.getTime() }, entry.taskId ?? "");
  }

  #take(known: Pick<Kept, "key" | "mode" | "scenario" | "draft" | "madeAt">, id: string): Job {
    const { draft } = known;
    const job = new Job({
      ...known,
      draft: structuredClone(draft),
      phase: "following",
      ref: { id },
      end: null,
      tookMs: null,
    });
    this.#setJobs([job, ...this.jobs]);
    this.#keep(job);
    return job;
  }
}
