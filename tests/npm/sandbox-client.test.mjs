/** The sandbox as `fetch` of the package's own client: what each scenario comes to, and that every POST is sent once. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { Client } from "kling-o3";
import { createSandbox } from "kling-o3/sandbox";

import { good } from "./support/sandbox.mjs";
import { timed } from "./support/time.mjs";

const video = "https://media.example/16x9.mp4?exp=1790035200";

/** What `generate` comes to: the videos' addresses, or the error's code and what it says of money. */
const rows = [
  ["ok", [video]],
  ["accepted", [video]],
  ["fast", [video]],
  ["sparse", [video]],
  ["requeued", [video]],
  ["unknown-status", [video]],
  ["extras", [video]],
  ["strings", [video]],
  ["output", [video]],
  ["race", [video]],
  ["race-list", [video]],
  ["missing-first", [video]],
  ["burst-503", [video]],
  ["burst-429", [video]],
  ["burst-cut", [video]],
  ["burst-html", [video]],
  ["query-late", [video]],
  ["slow-body", [video]],
  ["late", [video]],
  ["unsafe-some", [video]],
  ["two-videos", [video, `${video}#second`]],
  ["fail-policy", "content_policy_violation maybe"],
  ["fail-at-40", "generation_failed maybe"],
  ["cancelled", "cancelled maybe"],
  ["unsafe", "result_unsafe maybe"],
  ["race-forever", "result_missing yes"],
  ["stall", "task_timeout yes"],
  ["missing", "task_not_found yes"],
  ["cut", "outcome_unknown maybe"],
  ["cut-body", "outcome_unknown maybe"],
  ["hang", "outcome_unknown maybe"],
  ["no-id", "outcome_unknown maybe"],
  ["portal", "outcome_unknown maybe"],
  ["truncated", "outcome_unknown maybe"],
  ["mislabelled", [video]],
  ["stored-500", "outcome_unknown maybe"],
  ["redirect-307", "outcome_unknown maybe"],
  ["conflict", "outcome_unknown maybe"],
  ["gateway-timeout", "outcome_unknown maybe"],
  ["expired", "authentication_error no"],
  ["poor", "insufficient_quota no"],
  ["throttled", "rate_limit_error no"],
  ["nochannel", "no_compatible_channel no"],
  ["edge-blocked", "http_403 no"],
];

for (const [scenario, expected] of rows) {
  test(
    `${scenario}: ${Array.isArray(expected) ? "completed" : expected}`,
    timed(async (clock) => {
      const sandbox = createSandbox({ mediaBaseUrl: "https://media.example/" });
      const client = new Client({ fetch: sandbox.fetch, apiKey: sandbox.keyFor(scenario) });
      let outcome = null;
      client.generate(good).then(
        ({ videos }) => {
          outcome = videos.map(({ url }) => url);
        },
        ({ code, charged }) => {
          outcome = `${code} ${charged}`;
        },
      );
      for (let second = 0; second < 3_600 && outcome === null; second += 1) await clock.tickAsync(1_000);
      assert.deepEqual(outcome, expected);
      assert.equal(sandbox.posts.total, 1);
      assert.equal(sandbox.posts.size, 1);
    }),
  );
}
