/**
 * Route E1, `POST /v1/videos/generations`: the checks in the contract's order (docs/service.md §8, item 3), then a task.
 */

import { type Answer, json, refusal } from "./answer.js";
import { checkBody, type Fields, isObject, type Refused, refused, secondsOf } from "./check.js";
import { created } from "./created.js";
import { scenarioNumber } from "./scenario.js";
import { model } from "./task.js";
import { aspects, pairs, resolutions, type Shape, type Ticket } from "./ticket.js";
import { upstreamRefusal } from "./upstream.js";
import { gate, refusedAt, taskOf, type Visit } from "./visit.js";

const invalid = "invalid_request_error";
const usualSeconds = 5;

/** Answers the POST; `text` is its body, `serial` keeps ids apart. */
export function create(visit: Visit, text: string, serial: number): Answer {
  const early = gate(visit) ?? checkContent(visit) ?? refusedAt(visit, "content");
  if (early !== null) return early;
  const body = readJson(text);
  if (body === null) return refusal(400, "Request body is not valid JSON", invalid);
  const late =
    checkModel(body) ??
    refusedAt(visit, "model") ??
    answered(checkBody(body, visit.settings)) ??
    answeredUpstream(visit, body) ??
    refusedAt(visit, "fields") ??
    refusedAt(visit, "balance") ??
    refusedAt(visit, "channel");
  return late ?? accept(visit, body, text, serial);
}

function checkContent(visit: Visit): Answer | null {
  const type = visit.request.headers.get("content-type") ?? "";
  if (type.split(";")[0]?.trim().toLowerCase() === "application/json") return null;
  return refusal(400, "Content-Type must be application/json", invalid);
}

function readJson(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function checkModel(body: Fields): Answer | null {
  if (body.model === model) return null;
  if (typeof body.model !== "string" || body.model === "") return answered(refused("model is required"));
  return refusal(422, "Model is unknown or not enabled for this key", invalid, { code: "model_not_found" });
}

function answered(reason: Refused | null): Answer | null {
  if (reason === null) return null;
  return refusal(422, reason.message, reason.type, reason.code === undefined ? {} : { code: reason.code });
}

/** The upstream's own refusal in its own form, where the options ask for it at the POST. */
function answeredUpstream(visit: Visit, body: Fields): Answer | null {
  const refusedBy = visit.settings.strictUpstream === "submit" ? upstreamRefusal(body) : null;
  return refusedBy && json(422, { detail: [{ loc: ["body"], msg: refusedBy.message, type: "value_error" }] });
}

function accept(visit: Visit, body: Fields, text: string, serial: number): Answer {
  const { settings, scenario } = visit;
  const strict = settings.strictUpstream === "task" ? upstreamRefusal(body)?.scenario : undefined;
  const number = strict === undefined ? visit.number : (scenarioNumber(strict) ?? visit.number);
  const ticket: Ticket = {
    scenario: number,
    shape: shapeOf(body, visit),
    startMs: visit.nowMs,
    serial: serial % pairs,
  };
  const task = taskOf(visit, ticket);
  settings.onTask({ id: task.id, body: text });
  const usual = created(task, settings.createForm);
  return scenario.reply?.(usual, task) ?? usual;
}

/** What was ordered; a ratio that is left out is the wide one (docs/service.md §2.1). */
function shapeOf(body: Fields, visit: Visit): Shape {
  return {
    aspect: aspects.find((aspect) => aspect === body.aspect_ratio) ?? "16:9",
    resolution: resolutions.find((resolution) => resolution === body.resolution) ?? "720p",
    audio: body.generate_audio === true,
    seconds: secondsOf(body.duration, visit.settings) ?? usualSeconds,
  };
}
