/** What `docs/errors.md` says of a code is what an error with that code says of itself. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { Client } from "kling-o3";
import { createSandbox } from "kling-o3/sandbox";
import * as slim from "kling-o3/slim";

import { read } from "../../scripts/project.mjs";

const request = { prompt: "A lighthouse" };
const poll = { minIntervalMs: 1, maxIntervalMs: 5 };
const brisk = { poll, maxRequestsPerSecond: 1_000 };
const sandbox = createSandbox({ speed: 100_000 });

const played = (/** @type {string} */ scenario) =>
  new Client({ fetch: sandbox.fetch, apiKey: sandbox.keyFor(scenario), ...brisk });
const create = (/** @type {string} */ scenario) => () => played(scenario).create(request);
const generate =
  (/** @type {string} */ scenario, maxWaitMs = 60_000) =>
  () =>
    played(scenario).generate(request, { poll: { ...poll, maxWaitMs } });
const client = (/** @type {import("kling-o3").ClientOptions} */ options) => new Client({ ...brisk, ...options });
const answering = (/** @type {number} */ status, headers = {}) =>
  client({ baseUrl: "https://a.example", fetch: async () => new Response("", { status, headers }) });

/** The errors that refuse or end a call, by the codes they have. @type {Record<string, () => unknown>} */
const calls = {
  invalid_request: () => played("ok").create({}),
  missing_key: () => client({ fetch: sandbox.fetch }).create(request),
  invalid_key: () => client({ apiKey: " " }).create(request),
  insecure_base_url: () => client({ baseUrl: "http://a.example", apiKey: "key" }).create(request),
  invalid_base_url: () => client({ baseUrl: "/api/kling" }).create(request),
  invalid_task_id: () => played("ok").retrieve(".."),
  invalid_file: () => played("ok").upload(new Blob([])),
  file_too_large: () => played("ok").upload(new Blob(["12"]), { maxBytes: 1 }),
  outcome_unknown: create("stored-500"),
  authentication_error: create("expired"),
  insufficient_quota: create("poor"),
  rate_limit_error: create("throttled"),
  invalid_request_error: create("bad-duration"),
  validation_error: create("bad-fields"),
  unsupported_advanced_options: create("advanced"),
  model_not_found: create("nomodel"),
  no_compatible_channel: create("nochannel"),
  invalid_image_url: create("bad-image"),
  not_found: () => played("ok").retrieve("none"),
  file_too_large_error: () => played("upload-large").upload(new Blob(["12"])),
  server_error: () => played("upload-error").upload(new Blob(["12"])),
  http_404: () => answering(404).retrieve("id"),
  invalid_response: () => answering(200).retrieve("id"),
  network: () => client({ baseUrl: "https://a.example", fetch: () => Promise.reject(new TypeError()) }).retrieve("id"),
  timeout: () =>
    client({ baseUrl: "https://a.example", timeoutMs: 1, fetch: () => new Promise(() => {}) }).retrieve("id"),
  content_policy_violation: generate("fail-policy"),
  service_unavailable: generate("fail-unavailable"),
  model_unavailable: generate("fail-model"),
  model_not_support_capability: generate("fail-capability"),
  generation_failed: generate("fail-generic"),
  task_failed: generate("fail-null"),
  cancelled: generate("cancelled"),
  result_unsafe: generate("unsafe"),
  task_timeout: generate("stall", 50),
  task_not_found: generate("missing", 4_000),
  not_ready: () => slim.validate({}),
};

const document = read("docs", "errors.md");

/** What the document says of a code: its entry's line, and its rows. @param {string} code */
function told(code) {
  const entry = new RegExp(`^### ${code}\\n\\n\`(\\w+)\` · retryable: (\\w+).* · charged: (\\w+)`, "m").exec(document);
  const rows = document.matchAll(new RegExp(`^\\| \`${code}\` \\|.*\\| (yes|no) \\| (no|maybe|yes) \\|$`, "gm"));
  return [
    ...(entry ? [{ retryable: entry[2], charged: entry[3], name: entry[1] }] : []),
    ...Array.from(rows, ([, retryable, charged]) => ({ retryable, charged })),
  ];
}

for (const [code, call] of Object.entries(calls)) {
  test(`${code} is what its entry says`, async () => {
    const error = await Promise.resolve()
      .then(call)
      .then(assert.fail, (/** @type {import("kling-o3").KlingError} */ thrown) => thrown);
    assert.equal(error.code, code, error.message);
    const said = { retryable: error.retryable ? "yes" : "no", charged: error.charged, name: error.name };
    const entries = told(code);
    const fits = (/** @type {Partial<typeof said>} */ entry) => {
      const retryable = code === "http_404" ? said.retryable : entry.retryable;
      return retryable === said.retryable && entry.charged === said.charged && said.name === (entry.name ?? said.name);
    };
    assert.ok(entries.some(fits), `${JSON.stringify(said)} is not among ${JSON.stringify(entries)}`);
  });
}
