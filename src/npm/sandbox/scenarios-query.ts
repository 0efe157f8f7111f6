/**
 * The scenarios in which a task is made: odd answers to the POST that made it, and every course a task can take.
 *
 * All of them follow from the time since the start alone, so that nothing has to be remembered between two queries.
 */

import { type Answer, json, plain, refusal, sent } from "./answer.js";
import { created } from "./created.js";
import type { Scenario } from "./scenario.js";
import {
  completed,
  completedWithExtras,
  doneMs,
  failed,
  percent,
  share,
  stopped,
  type TaskNow,
  told,
  usual,
} from "./task.js";

const portal = "<!doctype html><html><head><title>Sign in</title></head><body>Network login</body></html>";
const parsed = (answer: Answer): Record<string, unknown> => JSON.parse(answer.body) as Record<string, unknown>;

const replies: readonly Scenario[] = [
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
];

function accepted(task: TaskNow): Answer {
  const body = parsed(told(task, "processing", 1, { results: undefined, error: undefined, usage: undefined }));
  return json(202, body);
}

/** A usual task that ends as failed instead of completed. */
const ending = (name: string, summary: string, end: (task: TaskNow) => Answer, fixture?: string): Scenario => {
  const query = (task: TaskNow): Answer => (share(task) < 1 ? usual(task) : end(task));
  return fixture === undefined ? { name, summary, query } : { name, summary, query, fixture };
};

const bare = { results: undefined, usage: undefined };
const policy = "The prompt or a reference picture was refused by the safety check.";
const cancelled = { code: "request_cancelled", message: "The request was cancelled." };

const failures: readonly Scenario[] = [
  ending(
    "fail-policy",
    "fails: refused by moderation",
    (task) => failed(task, "content_policy_violation", policy),
    "task.failed.policy",
  ),
  ending(
    "fail-timeout",
    "fails: took too long",
    (task) => failed(task, "timeout", "The task did not finish within the allowed time."),
    "task.failed.timeout",
  ),
  ending(
    "fail-unavailable",
    "fails: upstream not available",
    (task) => failed(task, "service_unavailable", "The upstream service is not available at the moment."),
    "task.failed.unavailable",
  ),
  ending(
    "fail-model",
    "fails: no channel left",
    (task) => failed(task, "model_unavailable", "No working channel was left for this model."),
    "task.failed.model_unavailable",
  ),
  ending(
    "fail-capability",
    "fails: combination not supported",
    (task) => failed(task, "model_not_support_capability", "The requested combination is not supported by the model."),
    "task.failed.capability",
  ),
  ending(
    "fail-generic",
    "fails in the older form, without a type",
    (task) =>
      told(task, "failed", 62, {
        ...bare,
        error: { code: "generation_failed", message: "Generation failed upstream." },
      }),
    "task.failed.generic",
  ),
  ending(
    "fail-null",
    "fails with `error: null`",
    (task) => told(task, "failed", 0, { usage: undefined }),
    "task.failed.null_error",
  ),
  ending(
    "fail-string",
    "fails with `error` as a string",
    (task) => told(task, "failed", 0, { ...bare, error: "upstream said no" }),
    "task.failed.string_error",
  ),
  ending(
    "cancelled",
    "ends as `cancelled`",
    (task) => told(task, "cancelled", 12, { usage: undefined, error: cancelled }),
    "task.cancelled_old",
  ),
  ending("canceled", "ends as `canceled`", (task) =>
    told(task, "canceled", 12, { usage: undefined, error: cancelled }),
  ),
];

const first = (task: TaskNow): Answer =>
  told(task, "processing", percent(task), {
    progress: undefined,
    created: undefined,
    results: undefined,
    error: undefined,
    usage: undefined,
  });
const half = (task: TaskNow): boolean => share(task) >= 0.5;

const courses: readonly Scenario[] = [
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
    query: (task) => (half(task) ? usual(task) : told(task, "queued", 0, { ...bare, error: undefined })),
  },
  { name: "unknown-status-always", summary: "status `queued` for ever", query: (task) => told(task, "queued", 0) },
];

function oddProgress(task: TaskNow): Answer {
  const passed = share(task);
  if (passed < 0 || passed >= 1) return usual(task);
  const value = percent(task);
  return told(task, "processing", passed < 0.3 ? value + 0.6 : passed < 0.6 ? `${value}` : 140);
}

/** `completed` without a video until `untilMs` after the end. */
const race = (task: TaskNow, untilMs: number, results: readonly [] | null, progress: number): Answer =>
  task.elapsedMs < doneMs(task) + untilMs ? told(task, "completed", progress, { results }) : completed(task);

const unsafe = [
  "javascript:alert(1)",
  "data:video/mp4;base64,AAAA",
  "file:///etc/passwd",
  "http://files.example.net/out.mp4",
  "https://user:word@files.example.net/out.mp4",
  "https://files.example.net/a b.mp4",
];
const results = (task: TaskNow, urls: readonly string[]): Answer =>
  told(task, "completed", 100, { results: urls.map((url) => ({ url })) });

