/** What `<kling-o3-studio>` tells its host. */
import type { StudioState } from "./element.js";
import type { Issue, VideoRequestInput } from "./types.js";

/** Details of the events, by their names. */
export interface StudioEventDetails {
  /** The wasm is there; of this package's version. */
  "ko3-ready": {
    /** As in its package.json. */
    readonly version: string;
  };
  /** The form has changed, 150 ms ago. */
  "ko3-change": {
    /** As `request` of the element. */
    readonly request: VideoRequestInput;
    /** As `issues` of the element. */
    readonly issues: readonly Issue[];
    /** Whether it could be sent. */
    readonly complete: boolean;
    /** Whether nothing is in it. */
    readonly empty: boolean;
  };
  /** Cancelable: then nothing is sent, and the host may hand over its own task by `attachTask`. */
  "ko3-submit": {
    /** What would be sent. */
    readonly request: VideoRequestInput;
  };
  /** A task has changed. */
  "ko3-task": {
    /** Null until the service has given one. */
    readonly taskId: string | null;
    /** How it stands now. */
    readonly status: StudioState;
    /** How it stood before; null: it is new here. */
    readonly previous: StudioState | null;
    /** In percent, as the service says; null: it does not. */
    readonly progress: number | null;
    /** Since it was created. */
    readonly elapsedMs: number;
  };
  /** A video is there; after a reload, again. */
  "ko3-complete": {
    /** The service's id of the task. */
    readonly taskId: string;
    /** Of the first video; checked, and good for a `src`. */
    readonly url: string;
    /** When that link ends; null: not known. */
    readonly expiresAt: Date | null;
    /** What was sent; null where another page sent it. */
    readonly request: VideoRequestInput | null;
  };
  /** Never a key, a header, or a word of the prompt. */
  "ko3-error": {
    /** What was being done. */
    readonly phase: "load" | "validate" | "submit" | "poll" | "task" | "media";
    /** The code of docs/errors.md. */
    readonly code: string;
    /** What happened and what to do, in the studio's language or the service's. */
    readonly message: string;
    /** Whether money may have been reserved: `no`, `maybe`, `yes`. */
    readonly outcome: "no" | "maybe" | "yes";
    /** Where there is a task. */
    readonly taskId: string | null;
  };
  /** Cancelable: the host asks for the key itself. */
  "ko3-key-needed": Readonly<Record<string, never>>;
  /** The element is of another height. */
  "ko3-resize": {
    /** In CSS pixels. */
    readonly height: number;
  };
}

/** The events, by their names. */
export type StudioEventMap = { [Name in keyof StudioEventDetails]: CustomEvent<StudioEventDetails[Name]> };

/** Properties that take a listener, as React names them. */
export type StudioListeners = {
  [Name in keyof StudioEventMap as `on${Name}`]?: ((event: StudioEventMap[Name]) => void) | undefined;
};
