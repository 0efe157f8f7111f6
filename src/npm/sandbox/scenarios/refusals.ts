/**
 * The scenarios that end at the POST: refusals of every kind, and answers that never come or say nothing.
 *
 * Bodies and statuses are the fixtures of docs/service.md §6.2 and §6.4; tests compare them.
 */

import { type Answer, json, plain, refusal, sent } from "../answer.js";
import type { Scenario, Stage } from "../scenario.js";

const invalid = "invalid_request_error";
const limited = (headers: Readonly<Record<string, string>> = {}): Answer =>
  refusal(429, "Too many requests", "rate_limit_error", {}, headers);

function turnedAway(name: string, at: Stage, summary: string, answer: Answer, fixture?: string): Scenario {
  const scenario = { name, summary, refuse: { at, answer: () => answer } };
  return fixture === undefined ? scenario : { ...scenario, fixture };
}

const keys: readonly Scenario[] = [
  turnedAway(
    "expired",
    "key",
    "401: the key is not valid",
    refusal(401, "API key is missing or not valid", "authentication_error"),
    "err.401",
  ),
  turnedAway(
    "forbidden",
    "key",
    "403: the key may not do this",
    refusal(403, "This key may not use the service", "permission_error"),
  ),
  turnedAway("throttled", "key", "429 with Retry-After in seconds", limited({ "retry-after": "12" }), "err.429"),
  turnedAway("throttled-bare", "key", "429 without Retry-After", limited()),
  turnedAway("throttled-empty", "key", "429 with an empty body", plain(429, "", ""), "err.429_empty"),
  turnedAway("throttled-zero", "key", "429 with Retry-After: 0", limited({ "retry-after": "0" })),
  turnedAway("throttled-long", "key", "429 with Retry-After of an hour", limited({ "retry-after": "3600" })),
  turnedAway(
    "throttled-odd",
    "key",
    "429 with a Retry-After that is neither seconds nor a date",
    limited({ "retry-after": "soon" }),
  ),
  {
    name: "throttled-date",
    summary: "429 with Retry-After as a date 12 s ahead",
    refuse: { at: "key", answer: (nowMs) => limited({ "retry-after": new Date(nowMs + 12_000).toUTCString() }) },
  },
];

const html502 =
  "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>";
const elsewhere = { location: "https://login.example.net/" };

const edge: readonly Scenario[] = [
  turnedAway("offline", "line", "the connection ends before the request arrives", sent(plain(200, "", ""), "cut")),
  turnedAway(
    "edge-blocked",
    "edge",
    "403 as plain text from the edge",
    plain(403, "text/plain", "error code: 1010"),
    "err.403_edge",
  ),
  turnedAway("bad-gateway", "edge", "502 as HTML from the edge", plain(502, "text/html", html502), "err.502_html"),
  ...[301, 302, 303, 307, 308].map((status) =>
    turnedAway(`redirect-${status}`, "edge", `${status}: a redirect to another host`, plain(status, "", "", elsewhere)),
  ),
  turnedAway("gateway-timeout", "edge", "504 with an empty body", plain(504, "", "")),
  ...[520, 521, 522, 523, 524, 525].map((status) =>
    turnedAway(
      `edge-${status}`,
      "edge",
      `${status} as HTML from the edge`,
      plain(status, "text/html", `<h1>Error ${status}</h1>`),
    ),
  ),
];

const detail = [
  { loc: ["body", "multi_prompt", 0, "prompt"], msg: "Prompt must not exceed 512 characters", type: "value_error" },
];
const advanced = ["elements", "multi_prompt"];

