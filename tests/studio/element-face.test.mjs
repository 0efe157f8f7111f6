/** Every property and every method of the published element. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { methods, properties } from "../../www/interface.mjs";
import { awaitTold, inState, inStudio, openElement, prepare, request, told, useChromium } from "./element.mjs";

useChromium();

/** @typedef {import("playwright-core").Page} Page */

/** Sends at once what the sandbox finishes at once. @param {Page} page */
async function finished(page) {
  await prepare(page, "fast");
  const { taskId } = await inStudio(page, (one) => one.submit());
  await inState(page, "completed");
  return taskId;
}

/** A host's own service, that refuses. */
const refusing = (/** @type {any} */ one) =>
  Object.assign(one, {
    ...{ mode: "live", baseUrl: "https://proxy.example", seen: [] },
    fetch: async (/** @type {string} */ url, /** @type {RequestInit} */ init) => {
      one.seen.push([url, new Headers(init.headers).get("authorization")]);
      return new Response(JSON.stringify({ error: { message: "no A harbour" } }), { status: 402 });
    },
  }) && undefined;

/** @type {Record<string, (page: Page) => Promise<void>>} */
const rows = {
  request: async (page) => {
    const said = await inStudio(page, async (one) => {
      const before = one.request;
      one.request = { prompt: "A harbour", duration: 8 };
      await one.updateComplete;
      const after = one.request;
      one.request = { prompt: 5 };
      return { before: before.prompt, after, kept: one.request.prompt, posts: one.tasks.length };
    });
    const { before, after, kept, posts } = said;
    assert.deepEqual([before, after.prompt, after.duration, kept, posts], ["", "A harbour", 8, "A harbour", 0]);
    assert.equal(after.model, "kling-o3-reference-to-video", "the canonical request");
    assert.equal(await page.locator("#field-prompt").inputValue(), "A harbour");
  },
  draft: async (page) => {
    await page.getByLabel("Start from").selectOption("shots");
    const labels = await inStudio(page, async (one) => {
      const kept = JSON.stringify(one.draft);
      one.reset();
      one.draft = JSON.parse(kept);
      await one.updateComplete;
      return one.draft.subjects.map((/** @type {any} */ { label }) => label);
    });
    assert.equal(labels.length, 1);
    assert.equal(await page.getByRole("textbox", { name: /Shot \d/ }).count(), 3);
  },
  apiKey: async (page) => {
    await inStudio(page, refusing);
    const said = await inStudio(page, async (one) => {
      one.apiKey = "sk-A1b2";
      one.request = { prompt: "A harbour" };
      await one.submit().catch(() => {});
      return { read: one.apiKey, seen: one.seen, markup: one.outerHTML + one.shadowRoot.innerHTML };
    });
    assert.equal(said.read, undefined);
    assert.deepEqual(said.seen[0]?.[1], "Bearer sk-A1b2");
    assert.ok(!said.markup.includes("A1b2"));
  },
  getApiKey: async (page) => {
    await inStudio(page, refusing);
    const seen = await inStudio(page, async (one) => {
      one.getApiKey = async () => "sk-host";
      one.request = { prompt: "A harbour" };
      await one.submit().catch(() => {});
      return one.seen;
    });
    assert.equal(seen[0]?.[1], "Bearer sk-host");
  },
  fetch: async (page) => {
    await inStudio(page, refusing);
    const seen = await inStudio(page, async (one) => {
      one.baseUrl = "/proxy";
      one.request = { prompt: "A harbour" };
      await one.submit().catch(() => {});
      return one.seen;
    });
    assert.deepEqual(
      seen.map(([url, key]) => [new URL(url).pathname, key]),
      [["/proxy/v1/videos/generations", null]],
    );
  },
  messages: async (page) => {
    await inStudio(page, (one) => Object.assign(one, { messages: { form: { submitSandbox: "Go" } } }).updateComplete);
    await page.getByRole("button", { name: "Go", exact: true }).waitFor();
    await page.getByText("Start from").waitFor();
  },
  upload: async (page) => {
    await inStudio(page, (one) => {
      one.upload = async (/** @type {File} */ file) => ({ url: `https://files.example/${file.name}` });
    });
    await page
      .locator("input[type=file]")
      .first()
      .setInputFiles({ name: "a.png", mimeType: "image/png", buffer: Buffer.from("") });
    await page.locator("#field-image_urls-0").waitFor();
    await page.waitForFunction(
      () => /** @type {any} */ (document.querySelector("kling-o3-studio")).request.image_urls?.[0],
    );
    assert.deepEqual(await inStudio(page, (one) => one.request.image_urls), ["https://files.example/a.png"]);
  },
  issues: async (page) => {
    const codes = (/** @type {any} */ one) => one.issues.map((/** @type {any} */ { code }) => code);
    assert.ok((await inStudio(page, codes)).includes("prompt_missing"));
    await inStudio(page, (one) => Object.assign(one, { request: { prompt: "A harbour" } }) && undefined);
    assert.deepEqual(await inStudio(page, codes), ["no_reference"]);
  },
  tasks: async (page) => {
    const taskId = await finished(page);
    const tasks = await inStudio(page, (one) =>
      one.tasks.map((/** @type {any} */ task) => ({ ...task, task: task.task.status })),
    );
    assert.equal(tasks.length, 1);
    assert.deepEqual([tasks[0].taskId, tasks[0].status, tasks[0].mode], [taskId, "completed", "sandbox"]);
    assert.equal(tasks[0].request.prompt, request.prompt);
    assert.equal(tasks[0].task, "completed");
  },
  task: async (page) => {
    assert.equal(await inStudio(page, (one) => one.task), null);
    const taskId = await finished(page);
    assert.equal(await inStudio(page, (one) => one.task.taskId), taskId);
  },
  validate: async (page) => {
    assert.equal(await inStudio(page, (one) => one.validate().ok), false);
    assert.equal(await page.locator("#summary").count(), 0, "it shows nothing");
    assert.equal(await inStudio(page, (one) => Object.assign(one, { request: { prompt: "x" } }).validate().ok), true);
  },
  submit: async (page) => {
    assert.deepEqual(await inStudio(page, (one) => one.submit()), { taskId: null });
    await inState(page, "invalid");
    assert.match(await finished(page), /^task-/);
    await inStudio(page, refusing);
    const code = await inStudio(page, (one) => one.submit().catch((/** @type {any} */ error) => error.status));
    assert.equal(code, 402);
  },
  watch: async (page) => {
    const taskId = await finished(page);
    const found = await inStudio(
      page,
      async (one, taskId) => {
        await one.clearHistory();
        const none = one.task;
        await one.watch(taskId);
        return [none, one.task.taskId, one.task.request];
      },
      taskId,
    );
    assert.deepEqual(found, [null, taskId, null]);
    await inState(page, "completed");
  },
  unwatch: async (page) => {
    await prepare(page, "stall");
    await inStudio(page, async (one) => one.unwatch((await one.submit()).taskId));
    await inState(page, "paused");
    await inStudio(page, (one) => one.unwatch("task-of-nobody"));
  },
  attachTask: async (page) => {
    await prepare(page, "fast");
    const taskId = await inStudio(page, async (one) => {
      const { taskId } = await one.submit();
      await one.unwatch(taskId);
      one.work.remove(one.work.jobs[0]);
      await one.attachTask(taskId);
      return taskId;
    });
    await inState(page, "completed");
    const task = await inStudio(page, (one) => one.task);
    assert.deepEqual([task.taskId, task.request.prompt], [taskId, request.prompt]);
  },
  importRequest: async (page) => {
    const oks = await inStudio(page, (one) => [
      one.importRequest('{"prompt":"A pier","duration":20}').ok,
      one.draft.prompt,
      one.draft.seconds,
      one.importRequest({ prompt: 5 }).ok,
      one.draft.prompt,
    ]);
    assert.deepEqual(oks, [false, "A pier", 20, false, "A pier"]);
    await assert.rejects(
      inStudio(page, (one) => one.importRequest("{")),
      /JSON/,
    );
  },
  exportRequest: async (page) => {
    const [open, whole] = await inStudio(page, (one) => {
      const open = one.exportRequest();
      one.request = { prompt: "A pier" };
      return [open, one.exportRequest()];
    });
    assert.equal(open.prompt, "");
    assert.equal(whole.aspect_ratio, "16:9");
  },
  toHash: async (page) => {
    const [whole, large] = await inStudio(page, async (one) => {
      one.request = { prompt: "A pier" };
      const whole = await one.toHash();
      one.request = { prompt: Array.from({ length: 3_000 }, () => Math.random().toString(36)).join() };
      return [whole, await one.toHash()];
    });
    assert.match(whole, /^#r=[\w-]+$/);
    assert.equal(large, null);
  },
  fromHash: async (page) => {
    const found = await inStudio(page, async (one) => {
      one.request = { prompt: "A pier", resolution: "1080p" };
      const hash = await one.toHash();
      one.reset();
      const isFilled = await one.fromHash(hash);
      return [isFilled, one.draft.prompt, one.draft.resolution, await one.fromHash("#r=A"), one.draft.prompt];
    });
    assert.deepEqual(found, [true, "A pier", "1080p", false, "A pier"]);
  },
  clearHistory: async (page) => {
    await finished(page);
    await prepare(page, "stall");
    const left = await inStudio(page, async (one) => {
      await one.submit();
      await one.clearHistory();
      return one.tasks.map((/** @type {any} */ { status }) => status);
    });
    assert.deepEqual(left, ["pending"], "what runs stays");
    await page.reload();
    await inState(page, "pending").catch(() => inState(page, "processing"));
    assert.equal(await inStudio(page, (one) => one.tasks.length), 1);
  },
  focusField: async (page) => {
    await page.getByLabel("Start from").selectOption("shots");
    const focused = () => inStudio(page, (one) => one.shadowRoot.activeElement?.id);
    await inStudio(page, (one) => one.focusField(["multi_prompt", 1, "prompt"]));
    assert.equal(await focused(), "field-multi_prompt-1-prompt");
    await inStudio(page, (one) => one.focusField("elements.0.frontal_image_url"));
    assert.equal(await focused(), "field-elements-0-frontal_image_url");
  },
  reset: async (page) => {
    await prepare(page, "ok");
    await inStudio(page, (one) => one.reset() ?? one.updateComplete);
    await inState(page, "empty");
    assert.equal(await page.locator("#field-prompt").inputValue(), "");
  },
};

for (const [name, seen] of Object.entries(rows)) {
  test(name, async (t) => {
    const { page } = await openElement(t);
    await seen(page);
  });
}

test("storageAdapter, from before the upgrade", async (t) => {
  const before = `
    const kept = new Map([["ko3:draft", JSON.stringify({ prompt: "From elsewhere" })], ["other:draft", "5"]]);
    globalThis.kept = kept;
    document.querySelector("kling-o3-studio").storageAdapter = {
      get: async (name) => kept.get(name), set: async (name, value) => kept.set(name, value),
      delete: async (name) => kept.delete(name), keys: async () => [...kept.keys()],
    };`;
  const { page } = await openElement(t, undefined, { before });
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector("kling-o3-studio")).draft.prompt);
  assert.equal(await page.locator("#field-prompt").inputValue(), "From elsewhere");
  await finished(page);
  const names = await page.evaluate(() => [.../** @type {any} */ (globalThis).kept.keys()]);
  assert.ok(
    names.some((name) => name.startsWith("ko3:task:")) && names.some((name) => name.startsWith("ko3:journal:")),
    `${names}`,
  );
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
});

