/** Every event of the published element: when it comes, with what, and that it leaves the shadow root. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { events } from "../../www/interface.mjs";
import { awaitTold, inState, inStudio, openElement, prepare, request, told, useChromium } from "./element.mjs";

useChromium();

/** @typedef {import("playwright-core").Page} Page */
/** @param {Page} page @param {string} scenario */
async function send(page, scenario) {
  await prepare(page, scenario);
  await inStudio(page, (one) => void one.submit().catch(() => {}));
}

/** @type {Record<string, (page: Page) => Promise<void>>} */
const rows = {
  "ko3-ready": async (page) => {
    const [{ version }] = await awaitTold(page, "ko3-ready");
    assert.match(version, /^\d+\.\d+\.\d+/);
  },
  "ko3-change": async (page) => {
    // All at once: on a machine that is busy a letter takes longer than a rest does.
    await page.locator("#field-prompt").evaluate((area) => {
      for (const value of ["D", "Da", "Daw", "Dawn"])
        Object.assign(area, { value }).dispatchEvent(new InputEvent("input", { bubbles: true }));
    });
    const all = await awaitTold(page, "ko3-change");
    assert.equal(all.length, 1, "once the typing rests");
    const [{ request, issues, complete, empty }] = all;
    assert.deepEqual([request.prompt, complete, empty], ["Dawn", true, false]);
    assert.deepEqual(
      issues.map((/** @type {any} */ { code }) => code),
      ["no_reference"],
    );
    await inStudio(page, (one) => one.reset());
    const [, last] = await awaitTold(page, "ko3-change", 2);
    assert.deepEqual([last.complete, last.empty], [false, true]);
  },
  "ko3-submit": async (page) => {
    await inStudio(page, (one) =>
      one.addEventListener("ko3-submit", (/** @type {Event} */ event) => event.preventDefault()),
    );
    await prepare(page, "fast");
    assert.deepEqual(await inStudio(page, (one) => one.submit()), { taskId: null });
    const [detail] = await told(page, "ko3-submit");
    assert.deepEqual([detail.request.prompt, detail.request.aspect_ratio], [request.prompt, "16:9"]);
    assert.equal(await inStudio(page, (one) => one.tasks.length), 0, "the host took it over");
  },
  "ko3-task": async (page) => {
    await send(page, "ok");
    await inState(page, "processing");
    const all = await told(page, "ko3-task");
    const kinds = all.map(({ status, previous }) => [previous, status]);
    assert.deepEqual(kinds.slice(0, 2), [
      [null, "submitting"],
      ["submitting", "pending"],
    ]);
    const running = all.find(({ status }) => status === "processing");
    assert.match(running.taskId, /^task-/);
    assert.ok(running.elapsedMs > 0 && (running.progress === null || running.progress >= 0));
  },
  "ko3-complete": async (page) => {
    await send(page, "fast");
    const [{ taskId, url, expiresAt, request }] = await awaitTold(page, "ko3-complete");
    assert.equal(taskId, await inStudio(page, (one) => one.task.taskId));
    assert.match(url, /^https:/);
    assert.ok(expiresAt instanceof Date);
    assert.equal(request.prompt, "A harbour at dawn");
    await page.reload();
    await awaitTold(page, "ko3-complete");
  },
  "ko3-error": async (page) => {
    const outcome = { validate: "no", submit: "maybe", task: "maybe" };
    await inStudio(page, (one) => one.submit());
    await send(page, "cut");
    await inState(page, "unknown");
    // The same words again would be held back, because they may have been accepted.
    await inStudio(
      page,
      (one) =>
        Object.assign(one, { scenario: "sk-test-fail-at-5", request: { prompt: "A harbour at night" } }) && undefined,
    );
    await inStudio(page, (one) => void one.submit());
    await inState(page, "failed");
    const all = await told(page, "ko3-error");
    assert.deepEqual(Object.fromEntries(all.map(({ phase, outcome }) => [phase, outcome])), outcome);
    assert.deepEqual(
      all.map(({ code }) => code),
      ["invalid_request", "outcome_unknown", "generation_failed"],
    );
    assert.ok(all.every(({ message }) => message.length > 10));
    assert.doesNotMatch(JSON.stringify(all), /harbour|sk-test/);
  },
  "ko3-key-needed": async (page) => {
    await inStudio(page, (one) => {
      one.mode = "live";
      one.request = { prompt: "A harbour" };
      one.addEventListener("ko3-key-needed", (/** @type {Event} */ event) => event.preventDefault(), { once: true });
    });
    assert.deepEqual(await inStudio(page, (one) => one.submit()), { taskId: null });
    assert.equal((await told(page, "ko3-key-needed")).length, 1);
    assert.equal(await page.getByRole("dialog").count(), 0, "the host asks for it");
    await page.locator(".submit").click();
    await page.getByRole("dialog", { name: "Key for the service" }).waitFor();
  },
  "ko3-resize": async (page) => {
    const [{ height }] = await awaitTold(page, "ko3-resize");
    await page.getByLabel("Start from").selectOption("shots");
    await page.waitForFunction(
      (height) =>
        /** @type {any} */ (globalThis).told.some(
          (/** @type {any[]} */ [name, one]) => name === "ko3-resize" && one.height > height + 100,
        ),
      height,
    );
    const last = (await told(page, "ko3-resize")).at(-1).height;
    assert.equal(last, await inStudio(page, (one) => Math.ceil(one.getBoundingClientRect().height)));
  },
};

for (const [name, seen] of Object.entries(rows)) {
  test(name, async (t) => {
    const { page } = await openElement(t);
    await seen(page);
  });
}

test("ko3-error tells of a file that cannot be played", async (t) => {
  const { page } = await openElement(t, undefined, {});
  await send(page, "fast");
  await inState(page, "completed");
  await inStudio(page, (one) => void one.shadowRoot.querySelector("video").dispatchEvent(new Event("error")));
  const [error] = await awaitTold(page, "ko3-error");
  assert.deepEqual([error.phase, error.code, error.outcome], ["media", "not_playable", "no"]);
});

test("a host that took over gives its own task, and the studio follows it", async (t) => {
  const { page } = await openElement(t);
  await inStudio(page, (one) => {
    one.addEventListener(
      "ko3-submit",
      async (/** @type {Event} */ event) => {
        event.preventDefault();
        const client = await one.client("sandbox", "sk-test-fast");
        const { id } = await client.create(one.request);
        await one.attachTask(id);
      },
      { once: true },
    );
  });
  await send(page, "fast");
  const [{ request: made }] = await awaitTold(page, "ko3-complete");
  assert.equal(made.prompt, request.prompt);
});

test("those that can be cancelled say so, and every event has its row", async (t) => {
  assert.deepEqual(Object.keys(rows).sort(), events.map(([name]) => name).sort());
  const { page } = await openElement(t);
  await send(page, "fast");
  await inState(page, "completed");
  const cancelable = await page.evaluate(() =>
    /** @type {any} */ (globalThis).told
      .filter((/** @type {any[]} */ [, , is]) => is)
      .map((/** @type {any[]} */ [name]) => name),
  );
  assert.deepEqual(cancelable, ["ko3-submit"]);
});
