/**
 * A task is made, and the answer to the POST is odd: other forms, no usable id, late, cut off, never.
 */

import { type Answer, json, plain, refusal, sent } from "../answer.js";
import { created } from "../created.js";
import type { Scenario } from "../scenario.js";
import { type TaskNow, told } from "../task.js";

const portal = "<!doctype html><html><head><title>Sign in</title></head><body>Network login</body></html>";
const parsed = (answer: Answer): Record<string, unknown> => JSON.parse(answer.body) as Record<string, unknown>;

/** All of them; the first is the usual course. */
export const replies: readonly Scenario[] = [
  { name: "ok", summary: "the usual course: pending, processing, completed" },
  {
    name: "accepted",
    summary: "the POST answers 202 and `processing`",
    fixture: "create.already_processing",
    reply: (_, task) => accepted(task),
  },
  {
    name: "no-id",
    summary: "the POST answers 200 without an id",
    fixture: "create.no_id",
    reply: () => json(200, { object: "video.generation.task", status: "pending" }),
  },
  {
    name: "empty-id",
    summary: "the POST answers 200 with an empty id",
    reply: (answer) => json(200, { ...parsed(answer), id: "" }),
  },
  {
    name: "number-id",
    summary: "the POST answers 200 with a number as id",
    reply: (answer) => json(200, { ...parsed(answer), id: 17 }),
  },
  {
    name: "portal",
    summary: "the POST answers 200 with an HTML page",
    fixture: "create.not_json",
    reply: () => plain(200, "text/html", portal),
  },
  {
    name: "empty",
    summary: "the POST answers 200 with an empty body",
    reply: () => plain(200, "application/json", ""),
  },
  {
    name: "cut",
    summary: "the task is made, then the connection ends without an answer",
    reply: (answer) => sent(answer, "cut"),
  },
  {
    name: "cut-body",
    summary: "the task is made, the answer breaks off half-way",
    reply: (answer) => sent(answer, "cut_body"),
  },
  {
    name: "truncated",
    summary: "the task is made, the answer's JSON ends half-way",
    reply: ({ body }) => plain(200, "application/json", body.slice(0, body.length / 2)),
  },
  {
    name: "mislabelled",
    summary: "the task is made, the answer says that it is HTML",
    reply: ({ body }) => plain(200, "text/html", body),
  },
  {
    name: "slow-body",
    summary: "the task is made, the answer comes in pieces",
    reply: (answer) => sent(answer, "slow_body"),
  },
  { name: "late", summary: "the task is made, the answer comes after 20 s", reply: (answer) => sent(answer, "late") },
  { name: "hang", summary: "the task is made, no answer ever comes", reply: (answer) => sent(answer, "never") },
  {
    name: "stored-500",
    summary: "the task is made, the answer is a 500",
    reply: () => refusal(500, "Internal error", "server_error"),
  },
  {
    name: "create-doc",
    summary: "the POST's answer in the documented form",
    fixture: "create.doc",
    reply: (_, task) => created(task, "doc"),
  },
  {
    name: "create-observed",
    summary: "the POST's answer as observed: no progress, no created",
    fixture: "create.observed",
    reply: (_, task) => created(task, "observed"),
  },
  {
    name: "create-merged",
    summary: "the POST's answer with everything, nulls included",
    fixture: "create.merged",
    reply: (_, task) => created(task, "merged"),
  },
];

function accepted(task: TaskNow): Answer {
  const body = parsed(told(task, "processing", 1, { results: undefined, error: undefined, usage: undefined }));
  return json(202, body);
}
