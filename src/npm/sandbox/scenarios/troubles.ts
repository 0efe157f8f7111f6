/**
 * Queries that fail while the task itself goes its usual way. When they do follows from the time since the start, so that nothing has to be
 * remembered between two queries.
 */

import { type Answer, plain, refusal, sent } from "../answer.js";
import type { Scenario } from "../scenario.js";
import { share, type TaskNow, usual } from "../task.js";

const portal = "<!doctype html><html><head><title>Sign in</title></head><body>Network login</body></html>";
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

/** All of them. */
export const troubles: readonly Scenario[] = [
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
