/**
 * `kling-o3/element`: the class of `<kling-o3-studio>`, not registered; importing it does nothing, also on a server. Here
 * is what its users see; what it does stands in `www/src`, which is held to this.
 */
import type { StudioEventMap } from "./element-events.js";
import type { Issue, Task, Validation, VideoRequest, VideoRequestInput } from "./types.js";

export type { StudioEventDetails, StudioEventMap, StudioListeners } from "./element-events.js";

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
  /** Simulated in the page, or the real service; default `sandbox`. */
  mode?: StudioMode | undefined;
  /** The service, or your proxy before it; https, or http on loopback. Default: the service's own address. */
  "base-url"?: string | undefined;
  /** `zh…` for Chinese, anything else for English; default: the page's language, then the browser's. */
  lang?: string | undefined;
  /** Colours; `auto`, the default, is what the visitor's system has. */
  theme?: "auto" | "light" | "dark" | undefined;
  /** One column or two; `auto`, the default, goes by the width of the element. */
  layout?: "auto" | "stack" | "split" | undefined;
  /** Which of `result request tasks` there are; default: all. */
  panels?: string | undefined;
  /** What is taken away: `-upload -history -share -snippets -multishot -elements`; default: nothing. */
  features?: string | undefined;
  /** With `off` no picture of another host is loaded; default `on`. */
  previews?: "on" | "off" | undefined;
  /** Where drafts and tasks are kept, and never a key; default `local`. */
  storage?: "local" | "session" | "memory" | undefined;
  /** What their names begin with, so that two elements keep apart; default `ko3`. */
  "storage-key"?: string | undefined;
  /** Hosts whose videos are shown, `*.example.com` for all below; default: any. */
  "media-hosts"?: string | undefined;
  /** The level of the first heading, 1 to 6; default 2. */
  "heading-level"?: number | `${number}` | undefined;
  /** Shows a request and its result, and changes nothing. */
  readonly?: boolean | "" | undefined;
}

/** A place of your own for drafts and tasks. All names begin with the element's `storage-key` and a colon. */
export interface StorageAdapter {
  /** What is kept under a name; null or undefined: nothing. */
  get(name: string): Promise<string | null | undefined>;
  /** Keeps it. */
  set(name: string, value: string): Promise<unknown>;
  /** Forgets it. */
  delete(name: string): Promise<unknown>;
  /** All names that are kept. */
  keys(): Promise<readonly string[]>;
}

/** A task of the studio's list, as it stood when it was asked for. */
export interface StudioTask {
  /** Null until the service has given one. */
  readonly taskId: string | null;
  /** How it stands. */
  readonly status: StudioState;
  /** Where it was made. */
  readonly mode: StudioMode;
  /** What was sent; null where another page sent it. */
  readonly request: VideoRequestInput | null;
  /** When it was sent, by this browser's clock. */
  readonly createdAt: Date;
  /** Last known; null before the first answer. */
  readonly task: Task | null;
}

/** The plain data of the form: give it back to `draft`, or keep it as JSON. What is in it may change between versions. */
export type StudioDraft = object;

/** Where a file of the visitor's can be fetched. */
export interface UploadedAddress {
  /** Public, and https. */
  readonly url: string;
}

/** What came of a press of the button. */
export interface Submitted {
  /** Null: nothing was sent. */
  readonly taskId: string | null;
}

/** The properties and methods, without those of every element. */
export interface StudioFace {
  /** Simulated in the page, or the real service; default `sandbox`. */
  mode: StudioMode;
  /** Null: the service's own address. */
  baseUrl: string | null;
  /** Colours; `auto`, the default, is what the visitor's system has. */
  theme: "auto" | "light" | "dark";
  /** One column or two; `auto`, the default, goes by the width of the element. */
  layout: "auto" | "stack" | "split";
  /** Which of `result request tasks` there are; empty, the default: all. */
  panels: string;
  /** What is taken away, as in the attribute; empty, the default: nothing. */
  features: string;
  /** With `off` no picture of another host is loaded; default `on`. */
  previews: "on" | "off";
  /** Where drafts and tasks are kept, and never a key; default `local`. Read when the element begins. */
  storage: "local" | "session" | "memory";
  /** What their names begin with; default `ko3`. Read when the element begins. */
  storageKey: string;
  /** Hosts whose videos are shown; empty, the default: any. */
  mediaHosts: string;
  /** The level of the first heading, 1 to 6; default 2. */
  headingLevel: number;
  /** Shows a request and its result, and changes nothing; default false. */
  readonly: boolean;
  /** What the studio is doing; an attribute too, for style sheets. */
  readonly state: StudioState;

  /** What is in the form: as it would be sent where it could be, else as it stands. Setting it checks and sends nothing. */
  get request(): VideoRequestInput;
  /** Fills the form; what is no request at all changes nothing. */
  set request(value: VideoRequestInput);
  /** The form with all that is not sent: labels, the other way of writing. Read it, and set a whole one to change it. */
  draft: StudioDraft;
  /** Write-only: read, it is always undefined; set to that, it is forgotten. */
  apiKey: string | undefined;
  /** Asked per request; the key then never enters the element. */
  getApiKey: (() => string | Promise<string>) | null;
  /** How live requests are sent, in place of the page's `fetch`; null, the default. */
  fetch: ((url: string, init: RequestInit) => Promise<Response>) | null;
  /** Read once, before the element first asks for something kept. */
  storageAdapter: StorageAdapter | null;
  /** How a local file becomes an address, in place of the service's upload; null, the default. */
  upload: ((file: File, options: { readonly signal: AbortSignal }) => Promise<UploadedAddress>) | null;
  /** Words of your own in place of the studio's, by the names of its dictionary. */
  messages: object | null;
  /** What the package finds in the form, warnings too. */
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
  submit(): Promise<Submitted>;
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

/** Who hears an event: a function, or an object with one. */
export type Listener<Event> =
  | ((this: KlingO3Studio, event: Event) => unknown)
  | {
      /** Called with each. */
      handleEvent(event: Event): unknown;
    };

/** `<kling-o3-studio>` */
export interface KlingO3Studio extends HTMLElement, StudioFace {
  /** Also the studio's events. */
  addEventListener<Name extends keyof StudioEventMap>(
    name: Name,
    listener: Listener<StudioEventMap[Name]>,
    options?: boolean | AddEventListenerOptions,
  ): void;
  /** As of every element. */
  addEventListener<Name extends keyof HTMLElementEventMap>(
    name: Name,
    listener: (this: HTMLElement, event: HTMLElementEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  /** As of every element. */
  addEventListener(
    name: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  /** Also the studio's events. */
  removeEventListener<Name extends keyof StudioEventMap>(
    name: Name,
    listener: Listener<StudioEventMap[Name]>,
    options?: boolean | EventListenerOptions,
  ): void;
  /** As of every element. */
  removeEventListener(
    name: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

/** The class, to be registered under a name of your own or, by `kling-o3/define`, under its own. */
export declare const KlingO3Studio: {
  /** Made by the browser, or by `document.createElement`. */
  new (): KlingO3Studio;
  /** As of every class. */
  prototype: KlingO3Studio;
};
