/**
 * `kling-o3/element`: the class of `<kling-o3-studio>`, not registered; importing it does nothing, also on a server. Here
 * is what its users see; what it does stands in `www/src`, which is held to this.
 */
import type { Issue, Task, Validation, VideoRequest, VideoRequestInput } from "./types.js";

/** `sandbox`: simulated in the page, without any network; `live`: the real service, or your proxy before it. */
export type StudioMode = "sandbox" | "live";

/** What the studio is doing: what the form is in where no task is shown, else how the shown task stands. */
export type StudioState =
  | "empty"
  | "editing"
  | "invalid"
  | "submitting"
  | "unknown"
  | "refused"
  | "pending"
  | "processing"
  | "trouble"
  | "paused"
  | "stopped"
  | "missing"
  | "completed"
  | "expired"
  | "failed";

/** The attributes, as markup has them. */
export interface StudioAttributes {
  mode?: StudioMode;
  "base-url"?: string;
  lang?: string;
  theme?: "auto" | "light" | "dark";
  layout?: "auto" | "stack" | "split";
  panels?: string;
  features?: string;
  previews?: "on" | "off";
  storage?: "local" | "session" | "memory";
  "storage-key"?: string;
  "media-hosts"?: string;
  "heading-level"?: number | `${number}`;
  readonly?: boolean | "";
}

/** A place of your own for drafts and tasks. All names begin with the element's `storage-key` and a colon. */
export interface StorageAdapter {
  get(name: string): Promise<string | null | undefined>;
  set(name: string, value: string): Promise<unknown>;
  delete(name: string): Promise<unknown>;
  keys(): Promise<readonly string[]>;
}

/** A task of the studio's list, as it stood when it was asked for. */
export interface StudioTask {
  /** Null until the service has given one. */
  readonly taskId: string | null;
  readonly status: StudioState;
  readonly mode: StudioMode;
  /** What was sent; null where another page sent it. */
  readonly request: VideoRequestInput | null;
  readonly createdAt: Date;
  /** Last known; null before the first answer. */
  readonly task: Task | null;
}

/** The plain data of the form: give it back to `draft`, or keep it as JSON. What is in it may change between versions. */
export type StudioDraft = object;

/** Details of the events, by their names. */
export interface StudioEventDetails {
  /** The wasm is there; of this package's version. */
  "ko3-ready": { readonly version: string };
  "ko3-change": {
    readonly request: VideoRequestInput;
    readonly issues: readonly Issue[];
    /** Whether it could be sent. */
    readonly complete: boolean;
    readonly empty: boolean;
  };
  /** Cancelable: then nothing is sent, and the host may hand over its own task by `attachTask`. */
  "ko3-submit": { readonly request: VideoRequestInput };
  "ko3-task": {
    readonly taskId: string | null;
    readonly status: StudioState;
    readonly previous: StudioState | null;
    readonly progress: number | null;
    readonly elapsedMs: number;
  };
  "ko3-complete": {
    readonly taskId: string;
    readonly url: string;
    readonly expiresAt: Date | null;
    readonly request: VideoRequestInput | null;
  };
  /** Never a key, a header, or a word of the prompt. */
  "ko3-error": {
    readonly phase: "load" | "validate" | "submit" | "poll" | "task" | "media";
    readonly code: string;
    readonly message: string;
    /** Whether money may have been reserved: `no`, `maybe`, `yes`. */
    readonly outcome: "no" | "maybe" | "yes";
    readonly taskId: string | null;
  };
  /** Cancelable: the host asks for the key itself. */
  "ko3-key-needed": Readonly<Record<string, never>>;
  "ko3-resize": { readonly height: number };
}

/** The events, by their names. */
export type StudioEventMap = { [Name in keyof StudioEventDetails]: CustomEvent<StudioEventDetails[Name]> };

/** Properties that take a listener, as React names them. */
export type StudioListeners = { [Name in keyof StudioEventMap as `on${Name}`]?: (event: StudioEventMap[Name]) => void };

