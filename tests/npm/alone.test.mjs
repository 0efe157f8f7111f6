/** Tabs that cannot, or must not, find each other: each polls for itself, and nothing that is said to it does harm. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { Client } from "kling-o3";

import { openBrowser } from "./support/browser.mjs";
import { id } from "./support/client.mjs";
import { processing, service } from "./support/service.mjs";
import { ends, follow, overAt } from "./support/tab.mjs";
import { pass, settled, timed } from "./support/time.mjs";

const minute = 60_000;

const refuse = () => {
  throw new DOMException("no", "SecurityError");
};
const locks = (request) => ({ navigator: { onLine: true, locks: { request } } });
const broken = [
  ["no locks", { navigator: { onLine: true } }],
  ["locks that throw", locks(refuse)],
  ["locks that refuse", locks(async () => refuse())],
  ["locks that never answer", locks(() => new Promise(() => {}))],
  ["no channels", { BroadcastChannel: undefined }],
  ["channels that cannot be made", { BroadcastChannel: refuse }],
  [
    "channels that carry nothing",
    {
      BroadcastChannel: class {
        postMessage = refuse;
        close() {}
      },
    },
  ],
];
for (const [name, changes] of broken) {
  test(
    `${name}: every tab polls for itself`,
    timed(async (clock) => {
      const browser = openBrowser();
      const tabs = [browser.tab(changes), browser.tab(changes)].map((tab) => follow(tab, overAt(40_000)));
      await pass(clock, minute);
      for (const { waiting, told, polls } of tabs) {
        assert.equal((await settled(waiting)).value?.status, "completed");
        // One that is told by another asks once or twice; how often one asks itself is partly chance.
        assert.ok(polls() > 3);
        assert.equal(ends(told()), 1);
      }
      assert.equal(clock.countTimers(), 0);
    }),
  );
}

test(
  "foreign words on the channel do no harm",
  timed(async (clock) => {
    const browser = openBrowser();
    const tabs = [browser.tab(), browser.tab()].map((tab) => follow(tab, overAt(10_000)));
    await pass(clock, 3000);
    const cycle = {};
    cycle.json = cycle;
    const junk = [
      null,
      0,
      true,
      "",
      "slow",
      "leads",
      [],
      {},
      { status: 200 },
      { status: 200, json: 5 },
      cycle,
      new Date(),
    ];
    for (const data of [...junk, { status: 401, json: { error: {} } }, { type: "tab", leads: false }])
      browser.post(data);
    await pass(clock, 20_000);
    for (const { waiting, told } of tabs) {
      assert.equal((await settled(waiting)).value?.status, "completed");
      assert.equal(ends(told()), 1);
    }
  }),
);

test(
  "tasks, and services, are apart",
  timed(async (clock) => {
    const browser = openBrowser();
    const fetches = [
      ["https://a.example/x", id],
      ["https://b.example/x", id],
      ["https://a.example/x", "another"],
    ].map(([baseUrl, name]) => {
      const fetch = service(processing);
      const handle = new Client({ baseUrl, fetch }).task(name);
      browser
        .tab()
        .within(() => handle.wait())
        .catch(() => {});
      return fetch;
    });
    await pass(clock, 10_000);
    for (const { calls } of fetches) assert.ok(calls.length > 1);
  }),
);

test(
  "without a document nothing is opened that would keep a process alive",
  timed(async (clock) => {
    const browser = openBrowser();
    const only = follow(browser.tab({ document: undefined }), processing);
    await pass(clock, 3000);
    assert.deepEqual(browser.open(), [0, 0, 0]);
    assert.equal(only.polls(), 1);
  }),
);
