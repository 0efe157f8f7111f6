/**
 * Odd ways to the end: fast, slow, never, back and forth, and states that nobody has written down (docs/service.md §3.3, §3.4).
 */

import type { Answer } from "../answer.js";
import type { Scenario } from "../scenario.js";
import { completed, percent, share, stopped, type TaskNow, told, usual } from "../task.js";

const first = (task: TaskNow): Answer =>
  told(task, "processing", percent(task), {
    progress: undefined,
    created: undefined,
    results: undefined,
    error: undefined,
    usage: undefined,
  });
const half = (task: TaskNow): boolean => share(task) >= 0.5;

/** All of them. */
export const courses: readonly Scenario[] = [
  { name: "fast", summary: "completed at the first query", query: (task) => completed(task) },
  {
    name: "slow",
    summary: "takes fifteen times as long",
    query: (task) => usual({ ...task, elapsedMs: task.elapsedMs / 15 }),
  },
  { name: "stall", summary: "stays at 40 % for ever", query: (task) => usual(stopped(task, 0.43)) },
  { name: "stall-pending", summary: "stays pending for ever", query: (task) => told(task, "pending", 0) },
  {
    name: "sparse",
    summary: "progress and nullable fields are missing while processing",
    fixture: "task.processing_sparse",
    query: (task) => (share(task) < 0 || share(task) >= 1 ? usual(task) : first(task)),
  },
  {
    name: "requeued",
    summary: "goes back to pending for a while",
    query: (task) => (half(task) && share(task) < 0.7 ? told(task, "pending", 0) : usual(task)),
  },
  {
    name: "progress-back",
    summary: "progress goes back half-way",
    query: (task) => (half(task) && share(task) < 1 ? told(task, "processing", percent(task) - 40) : usual(task)),
  },
  {
    name: "progress-odd",
    summary: "progress is a fraction, then a text, then too high",
    query: (task) => oddProgress(task),
  },
  {
    name: "unknown-status",
    summary: "status `queued` until half-way",
    fixture: "task.unknown_status",
    query: (task) =>
      half(task) ? usual(task) : told(task, "queued", 0, { results: undefined, usage: undefined, error: undefined }),
  },
  { name: "unknown-status-always", summary: "status `queued` for ever", query: (task) => told(task, "queued", 0) },
];

function oddProgress(task: TaskNow): Answer {
  const passed = share(task);
  if (passed < 0 || passed >= 1) return usual(task);
  const value = percent(task);
  return told(task, "processing", passed < 0.3 ? value + 0.6 : passed < 0.6 ? `${value}` : 140);
}
