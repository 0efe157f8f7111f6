/**
 * What a scenario is, and how one is found: by its name, by a key that names it, by its number in a task id.
 *
 * The scenarios themselves stand in `scenarios/`, those of the upstream's own refusals in `upstream.ts`.
 */

import type { Answer } from "./answer.js";
import { courses } from "./scenarios/courses.js";
import { ends } from "./scenarios/ends.js";
import { failures } from "./scenarios/failures.js";
import { refusals } from "./scenarios/refusals.js";
import { replies } from "./scenarios/replies.js";
import { troubles } from "./scenarios/troubles.js";
import { failed, percent, share, stopped, type TaskNow, usual } from "./task.js";
import { strictScenarios } from "./upstream.js";

/**
 * Where in the order of checks (docs/service.md §8, item 3) a request is turned away. `line`: before it arrives. `edge` and `key` hold for
 * every route, the later ones for the create route; `upload` for the upload route only.
 */
export type Stage = "line" | "edge" | "key" | "content" | "model" | "fields" | "balance" | "channel" | "upload";

/** One behaviour of the service. */
export interface Scenario {
  /** Lower case, words joined by hyphens: what follows `sk-test-` in a key. */
  readonly name: string;
  /** What happens, in one line. */
  readonly summary: string;
  /** The fixture of docs/service.md §6 that this scenario answers with; usable as a name too. */
  readonly fixture?: string;
  /** The request is turned away and no task is made. */
  readonly refuse?: { readonly at: Stage; readonly answer: (nowMs: number) => Answer };
  /** A task is made; this is answered instead of the usual body. */
  readonly reply?: (usual: Answer, task: TaskNow) => Answer;
  /** What a query of the task is answered. */
  readonly query?: (task: TaskNow) => Answer;
}

/** A scenario as lists show it. */
export interface ScenarioInfo {
  /** What `keyFor` takes. */
  readonly name: string;
  /** What happens, in one line. */
  readonly summary: string;
  /** Whether a task exists afterwards. */
  readonly task: boolean;
}

const prefix = "sk-test-";
/** Numbers from here on are `fail-at-0` to `fail-at-99`. */
const failAt = 1_100;

// A number in an id is a place in this list. Those that make no task come last: they may grow without changing what an id means.
const all: readonly Scenario[] = [
  ...replies,
  ...failures,
  ...courses,
  ...ends,
  ...troubles,
  ...strictScenarios,
  ...refusals,
];

const named = new Map(all.map((scenario, number) => [scenario.name, number]));
const byFixture = new Map(
  all.flatMap((one, number) => (one.fixture ? [[spelled(one.fixture), number]] : [])) as [string, number][],
);

function spelled(name: string): string {
  return name.toLowerCase().replaceAll(/[_.]/g, "-");
}

/** All scenarios with a fixed name, in the order of the lists; `fail-at-<percent>` is the one family beside them. */
export const scenarios: readonly ScenarioInfo[] = all.map((scenario) => ({
  name: scenario.name,
  summary: scenario.summary,
  task: makesTasks(scenario),
}));

/** Whether the create route makes a task in this scenario. */
export function makesTasks({ refuse }: Scenario): boolean {
  return refuse === undefined || refuse.at === "upload";
}

/** Number of the scenario with this name (hyphens, underscores and dots count alike), or null. */
export function scenarioNumber(name: string): number | null {
  const plain = spelled(name);
  const family = /^fail-at-(\d{1,2})$/.exec(plain);
  if (family !== null) return failAt + Number(family[1]);
  return named.get(plain) ?? byFixture.get(plain) ?? null;
}

/** The scenario with this number, or null. */
export function scenarioAt(number: number): Scenario | null {
  if (number >= failAt && number < failAt + 100) return failingAt(number - failAt);
  return all[number] ?? null;
}

/** Number of the scenario that a key asks for, null where it asks for none. */
export function scenarioOfKey(key: string): number | null {
  return key.startsWith(prefix) ? scenarioNumber(key.slice(prefix.length)) : null;
}

/** The key that asks for a scenario. */
export const keyOf = (name: string): string => prefix + spelled(name);

function failingAt(at: number): Scenario {
  return {
    name: `fail-at-${at}`,
    summary: `the task fails at ${at} %`,
    query: (task) => {
      const running = stopped(task, 0.999);
      if (share(task) < 0 || (share(task) < 1 && percent(task) < at)) return usual(running);
      return failed(task, "generation_failed", `Generation failed at ${at} %.`, at);
    },
  };
}
