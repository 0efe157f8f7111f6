/**
 * Tasks that fail or are cancelled, in every form on record (docs/service.md §4.5, fixtures §6.3).
 */

import type { Scenario } from "../scenario.js";
import { failed, told } from "../task.js";
import { ending } from "./ending.js";

const bare = { results: undefined, usage: undefined };
const policy = "The prompt or a reference picture was refused by the safety check.";
const cancelled = { code: "request_cancelled", message: "The request was cancelled." };

/** All of them. */
export const failures: readonly Scenario[] = [
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