const requests: readonly Scenario[] = [
  turnedAway(
    "bad-request",
    "content",
    "400: the body is not JSON",
    refusal(400, "Request body is not valid JSON", invalid),
    "err.400",
  ),
  turnedAway(
    "string-error",
    "content",
    "400 with `error` as a string",
    json(400, { error: "something went wrong" }),
    "err.string",
  ),
  turnedAway("not-found", "content", "404: no such route", refusal(404, "Not found", "not_found")),
  turnedAway("not-allowed", "content", "405: no such method", refusal(405, "Method not allowed", invalid)),
  turnedAway("too-large", "content", "413: the body is too large", refusal(413, "Request body is too large", invalid)),
  turnedAway(
    "media-type",
    "content",
    "415: the content type is not accepted",
    refusal(415, "Content type is not supported", invalid),
  ),
  turnedAway(
    "nomodel",
    "model",
    "422: the model is not enabled for the key",
    refusal(422, "Model is unknown or not enabled for this key", invalid, { code: "model_not_found" }),
    "err.422_model",
  ),
  turnedAway(
    "bad-duration",
    "fields",
    "422: a parameter is refused",
    refusal(422, "duration must be between 3 and 15", invalid),
    "err.422_duration",
  ),
  turnedAway(
    "bad-fields",
    "fields",
    "422 with the type `validation_error`",
    refusal(422, "prompt and multi_prompt cannot be used together", "validation_error"),
    "err.422_validation_type",
  ),
  turnedAway(
    "bad-image",
    "fields",
    "422: a picture could not be fetched",
    refusal(422, "image_urls[0] could not be fetched", invalid, { code: "invalid_image_url" }),
    "err.422_image_url",
  ),
  turnedAway("bad-detail", "fields", "422 with a list under `detail`", json(422, { detail }), "err.422_detail_list"),
  turnedAway(
    "wrapper",
    "fields",
    "422 in the wrapper style",
    json(422, { code: 422, message: "invalid parameter", data: null }),
    "err.wrapper",
  ),
  turnedAway(
    "poor",
    "balance",
    "402: the balance is too small",
    refusal(402, "Balance is not sufficient for this request", "insufficient_quota"),
    "err.402",
  ),
  turnedAway(
    "nochannel",
    "channel",
    "422: no channel for the model",
    refusal(422, "No available channel for this model", "service_unavailable_error", { code: "no_compatible_channel" }),
    "err.422_channel",
  ),
  turnedAway(
    "advanced",
    "channel",
    "422: no channel takes these options",
    refusal(422, "No channel supports the advanced parameters of this request", invalid, {
      code: "unsupported_advanced_options",
      unsupported_advanced_options: advanced,
    }),
    "err.422_advanced",
  ),
];

const busy = refusal(503, "No available channel, try again later", "service_unavailable");
const lineage = "bad response from upstream (request id: 20260921101500123456)";

const servers: readonly Scenario[] = [
  turnedAway(
    "request-timeout",
    "channel",
    "408: outcome unknown",
    refusal(408, "The request took too long", "timeout_error"),
  ),
  turnedAway(
    "conflict",
    "channel",
    "409: outcome unknown",
    refusal(409, "The request is being processed", "conflict_error"),
  ),
  turnedAway("too-early", "channel", "425: outcome unknown", refusal(425, "Too early", "too_early_error")),
  turnedAway(
    "server-error",
    "channel",
    "500: outcome unknown",
    refusal(500, "Internal error (request id: 20260921T101500-7f3a)", "server_error"),
    "err.500",
  ),
  turnedAway(
    "lineage",
    "channel",
    "500 in the gateway's own form",
    refusal(500, lineage, "new_api_error", { code: null }),
    "err.500_lineage",
  ),
  turnedAway("bad-upstream", "channel", "502 as JSON", refusal(502, "Upstream did not answer", "server_error")),
  turnedAway(
    "unavailable",
    "channel",
    "503 with Retry-After: outcome unknown",
    { ...busy, headers: { ...busy.headers, "retry-after": "12" } },
    "err.503",
  ),
];

const uploads: readonly Scenario[] = [
  turnedAway(
    "upload-full",
    "upload",
    "upload: 403, the storage is full",
    refusal(403, "Storage is full", invalid),
    "err.403_storage",
  ),
  turnedAway(
    "upload-large",
    "upload",
    "upload: 413, the file is too large",
    refusal(413, "File is too large", "file_too_large_error"),
    "err.413",
  ),
  turnedAway("upload-error", "upload", "upload: 500", refusal(500, "Internal error", "server_error")),
];

/** All of them; a scenario of the stage `upload` leaves the create route as it is. */
export const refusals: readonly Scenario[] = [...keys, ...edge, ...requests, ...servers, ...uploads];