test("properties set before the upgrade are kept", async (t) => {
  const before = `Object.assign(document.querySelector("kling-o3-studio"), {
    mode: "live", apiKey: "sk-early", request: { prompt: "Early" }, theme: "dark",
    fetch: async (url, init) => { globalThis.key = init.headers.authorization ?? new Headers(init.headers).get("authorization");
      return new Response("{}", { status: 402 }); },
  });`;
  const { page } = await openElement(t, undefined, { before });
  await page.waitForFunction(
    () => /** @type {any} */ (document.querySelector("kling-o3-studio")).request.prompt === "Early",
  );
  await inStudio(page, (one) => one.submit().catch(() => {}));
  assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).key), "Bearer sk-early");
  assert.deepEqual(await inStudio(page, (one) => [one.mode, one.getAttribute("theme")]), ["live", "dark"]);
  const [error] = await awaitTold(page, "ko3-error");
  assert.equal(error.phase, "submit");
  assert.deepEqual((await told(page, "ko3-complete")).length, 0);
});

test("the pictures of an example are simulated too: they are not sent to the real service", async (t) => {
  const { page } = await openElement(t);
  await page.getByLabel("Start from").selectOption("travel");
  await inStudio(page, refusing);
  const said = await inStudio(page, async (one) => [await one.submit(), one.seen.length]);
  assert.deepEqual(said, [{ taskId: null }, 0]);
  await page.getByText("The pictures of this example are in the sandbox only").waitFor();
});

test("every property and method has its row", () => {
  const named = [...properties, ...methods].map(([name]) => name);
  assert.deepEqual([...Object.keys(rows), "storageAdapter"].sort(), named.sort());
});