const ends: readonly Scenario[] = [
  ending(
    "race",
    "completed without a video for 10 s, 20 s for `sync_upstream`",
    (task) => race(task, task.sync ? 20_000 : 10_000, null, 50),
    "task.completed_race",
  ),
  {
    name: "race-sync",
    summary: "`sync_upstream` reads say completed without a video from half-way on",
    query: (task) => (task.sync && half(task) ? race(task, 10_000, null, 50) : usual(task)),
  },
  ending(
    "race-list",
    "completed with an empty list for 10 s",
    (task) => race(task, 10_000, [], 100),
    "task.completed_empty_list",
  ),
  ending("race-forever", "completed, but never a video", (task) => told(task, "completed", 50)),
  ending("extras", "results with size, length and type", (task) => completedWithExtras(task), "task.completed_extras"),
  ending("strings", "results as strings", (task) => completed(task, "strings"), "task.completed_strings"),
  ending("output", "results in the older `output`", (task) => completed(task, "output"), "task.completed_old_output"),
  ending("leftover", "results in the upstream's own form", (task) =>
    told(task, "completed", 100, { results: [{ video: { url: task.video(null, true) } }] }),
  ),
  ending("two-videos", "two videos", (task) =>
    results(task, [task.video(null, true), `${task.video(null, true)}#second`]),
  ),
  ending("unsafe", "only addresses that must not be shown", (task) => results(task, unsafe)),
  ending("unsafe-some", "one good address among bad ones", (task) =>
    results(task, [...unsafe, task.video(null, true)]),
  ),
  ending("expiring", "the video's link works for a minute", (task) =>
    completed(task, task.form, task.video(60_000 + doneMs(task), true)),
  ),
  ending("link-expired", "the video's link has already expired", (task) =>
    completed(task, task.form, task.video(-60_000, true)),
  ),
  ending("media-no-cors", "the file host sends no CORS headers", (task) =>
    completed(task, task.form, task.video(null, false)),
  ),
  ending("no-created", "`created` is missing", (task) =>
    told(task, "completed", 100, { created: undefined, results: [{ url: task.video(null, true) }] }),
  ),
];

const missing = refusal(404, "Task not found", "not_found");
/** A usual task that answers with trouble between two shares of its processing time. */
const trouble = (
  name: string,
  summary: string,
  from: number,
  to: number,
  answer: (task: TaskNow) => Answer,
): Scenario => ({
  name,
  summary,
  query: (task) => (share(task) >= from && share(task) < to ? answer(task) : usual(task)),
});
const busy = (status: number): Answer => refusal(status, "Trouble upstream", "server_error");
const limited = refusal(429, "Too many requests", "rate_limit_error", {}, { "retry-after": "7" });
const never = Number.POSITIVE_INFINITY;

const troubles: readonly Scenario[] = [
  trouble("missing-first", "404 until a fifth of the way, then as usual", -1, 0.2, () => missing),
  { ...trouble("missing", "404 for ever", -1, never, () => missing), fixture: "err.404" },
  trouble("missing-later", "404 from half-way on", 0.5, never, () => missing),
  trouble("revoked", "401 from half-way on", 0.5, never, () =>
    refusal(401, "API key is missing or not valid", "authentication_error"),
  ),
  trouble("barred", "403 from half-way on", 0.5, never, () =>
    refusal(403, "This key may not use the service", "permission_error"),
  ),
  ...[500, 502, 503, 504].map((status) =>
    trouble(`burst-${status}`, `${status} between 15 % and 70 % of the way`, 0.15, 0.7, () => busy(status)),
  ),
  trouble("burst-429", "429 with Retry-After between 15 % and 70 % of the way", 0.15, 0.7, () => limited),
  trouble("burst-cut", "queries get no answer between 15 % and 70 % of the way", 0.15, 0.7, (task) =>
    sent(usual(task), "cut"),
  ),
  trouble("burst-html", "200 with an HTML page between 15 % and 70 % of the way", 0.15, 0.7, () =>
    plain(200, "text/html", portal),
  ),
  trouble("burst-empty", "200 with an empty body between 15 % and 70 % of the way", 0.15, 0.7, () =>
    plain(200, "application/json", ""),
  ),
  trouble("query-late", "queries are answered after 20 s between 15 % and 70 % of the way", 0.15, 0.7, (task) =>
    sent(usual(task), "late"),
  ),
  trouble("query-hang", "queries are never answered between 15 % and 70 % of the way", 0.15, 0.7, (task) =>
    sent(usual(task), "never"),
  ),
  trouble("query-redirect", "queries are redirected from half-way on", 0.5, never, () =>
    plain(302, "", "", { location: "https://login.example.net/" }),
  ),
];

const forms: readonly Scenario[] = [
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

/** All of them. */
export const queries: readonly Scenario[] = [...replies, ...failures, ...courses, ...ends, ...troubles, ...forms];
