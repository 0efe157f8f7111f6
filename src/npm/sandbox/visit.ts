/**
 * One request to the sandbox: who asks, which scenario holds, and what is turned away on every route before a route looks at it.
 */

import { type Answer, refusal } from "./answer.js";
import type { Settings } from "./options.js";
import { type Scenario, type Stage, scenarioAt, scenarioOfKey } from "./scenario.js";
import type { TaskNow } from "./task.js";
import { type Ticket, writeId } from "./ticket.js";

/** What a route is given. */
export interface Visit {
  readonly request: Request;
  readonly url: URL;
  readonly nowMs: number;
  readonly settings: Settings;
  /** The key after `Bearer `, null where there is none. */
  readonly key: string | null;
  /** Number of the scenario that the key or the options ask for. */
  readonly number: number;
  readonly scenario: Scenario;
}

/** Reads what every route needs to know. */
export function visit(request: Request, settings: Settings): Visit {
  const key = /^Bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? null;
  const number = (key === null ? null : scenarioOfKey(key)) ?? settings.scenario;
  const scenario = scenarioAt(number) ?? { name: "ok", summary: "" };
  return { request, url: new URL(request.url), nowMs: settings.now(), settings, key, number, scenario };
}

/** The scenario's refusal, where it belongs to this stage. */
export function refusedAt(visit: Visit, stage: Stage): Answer | null {
  const { refuse } = visit.scenario;
  return refuse?.at === stage ? refuse.answer(visit.nowMs) : null;
}

/** What stands before every route: the edge, then the key. */
export function gate(visit: Visit): Answer | null {
  const keyless = visit.settings.requireKey && visit.key === null;
  return (
    refusedAt(visit, "edge") ??
    (keyless ? refusal(401, "API key is missing or not valid", "authentication_error") : null) ??
    refusedAt(visit, "key")
  );
}

/** An address under `mediaBaseUrl`, absolute. In a page the base counts from the page, elsewhere from the request. */
export function mediaUrl(visit: Visit, name: string): URL {
  const page = (globalThis as { location?: { href?: string } }).location?.href;
  return new URL(name, new URL(visit.settings.mediaBaseUrl, page ?? visit.url));
}

/** The task of a ticket as this visit finds it. */
export function taskOf(visit: Visit, ticket: Ticket): TaskNow {
  const { settings, nowMs } = visit;
  const { timing, speed } = settings;
  return {
    id: writeId(ticket),
    created: Math.floor(ticket.startMs / 1000),
    shape: ticket.shape,
    elapsedMs: (nowMs - ticket.startMs) * speed,
    timing,
    estimatedSeconds: Math.max(1, Math.ceil((timing.pendingMs + timing.processingMs) / speed / 1000)),
    sync: visit.url.searchParams.get("sync_upstream") === "true",
    form: settings.resultForm,
    video: (lifeMs, cors) => videoUrl(visit, ticket, lifeMs, cors),
  };
}

/** A given life is on the task's clock, like all that a scenario says; the usual one is real time. */
function videoUrl(visit: Visit, ticket: Ticket, lifeMs: number | null, cors: boolean): string {
  const { mediaLifeMs, speed } = visit.settings;
  const url = mediaUrl(visit, `${ticket.shape.aspect.replace(":", "x")}.mp4`);
  const endMs = ticket.startMs + (lifeMs === null ? mediaLifeMs : lifeMs / speed);
  url.searchParams.set("exp", `${Math.floor(endMs / 1000)}`);
  if (!cors) url.searchParams.set("cors", "0");
  return url.href;
}
