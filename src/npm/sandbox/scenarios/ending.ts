/**
 * A task that goes its usual way and then ends in another one.
 */

import type { Answer } from "../answer.js";
import type { Scenario } from "../scenario.js";
import { share, type TaskNow, usual } from "../task.js";

/** A usual task that ends as failed instead of completed. */
export const ending = (name: string, summary: string, end: (task: TaskNow) => Answer, fixture?: string): Scenario => {
  const query = (task: TaskNow): Answer => (share(task) < 1 ? usual(task) : end(task));
  return fixture === undefined ? { name, summary, query } : { name, summary, query, fixture };
};
