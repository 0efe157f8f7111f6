/**
 * Route E2, `GET /v1/tasks/{task_id}`: everything follows from the id and the time.
 */

import { type Answer, refusal } from "./answer.js";
import { makesTasks, scenarioAt } from "./scenario.js";
import { usual } from "./task.js";
import { readId } from "./ticket.js";
import { gate, taskOf, type Visit } from "./visit.js";

/** Answers a query; `segment` is the id as it stands in the path. */
export function query(visit: Visit, segment: string): Answer {
  const early = gate(visit);
  if (early !== null) return early;
  const ticket = readId(decoded(segment));
  const scenario = ticket && scenarioAt(ticket.scenario);
  // A task of the future is one of another clock: unknown here, like one of a scenario that makes no task.
  if (!ticket || !scenario || !makesTasks(scenario) || ticket.startMs > visit.nowMs + 1_000)
    return refusal(404, "Task not found", "not_found");
  const task = taskOf(visit, ticket);
  return scenario.query?.(task) ?? usual(task);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return "";
  }
}
