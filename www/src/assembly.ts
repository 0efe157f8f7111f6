/** What the studio is made of, and what of it is loaded after the first look. */
import type { Client } from "kling-o3";
import { Announcer } from "./announcer.ts";
import type { Dialogs } from "./dialogs.ts";
import { isEmpty } from "./draft.ts";
import { Editor } from "./editor.ts";
import { Events } from "./events.ts";
import { Face } from "./face.ts";
import { Picker } from "./form/picker.ts";
import type { Sorter } from "./form/sorter.ts";
import { Media } from "./media.ts";
import type { RequestTab } from "./request/tab.ts";
import { type Mode, Service } from "./service.ts";
import { Storage } from "./storage.ts";
import type { KlingO3Studio } from "./studio.ts";
import type { Bulletin } from "./tasks/bulletin.ts";
import type { Job } from "./tasks/job.ts";
import type { Tasks } from "./tasks/tasks.ts";
import type { Teller } from "./tasks/teller.ts";
import { addTexts, hasTexts, loadTexts, type Texts, textsOf, withOwn } from "./texts/texts.ts";
import type { Thumbnails } from "./thumbnails.ts";
import { Uploads } from "./uploads.ts";

/** See the head of this file. */
export abstract class Assembly extends Face {
  abstract onJob(job: Job): void;
  /** What all parts are told: the element that this will be. */
  get #self(): KlingO3Studio {
    return this as unknown as KlingO3Studio;
  }

  readonly store = new Storage(this);
  readonly service = new Service();
  readonly events = new Events(this, () => {
    const { ok: complete, issues } = this.validate();
    return { request: this.request, issues, complete, empty: isEmpty(this.draft) };
  });
  readonly editor = new Editor(this.store, () => {
    this.requestUpdate();
    this.events.changed();
  });
  readonly uploads = new Uploads(this);
  readonly media = new Media();
  readonly picker = new Picker(this.#self);
  readonly announcer = new Announcer(() => this.renderRoot.querySelector("#life"));
  readonly speaker = new Announcer(() => this.renderRoot.querySelector("#spoken"));

  /** What is loaded after the first look, and what is made of it then; nothing that needs it is there before. */
  late: typeof import("./late.ts") | null = null;
  work!: Tasks;
  sorter!: Sorter;
  thumbnails!: Thumbnails;
  bulletin!: Bulletin;
  teller!: Teller;
  dialogs: Dialogs | null = null;

  #words: Texts | null = null;

  get jobs(): readonly Job[] {
    return this.work?.jobs ?? [];
  }

  get t(): Texts {
    this.#words ??= withOwn(textsOf(this.#language), this.messages);
    return this.#words;
  }

  get #language(): string {
    return this.lang || document.documentElement.lang || navigator.language;
  }

  /** Waits for the words of another language, so that nobody sees two of them. */
  protected override async scheduleUpdate(): Promise<void> {
    this.#words = null;
    this.uploads.follow();
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
    if (this.mode !== "live" && this.sandboxUrl === null) await this.media.load();
    if (this.late !== null) return;
    const late = await import("./late.ts");
    if (this.late === null) {
      addTexts(late.enLate);
      this.#words = null;
      this.dialogs = new late.Dialogs(this.#self);
      this.work = new late.Tasks({
        storage: this.store,
        client: (mode, scenario) => this.client(mode, scenario),
        changed: (job) => this.onJob(job),
      });
      this.sorter = new late.Sorter(this.#self);
      this.teller = new late.Teller(this.#self);
      this.bulletin = new late.Bulletin(this.#self);
      this.thumbnails = new late.Thumbnails(() => this.requestUpdate());
      // It may have left its page by now.
      if (this.isConnected) this.thumbnails.start();
      this.late = late;
    }
    this.requestUpdate();
  }

  /** Null: it could not be loaded. */
  async requestTab(): Promise<RequestTab | null> {
    return (await this.loadLate()) && this.late ? this.late.requestTab(this.#self) : null;
  }

  /** Opens one of the dialogs. */
  async dialog(open: (dialogs: Dialogs) => void): Promise<void> {
    if ((await this.loadLate()) && this.dialogs) open(this.dialogs);
  }

  /** Asks for the key, where the host does not do that itself. */
  async askKey(note?: string): Promise<void> {
    if (this.events.tell("ko3-key-needed", {}, true)) await this.dialog((dialogs) => dialogs.openKey(note));
  }

  client(mode: Mode, scenario: string | null): Promise<Client> {
    const { baseUrl, sandboxUrl, mediaUrl, getApiKey, fetch, store } = this;
    const connection = { mode, baseUrl, sandboxUrl, mediaUrl, getApiKey, fetch, journal: store.journal };
    return this.service.client(connection, mode === "live" ? null : scenario);
  }

  /** Whether the service would turn a request away for want of a key. */
  get needsKey(): boolean {
    return this.mode === "live" && this.baseUrl === null && !this.getApiKey && !this.service.hasKey;
  }

  /** An address as this page can show it. */
  shownUrl(url: string): string {
    return this.sandboxUrl === null ? this.media.shown(url, this.mediaUrl) : url;
  }
}
