/**
 * The forms in which the service is known to answer the POST (docs/service.md §3.1, fixtures §6.2).
 */

import type { Answer } from "./answer.js";
import { credits, type TaskNow, told } from "./task.js";

/** The documented and observed forms of the POST's answer (docs/service.md §3.1). */
export type CreateForm = "doc" | "observed" | "merged";

/** The usual answer to the POST. */
export function created(task: TaskNow, form: CreateForm): Answer {
  const seconds = task.estimatedSeconds;
  const envelope = { results: undefined, error: undefined, usage: undefined };
  const reserved = { credits_reserved: credits(task.shape) };
  if (form === "observed")
    return told(task, "pending", undefined, { ...envelope, created: undefined, usage: reserved });
  if (form === "doc")
    return told(task, "pending", 0, { ...envelope, task_info: { can_cancel: true, estimated_time: seconds } });
  return told(task, "pending", 0, { task_info: { can_cancel: false, estimated_time: seconds } });
}
