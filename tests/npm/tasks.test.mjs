/** A task by its name: handles, single looks, and how many requests there are at once. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { Client, NetworkError } from "kling-o3";

import { client, id } from "./support/client.mjs";
import {
  body,
  completed,
  created,
  cut,
  fixture,
  form,
  processing,
  reply,
  service,
  silence,
} from "./support/service.mjs";
import { failure, pass, timed, turns } from "./support/time.mjs";

test("a handle goes through JSON and comes back", async () => {
  const kling = client(service(created));
  const ref = JSON.parse(JSON.stringify(await kling.create(form())));
  const handle = client(service(completed)).task(ref);
  assert.equal(handle.id, id);
  assert.equal(handle.task.status, "pending");
  assert.equal(handle.task.createdAt.getTime(), body("create.doc").created * 1000);
  assert.equal((await handle.wait()).status, "completed");
});

for (const bad of ["", ".", ".."]) {
  test(`the task id "${bad}" is refused`, async () => {
    const fetch = service(completed);
    assert.throws(() => client(fetch).task(bad), { code: "invalid_task_id" });
    assert.equal((await failure(client(fetch).retrieve(bad))).code, "invalid_task_id");
    assert.equal(fetch.calls.length, 0);
  });
}

test("any other id is one encoded segment of the path", async () => {
  const fetch = service(reply(404, fixture("err.404")));
  assert.equal((await failure(client(fetch).retrieve("a/../b?c#d %"))).code, "not_found");
  assert.equal(fetch.calls[0].url, "https://api.foxapi.cc/v1/tasks/a%2F..%2Fb%3Fc%23d%20%25");
});

test("retrieve asks once; refresh makes the service ask upstream", async () => {
  const fetch = service(processing, processing, cut);
  const kling = client(fetch);
  assert.equal((await kling.retrieve(id)).progress.percent, 37);
  await kling.retrieve(id, { refresh: true });
  assert.deepEqual(
    fetch.calls.map(({ url }) => url.split("?")[1]),
    [undefined, "sync_upstream=true"],
  );
  const error = await failure(kling.retrieve(id));
  assert.ok(error instanceof NetworkError);
  assert.deepEqual(
    { code: error.code, retryable: error.retryable, charged: error.charged },
    { code: "network", retryable: true, charged: "no" },
  );
});

test("an unknown status is told to whoever asks once, and once by a client", async () => {
  const warnings = [];
  const onWarning = ({ code }) => warnings.push(code);
  const kling = client(service(reply(200, fixture("task.unknown_status"))), { journal: null, onWarning });
  assert.equal((await kling.retrieve(id)).status, "processing");
  assert.deepEqual(warnings, ["unknown_status"]);
  await kling.task(id).refresh();
  await kling.retrieve(id);
  assert.deepEqual(warnings, ["unknown_status"]);
});

test("refresh updates the handle and tells its listeners", async () => {
  const fetch = service(processing, completed);
  const handle = client(fetch).task(id);
  const waiting = handle.wait();
  await turns();
  assert.equal((await handle.refresh()).status, "completed");
  assert.equal((await waiting).status, "completed");
  assert.equal(handle.task.status, "completed");
});

test(
  "at most four requests a second, and four GETs in flight, for all tasks together; creates are not held back",
  timed(async (clock) => {
    const starts = [];
    const fetch = service((_url, init) => {
      starts.push([Date.now(), init.method]);
      return init.method === "POST" ? created() : processing();
    });
    const kling = client(fetch);
    const all = Array.from({ length: 10 }, (_, index) => kling.retrieve(`t${index}`));
    await kling.create(form());
    assert.ok(starts.some(([, method]) => method === "POST"));
    await pass(clock, 4000);
    await Promise.all(all);
    const gets = starts.filter(([, method]) => method === "GET").map(([at]) => at);
    assert.equal(gets.length, 10);
    for (const at of gets) assert.ok(gets.filter((other) => other >= at && other < at + 1000).length <= 4);

    const stuck = service(silence);
    const slow = client(stuck, { maxRequestsPerSecond: 100 });
    const waiting = Array.from({ length: 9 }, (_, index) => failure(slow.retrieve(`t${index}`)));
    await turns();
    assert.equal(stuck.calls.length, 4);
    await pass(clock, 15_000);
    assert.equal(stuck.calls.length, 8, "a time limit starts when its request starts");
    await pass(clock, 30_000);
    assert.ok((await Promise.all(waiting)).every(({ code }) => code === "timeout"));
  }),
);

test("an abort in the governor's queue leaves it at once, without a request", async () => {
  const fetch = service(silence);
  const kling = client(fetch);
  const controllers = Array.from({ length: 6 }, () => new AbortController());
  const all = controllers.map(({ signal }, index) => failure(kling.retrieve(`t${index}`, { signal })));
  await turns();
  for (const controller of controllers.reverse()) controller.abort("stop");
  assert.deepEqual(await Promise.all(all), Array(6).fill("stop"));
  assert.equal(fetch.calls.length, 4);
});

test("no request leaves for an address other than the base URL", async () => {
  const fetch = service(created, completed);
  const task = await client(fetch, { baseUrl: "https://proxy.example/x" }).create(form());
  await task.refresh();
  for (const { url } of fetch.calls) assert.ok(url.startsWith("https://proxy.example/x/v1/"), url);
});

test("a client and a handle can be made where there is no page; only a request needs one", async () => {
  const kling = new Client({ baseUrl: "/api/kling", fetch: service(completed) });
  const handle = kling.task(id);
  assert.equal(handle.task.status, "pending");
  assert.equal((await failure(handle.wait())).code, "invalid_base_url");
  assert.equal((await failure(kling.create(form()))).code, "invalid_base_url");
});

for (const [what, ask] of [
  ["a look", (kling, signal) => kling.retrieve(id, { signal })],
  ["a wait", (kling, signal) => kling.task(id).wait({ signal })],
  ["an upload", (kling, signal) => kling.upload(new Blob(["boat"]), { signal })],
]) {
  test(`whenever ${what} is aborted, nothing is sent after that`, async () => {
    const sent = [];
    for (let moment = 0; moment < 40; moment += 1) {
      const controller = new AbortController();
      const kling = client(
        service((_url, { signal }) => sent.push([moment, signal.aborted]) && silence(_url, { signal })),
      );
      const ended = failure(ask(kling, controller.signal));
      for (let turn = 0; turn < moment; turn += 1) await null;
      controller.abort("stop");
      assert.equal(await ended, "stop");
      await turns();
    }
    assert.ok(sent.length > 0 && sent.length < 40, "some moments are before it is sent, some after");
    assert.deepEqual(
      sent.filter(([, isAborted]) => isAborted),
      [],
    );
  });
}
