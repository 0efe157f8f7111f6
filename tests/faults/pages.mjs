/** Faults of real pages in real Chromium: reloads, closed tabs, no network, no storage, no CORS. */
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";

import { openTab, serve } from "../browser/chromium.mjs";
import { order } from "./order.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("../../server/server.mjs").RunningServer} Server */
/** @typedef {Awaited<ReturnType<typeof open>>} Stage */

const clone = fileURLToPath(new URL("../..", import.meta.url));
const speed = 10;

/** @param {string} fault @param {(stage: Stage) => Promise<void>} play @param {import("../../server/server.mjs").ServerOptions} [options] @returns {import("./table.mjs").Row} */
const row = (fault, play, options) => ({
  fault,
  run: async (ledger, t) => {
    const stage = await open(ledger, t, options);
    await play(stage);
    await stage.account();
  },
});

/** A page that can create and follow, and be lost at any moment. @param {any} ledger @param {any} t @param {any} [options] */
async function open(ledger, t, { sandbox, ...options } = {}) {
  const server = await serve(t, {
    pageFolder: clone,
    sandbox: { speed, onTask: ledger.store, ...sandbox },
    ...options,
  });
  ledger.count(server);
  const { page } = await openTab(t);
  await load(page, server);
  const own = order();
  /** Adds what a page names to the books; the promises of a page that is gone are gone with it. @param {Page} [of] */
  const account = async (of = page) => {
    const told = await of.evaluate("told()");
    for (const value of told.named) ledger.name(value);
    ledger.read(told.entries);
    for (const what of told.open) ledger.watch(what, new Promise(() => {}));
  };
  return { ledger, server, page, account, ...own };
}

/** (Re)loads a page and gives it its tools. @param {Page} page @param {Server} server @param {string} [baseUrl] */
async function load(page, server, baseUrl = "/sandbox") {
  await page.goto(`${server.url}tests/browser/blank.html`);
  await page.evaluate(async (base) => {
    const { Client } = await import(/** @type {any} */ ("/dist/index.js"));
    const poll = { minIntervalMs: 50, maxIntervalMs: 500, maxWaitMs: 20_000 };
    const client = new Client({ baseUrl: base, poll, timeoutMs: 5_000, maxRequestsPerSecond: 1_000 });
    /** @type {object[]} */
    const named = [];
    const open = new Set();
    const plain = (/** @type {any} */ value) => ({
      id: value?.id ?? null,
      taskId: value?.taskId ?? null,
      code: value?.code ?? null,
      status: value?.status ?? null,
    });
    const watch = (/** @type {string} */ what, /** @type {Promise<any>} */ promise) => {
      open.add(what);
      const end = (/** @type {any} */ value) => {
        open.delete(what);
        named.push(plain(value));
        return plain(value);
      };
      return promise.then(end, end);
    };
    const create = (/** @type {any} */ { input, label }) => watch("create", client.create(input, { label }));
    const follow = (/** @type {string} */ id) => watch(`follow ${id}`, client.task(id).wait());
    const resume = () =>
      Promise.all(client.resume().map((/** @type {any} */ handle) => watch(`resume ${handle.id}`, handle.wait())));
    const entries = () => client.entries().map(({ taskId, state, label }) => ({ taskId, state, label }));
    const told = () => ({ named, entries: entries(), open: [...open] });
    Object.assign(globalThis, { client, create, follow, resume, entries, told });
  }, baseUrl);
}

/** Calls one of the page's tools. @param {Page} page @param {string} tool @param {unknown} [value] @returns {Promise<any>} */
const call = (page, tool, value) => page.evaluate(`${tool}(${JSON.stringify(value) ?? ""})`);

/** Begins something without waiting for it. @param {Page} page @param {string} tool @param {unknown} [value] */
const begin = (page, tool, value) => page.evaluate(`void ${tool}(${JSON.stringify(value) ?? ""})`);

/** @param {Stage} stage @param {(states: string[]) => boolean} is */
async function until({ page }, is) {
  await page.waitForFunction(`(${is})(entries().map(({ state }) => state))`);
}

