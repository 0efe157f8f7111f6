/**
 * A create is one POST, whatever becomes of it. Counted where it arrives: at the server's socket. The page's clock is
 * a test's own: after each outcome it runs on for hours, so that a second POST that only waits would come.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { foreign, openTab, serve, useChromium } from "./chromium.mjs";

useChromium();

const clone = fileURLToPath(new URL("../..", import.meta.url));
const unknown = { name: "OutcomeUnknownError", code: "outcome_unknown", charged: "maybe", retryable: false };
const limited = { name: "ApiError", code: "rate_limit_error", charged: "no", retryable: true };

/**
 * @typedef {object} Row
 * @property {string} title
 * @property {string} [scenario] of the sandbox
 * @property {import("../../server/server.mjs").ServerOptions["fault"]} [fault] on the wire
 * @property {"timeout" | "abort"} [end] what the page does once the POST has arrived
 * @property {object} expected
 */

/** @type {readonly Row[]} */
const rows = [
  { title: "the socket is cut after the task was stored", fault: () => "cut_after", expected: unknown },
  { title: "the answer breaks off half-way", fault: () => "half_body", expected: unknown },
  { title: "no answer in time", fault: () => "hang", end: "timeout", expected: unknown },
  { title: "the caller gives up after it was sent", fault: () => "hang", end: "abort", expected: { reason: true } },
  { title: "302", scenario: "redirect-302", expected: unknown },
  { title: "307", scenario: "redirect-307", expected: unknown },
  { title: "408", scenario: "request-timeout", expected: { ...unknown, status: 408 } },
  { title: "409", scenario: "conflict", expected: { ...unknown, status: 409 } },
  { title: "425", scenario: "too-early", expected: { ...unknown, status: 425 } },
  { title: "429", scenario: "throttled", expected: { ...limited, status: 429 } },
  { title: "429, to be tried again at once", scenario: "throttled-zero", expected: { ...limited, status: 429 } },
  { title: "500", scenario: "server-error", expected: { ...unknown, status: 500 } },
  { title: "502", scenario: "bad-gateway", expected: { ...unknown, status: 502 } },
  { title: "503", scenario: "unavailable", expected: { ...unknown, status: 503 } },
  { title: "504", scenario: "gateway-timeout", expected: { ...unknown, status: 504 } },
  { title: "a 200 that is no JSON", scenario: "portal", expected: { ...unknown, status: 200 } },
  { title: "a 200 without an id", scenario: "no-id", expected: { ...unknown, status: 200 } },
];

for (const row of rows) {
  test(`one POST: ${row.title}`, async (t) => {
    const { server, arrivals, arrived } = await countingServer(t, row.fault);
    const { page, requests } = await openTab(t);
    await page.clock.install();
    await page.goto(`${server.url}tests/browser/blank.html`);
    await create(page, `sk-test-${row.scenario ?? "ok"}`);
    await arrived;
    if (row.end === "timeout") await page.clock.runFor("10:00");
    if (row.end === "abort") await page.evaluate("controller.abort(reason)");
    const outcome = await page.evaluate("outcome");
    assert.deepEqual(pick(outcome, row.expected), row.expected);
    await page.clock.runFor("05:00:00");
    // What had started before this answer would have arrived before it.
    await page.evaluate("fetch('/sandbox/v1/tasks/none').then((answer) => answer.text())");
    assert.deepEqual(arrivals, ["POST", "GET"]);
    assert.equal(server.posts.total, 1);
    assert.deepEqual(foreign(requests, server), []);
  });
}

/** The server, and each request for the sandbox as it comes in. @param {import("node:test").TestContext} t @param {Row["fault"]} [fault] */
async function countingServer(t, fault) {
  /** @type {string[]} */
  const arrivals = [];
  /** @type {() => void} */
  let tell = () => {};
  const arrived = /** @type {Promise<void>} */ (new Promise((resolve) => (tell = resolve)));
  const server = await serve(t, {
    pageFolder: clone,
    fault: (request) => {
      arrivals.push(request.method);
      tell();
      return request.method === "POST" ? (fault?.(request) ?? null) : null;
    },
  });
  return { server, arrivals, arrived };
}

/** Starts a create with the built package; its outcome is to be asked for. @param {import("playwright-core").Page} page @param {string} key */
async function create(page, key) {
  await page.evaluate(async (apiKey) => {
    const { Client } = await import(/** @type {any} */ ("/dist/index.js"));
    const controller = new AbortController();
    const reason = new Error("enough");
    const client = new Client({ baseUrl: "/sandbox", apiKey });
    const input = { prompt: "A harbour", image_urls: ["https://img.example.net/pier.png"] };
    const outcome = client.create(input, { signal: controller.signal }).then(
      () => ({ created: true }),
      (/** @type {any} */ error) =>
        error === reason ? { reason: true } : { ...error.toJSON(), isError: error instanceof Error },
    );
    Object.assign(globalThis, { controller, reason, outcome });
  }, key);
}

/** The parts of an outcome that a row speaks of. @param {any} outcome @param {object} expected */
const pick = (outcome, expected) => Object.fromEntries(Object.keys(expected).map((name) => [name, outcome[name]]));
