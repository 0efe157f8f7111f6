/**
 * The options of the sandbox, their defaults and their checks.
 */

import { refuseUnknown } from "../known.js";
import type { Pause } from "./answer.js";
import type { Leniency } from "./check.js";
import { type CorsProfile, corsProfiles } from "./cors.js";
import type { CreateForm } from "./created.js";
import { scenarioNumber } from "./scenario.js";
import type { ResultForm, Timing } from "./task.js";

/** Options of `createSandbox`; each has a default. */
export interface SandboxOptions {
  /**
   * Where the files of `www/public/media` are served: finished videos and uploaded pictures get addresses below it. Absolute, or relative to
   * the page (where there is none: to the request). Default `https://files.example.net/`, a reserved name under which nothing can be loaded.
   */
  mediaBaseUrl?: string | URL | undefined;
  /** Life of a finished video's link in milliseconds of real time, from the start of the task; default 24 h. */
  mediaLifeMs?: number | undefined;
  /** How much faster than real time tasks and delays run; default 1. */
  speed?: number | undefined;
  /** Length of a task before the speed is applied, in milliseconds; default 2,000 pending and 20,000 processing. */
  timing?: Partial<Timing> | undefined;
  /** Time before each answer in milliseconds, before the speed is applied; default 0. */
  latencyMs?: number | undefined;
  /** The wall clock in milliseconds since 1970; default `Date.now`. */
  now?: (() => number) | undefined;
  /** A number from 0 up to 1, for the last part of ids; default `Math.random`. */
  random?: (() => number) | undefined;
  /** Waits for a time in milliseconds (after the speed was applied); default a timer. */
  pause?: Pause | undefined;
  /** Default `full`. Only a browser that calls the sandbox over HTTP enforces it. */
  cors?: CorsProfile | undefined;
  /** Scenario of keys that name none; default `ok`. */
  scenario?: string | undefined;
  /** Whether a request without a key is refused with 401; default true. */
  requireKey?: boolean | undefined;
  /** Form of the POST's answer; default `merged`. */
  createForm?: CreateForm | undefined;
  /** Form of a finished task; default `objects`. */
  resultForm?: ResultForm | undefined;
  /**
   * What only the upstream is known to refuse: `false` lets it pass, `true` and `"task"` let the task fail a few seconds later, `"submit"`
   * answers the POST with 422. Default false.
   */
  strictUpstream?: boolean | "task" | "submit" | undefined;
  /** Accept a body without any text; default false. */
  acceptNoText?: boolean | undefined;
  /** Accept fields that the service does not document; default false. */
  acceptUnknownFields?: boolean | undefined;
  /** Accept durations as texts, `"5"`; default false. */
  acceptTextDurations?: boolean | undefined;
  /** Largest upload in bytes; default 50 MB. */
  maxUploadBytes?: number | undefined;
  /** Told of each task that is made, before its answer leaves: so a test can ask whether any was lost. */
  onTask?: ((task: MadeTask) => void) | undefined;
}

/** A task that was made, and the body that asked for it. */
export interface MadeTask {
  /** The task's. */
  readonly id: string;
  /** The text that was POSTed. */
  readonly body: string;
}

/** The options with every default filled in. */
export interface Settings extends Leniency {
  readonly mediaBaseUrl: string;
  readonly mediaLifeMs: number;
  readonly speed: number;
  readonly timing: Timing;
  readonly latencyMs: number;
  readonly now: () => number;
  readonly random: () => number;
  readonly pause: Pause;
  readonly cors: CorsProfile;
  readonly scenario: number;
  readonly requireKey: boolean;
  readonly createForm: CreateForm;
  readonly resultForm: ResultForm;
  readonly strictUpstream: false | "task" | "submit";
  readonly maxUploadBytes: number;
  readonly onTask: (task: MadeTask) => void;
}

/** Fills in the defaults; a TypeError names an option that is unknown or cannot be used. */
export function readOptions(options: SandboxOptions): Settings {
  const scenario = scenarioNumber(options.scenario ?? "ok");
  if (scenario === null) throw new TypeError(`Unknown scenario "${options.scenario}"; the list is in \`scenarios\``);
  const base = `${options.mediaBaseUrl ?? "https://files.example.net/"}`;
  const { strictUpstream: asked = false } = options;
  const strict =
    asked === false ? asked : oneOf("strictUpstream", asked === true ? "task" : asked, ["task", "submit"], "task");
  const settings: Settings = {
    mediaBaseUrl: base.endsWith("/") ? base : `${base}/`,
    mediaLifeMs: amount("mediaLifeMs", options.mediaLifeMs, 86_400_000),
    speed: positive("speed", options.speed, 1),
    timing: {
      pendingMs: amount("timing.pendingMs", options.timing?.pendingMs, 2_000),
      processingMs: amount("timing.processingMs", options.timing?.processingMs, 20_000),
    },
    latencyMs: amount("latencyMs", options.latencyMs, 0),
    now: options.now ?? (() => Date.now()),
    random: options.random ?? (() => Math.random()),
    pause: options.pause ?? timerPause,
    cors: oneOf("cors", options.cors, corsProfiles, "full"),
    scenario,
    requireKey: options.requireKey ?? true,
    createForm: oneOf("createForm", options.createForm, ["doc", "observed", "merged"], "merged"),
    resultForm: oneOf("resultForm", options.resultForm, ["objects", "strings", "output"], "objects"),
    strictUpstream: strict,
    acceptNoText: options.acceptNoText ?? false,
    acceptUnknownFields: options.acceptUnknownFields ?? false,
    acceptTextDurations: options.acceptTextDurations ?? false,
    maxUploadBytes: amount("maxUploadBytes", options.maxUploadBytes, 50_000_000),
    onTask: options.onTask ?? (() => {}),
  };
  refuseUnknown("sandbox", options, settings);
  refuseUnknown("timing", options.timing ?? {}, settings.timing);
  return settings;
}

function amount(name: string, value: number | undefined, usual: number): number {
  if (value === undefined) return usual;
  if (Number.isFinite(value) && value >= 0) return value;
  throw new TypeError(`${name} must be a number from 0 up, not ${value}`);
}

function positive(name: string, value: number | undefined, usual: number): number {
  if (value === undefined) return usual;
  if (Number.isFinite(value) && value > 0) return value;
  throw new TypeError(`${name} must be a number above 0, not ${value}`);
}

function oneOf<T extends string>(name: string, value: T | undefined, values: readonly T[], usual: T): T {
  if (value === undefined) return usual;
  if (values.includes(value)) return value;
  throw new TypeError(`${name} must be one of ${values.join(", ")}, not ${value}`);
}

/** A timer that an abort ends. */
function timerPause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal.addEventListener("abort", stop, { once: true });
  });
}