/** The states in the journal after a reload, and what following the rest comes to. @param {Stage} stage */
async function reloaded({ page, server }) {
  await load(page, server);
  const states = (await call(page, "entries")).map((/** @type {any} */ { state }) => state);
  const ends = (await call(page, "resume")).map((/** @type {any} */ { status }) => status);
  return { states, ends };
}

/** @type {readonly import("./table.mjs").Row[]} */
export const pageRows = [
  row(
    "reload while the POST is in flight",
    async (stage) => {
      const { page, server, input } = stage;
      await begin(page, "create", orderOf(stage));
      while (server.posts.total === 0) await page.waitForTimeout(20);
      assert.deepEqual(await reloaded(stage), { states: ["unknown"], ends: [] });
      assert.equal((await call(page, "create", { input })).code, "outcome_unknown");
      assert.equal(server.posts.total, 1);
    },
    { fault: ({ method }) => (method === "POST" ? "hang" : null) },
  ),
  row("reload as soon as the answer is there", async (stage) => {
    await call(stage.page, "create", orderOf(stage));
    assert.deepEqual(await reloaded(stage), { states: ["pending"], ends: ["completed"] });
  }),
  row("reload while it is followed", async (stage) => {
    const { id } = await call(stage.page, "create", orderOf(stage));
    await begin(stage.page, "follow", id);
    await stage.page.waitForTimeout(700);
    assert.deepEqual(await reloaded(stage), { states: ["pending"], ends: ["completed"] });
  }),
  row("three reloads in a row", async (stage) => {
    await call(stage.page, "create", orderOf(stage));
    for (let time = 0; time < 2; time += 1) await load(stage.page, stage.server);
    assert.deepEqual(await reloaded(stage), { states: ["pending"], ends: ["completed"] });
  }),
  row("reload after the end", async (stage) => {
    const { id } = await call(stage.page, "create", orderOf(stage));
    assert.equal((await call(stage.page, "follow", id)).status, "completed");
    assert.deepEqual(await reloaded(stage), { states: ["finished"], ends: [] });
  }),
  row("no network for a while", async (stage) => {
    const { id } = await call(stage.page, "create", orderOf(stage));
    await stage.page.context().setOffline(true);
    await begin(stage.page, "follow", id);
    await stage.page.waitForTimeout(300);
    await stage.page.context().setOffline(false);
    await until(stage, (states) => states[0] === "finished");
  }),
  row("the tab that polls is closed, another one is open", async (stage) => {
    const { page, server, account } = stage;
    const { id } = await call(page, "create", orderOf(stage));
    const other = await page.context().newPage();
    await load(other, server);
    await begin(page, "follow", id);
    await page.waitForTimeout(300);
    await begin(other, "follow", id);
    await page.waitForTimeout(300);
    await account();
    await page.goto("about:blank");
    await other.waitForFunction("entries()[0].state === 'finished' && told().open.length === 0");
    await account(other);
    await load(page, server);
  }),
  row("the storage throws", async (stage) => {
    await stage.page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await load(stage.page, stage.server);
    const { id } = await call(stage.page, "create", orderOf(stage));
    assert.equal((await call(stage.page, "follow", id)).status, "completed");
  }),
  ...[
    { cors: "none", stored: 0 },
    { cors: "post_blocked", stored: 1 },
  ].map(({ cors, stored }) =>
    row(
      `another origin, CORS ${cors}`,
      async (stage) => {
        const { page, server, ledger } = stage;
        await load(page, server, `http://localhost:${server.port}/sandbox`);
        assert.equal((await call(page, "create", orderOf(stage))).code, "outcome_unknown");
        assert.equal(ledger.account.stored, stored);
        assert.equal((await call(page, "create", orderOf(stage))).code, "outcome_unknown");
        assert.ok(server.posts.total <= 1);
      },
      { sandbox: { cors: /** @type {any} */ (cors) } },
    ),
  ),
];

/** @param {Stage} stage */
const orderOf = ({ input, label }) => ({ input, label });
