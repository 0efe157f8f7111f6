/** A client's options, checked by name and type. What a missing one stands for is the core's business. */
import type { ClientOptions, FollowOptions, PollOptions, Warning } from "./types.js";

/** What an option must be, in words, and whether a value is that. */
type Check = readonly [expected: string, accepts: (value: unknown) => boolean];

const milliseconds: Check = ["a number of milliseconds", (value) => typeof value === "number" && value >= 0];
const aFunction: Check = ["a function", (value) => typeof value === "function"];

const pollChecks: Record<keyof PollOptions, Check> = {
  minIntervalMs: milliseconds,
  maxIntervalMs: milliseconds,
  maxWaitMs: ["a number of milliseconds or null", (value) => value === null || milliseconds[1](value)],
  hidden: ['"slow", "pause" or "normal"', (value) => value === "slow" || value === "pause" || value === "normal"],
};

const clientChecks: Record<keyof ClientOptions, Check> = {
  baseUrl: ["a string or a URL", (value) => typeof value === "string" || isUrl(value)],
  apiKey: ["a string or a function", (value) => typeof value === "string" || typeof value === "function"],
  fetch: aFunction,
  timeoutMs: milliseconds,
  poll: ["an object", (value) => typeof value === "object"],
  maxRequestsPerSecond: ["a number above 0", (value) => typeof value === "number" && value > 0],
  journal: ["null, or an object with load, save and remove", isJournal],
  onWarning: aFunction,
};

/** Client options that were found in order. */
export interface Settings extends ClientOptions {
  readonly poll: PollOptions;
  readonly warn: (warning: Warning) => void;
}

/** @throws TypeError that names the option. */
export function readSettings(options: ClientOptions): Settings {
  const checked = check("Client", options, clientChecks);
  const poll = readPoll(checked.poll ?? {});
  return { ...checked, poll, warn: quiet(checked.onWarning) };
}

/**
 * The poll options of a call that follows.
 * @throws TypeError that names the option.
 */
export function readFollow({ poll = {}, onEvent }: FollowOptions): PollOptions {
  if (onEvent !== undefined && typeof onEvent !== "function") throw new TypeError('"onEvent" must be a function.');
  return readPoll(poll);
}

function readPoll(options: PollOptions): PollOptions {
  return check("poll", options, pollChecks);
}

/** The known options; absent ones left out. A name that is none is refused, since it would be ignored in silence. */
function check<T extends object>(where: string, options: T, checks: Record<keyof T, Check>): T {
  if (typeof options !== "object" || options === null) throw new TypeError(`${where} options must be an object.`);
  const known: Partial<T> = {};
  for (const name of Object.keys(options) as (keyof T & string)[]) {
    const rule = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (!rule) throw new TypeError(`Unknown ${where} option "${name}". Known are: ${Object.keys(checks).join(", ")}.`);
    const value = options[name];
    if (value === undefined) continue;
    if (!rule[1](value)) throw new TypeError(`The ${where} option "${name}" must be ${rule[0]}.`);
    known[name] = value;
  }
  return known as T;
}

function isJournal(value: unknown): boolean {
  if (typeof value !== "object") return false;
  return value === null || ["load", "save", "remove"].every((name) => typeof Reflect.get(value, name) === "function");
}

/** A `URL`, of any realm. */
function isUrl(value: unknown): boolean {
  return typeof value === "object" && value !== null && typeof (value as { href?: unknown }).href === "string";
}

/**
 * Tells a callback, where there is one. Its own mistake must not end what it is told about, and goes to the console:
 * `reportError` would end the process in Deno and Bun, a promise that nobody holds also in Node.
 */
export function quiet<T>(callback: ((told: T) => void) | undefined): (told: T) => void {
  return (told) => {
    new Promise((resolve) => resolve(callback?.(told))).catch(console.error);
  };
}