/** The properties and methods, without those of every element. */
export interface StudioFace {
  mode: StudioMode;
  /** Null: the service's own address. */
  baseUrl: string | null;
  theme: "auto" | "light" | "dark";
  layout: "auto" | "stack" | "split";
  panels: string;
  features: string;
  previews: "on" | "off";
  storage: "local" | "session" | "memory";
  storageKey: string;
  mediaHosts: string;
  headingLevel: number;
  readonly: boolean;
  readonly state: StudioState;

  /** What is in the form: as it would be sent where it could be, else as it stands. Setting it checks and sends nothing. */
  get request(): VideoRequestInput;
  set request(value: VideoRequestInput);
  /** The form with all that is not sent: labels, the other way of writing. Read it, and set a whole one to change it. */
  draft: StudioDraft;
  /** Write-only: read, it is always undefined; set to that, it is forgotten. */
  apiKey: string | undefined;
  /** Asked per request; the key then never enters the element. */
  getApiKey: (() => string | Promise<string>) | null;
  fetch: ((url: string, init: RequestInit) => Promise<Response>) | null;
  /** Read once, before the element first asks for something kept. */
  storageAdapter: StorageAdapter | null;
  upload: ((file: File, options: { readonly signal: AbortSignal }) => Promise<{ readonly url: string }>) | null;
  /** Words of your own in place of the studio's, by the names of its dictionary. */
  messages: object | null;
  readonly issues: readonly Issue[];
  /** Newest first. */
  readonly tasks: readonly StudioTask[];
  /** The one that is shown. */
  readonly task: StudioTask | null;

  /** What the package says of the form; shows nothing. */
  validate(): Validation;
  /**
   * As if the button were pressed. `taskId` is null where nothing was sent: something is wrong, a key is missing, the browser
   * is offline, the event was cancelled. Rejects with the package's error where the service refused, or its answer was lost.
   */
  submit(): Promise<{ readonly taskId: string | null }>;
  /** Shows a task and follows it. */
  watch(taskId: string): Promise<void>;
  /** Ends that; the task goes on at the service. */
  unwatch(taskId: string): Promise<void>;
  /** A task that the host has made of what is in the form. */
  attachTask(taskId: string): Promise<void>;
  /** Fills the form, from an object or from JSON, and tells what is wrong; what is no request at all changes nothing. */
  importRequest(request: VideoRequestInput | string): Validation;
  /** The request as it would be sent; where something is wrong, as it stands. */
  exportRequest(): VideoRequest | VideoRequestInput;
  /** The request as the hash of a link, `#r=…`: no key, no task and no label is in it; null: it is too large for one. */
  toHash(): Promise<string | null>;
  /** Fills the form from such a hash, and sends nothing; false: it is damaged, nothing was changed. */
  fromHash(hash: string): Promise<boolean>;
  /** Takes all tasks off the list that are over. */
  clearHistory(): Promise<void>;
  /** A place as issues name it, or its steps with dots between: `multi_prompt.0.prompt`. */
  focusField(path: readonly (string | number)[] | string): Promise<void>;
  /** An empty form. */
  reset(): void;
}

type Listener<Event> = ((this: KlingO3Studio, event: Event) => unknown) | { handleEvent(event: Event): unknown };

/** `<kling-o3-studio>` */
export interface KlingO3Studio extends HTMLElement, StudioFace {
  addEventListener<Name extends keyof StudioEventMap>(
    name: Name,
    listener: Listener<StudioEventMap[Name]>,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<Name extends keyof HTMLElementEventMap>(
    name: Name,
    listener: (this: HTMLElement, event: HTMLElementEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    name: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof StudioEventMap>(
    name: Name,
    listener: Listener<StudioEventMap[Name]>,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    name: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

/** The class, to be registered under a name of your own or, by `kling-o3/define`, under its own. */
export declare const KlingO3Studio: { new (): KlingO3Studio; prototype: KlingO3Studio };
