/**
 * What following costs the page: time of the processor and memory for each task, at 1, 10, 100 and 1,000 tasks at once.
 * Run as a program with `--expose-gc` it measures one of these, in virtual time, against answers that are there at once.
 */
import process from "node:process";
import { fileURLToPath } from "node:url";

import { run } from "../../scripts/command.mjs";
import { at } from "../../scripts/project.mjs";

/** By the number of tasks. */
export async function following() {
  const rows = {};
  for (const count of [1, 10, 100, 1000]) {
    rows[count] = JSON.parse(
      await run(process.execPath, ["--expose-gc", fileURLToPath(import.meta.url), String(count)]),
    );
  }
  return rows;
}

const lifeMs = 60_000;

async function measured(count) {
  const { default: FakeTimers } = await import("@sinonjs/fake-timers");
  const { Client } = await import(at("dist", "index.js"));
  const kept = async () => {
    // What holds memory outside the heap is let go of after a collection, and is gone at the next.
    for (let turn = 0; turn < 4; turn++) {
      globalThis.gc();
      await new Promise((resolve) => setImmediate(resolve));
    }
    const { heapUsed, external, arrayBuffers } = process.memoryUsage();
    return heapUsed + external + arrayBuffers;
  };
  const clock = FakeTimers.install({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
  const began = new Map();
  let looks = 0;
  const client = new Client({
    baseUrl: "https://api.example",
    apiKey: "sk-test",
    journal: null,
    maxRequestsPerSecond: 10_000,
    fetch: async (url, { method }) => {
      if (method === "POST") {
        const id = `task-unified-${began.size}`;
        began.set(id, Date.now());
        return Response.json({ id, status: "pending", progress: 0 });
      }
      looks += 1;
      const id = url.split("/").at(-1);
      const share = (Date.now() - began.get(id)) / lifeMs;
      if (share < 1) return Response.json({ id, status: "processing", progress: Math.floor(share * 100) });
      return Response.json({
        id,
        status: "completed",
        progress: 100,
        results: [{ url: `https://files.example/${id}.mp4` }],
      });
    },
  });
  const generate = (index) => client.generate({ prompt: `A paper boat at night, ${index}` });
  const pass = async (ms) => {
    for (let left = ms; left > 0; left -= 1000) {
      for (let turn = 0; turn < 8; turn++) await new Promise((resolve) => setImmediate(resolve));
      clock.tick(1000);
    }
  };
  const warm = generate("warm");
  await pass(2 * lifeMs);
  await warm;
  looks = 0;
  const before = await kept();
  const start = process.cpuUsage();
  const waiting = Array.from({ length: count }, (_, index) => generate(index));
  await pass(lifeMs / 2);
  const used = process.cpuUsage(start);
  const bytes = (await kept()) - before;
  const again = process.cpuUsage();
  await pass(lifeMs);
  await Promise.all(waiting);
  const rest = process.cpuUsage(again);
  const micros = used.user + used.system + rest.user + rest.system;
  clock.uninstall();
  return {
    millisecondsPerTask: micros / 1000 / count,
    looksPerTask: looks / count,
    // Of a few tasks it would be lost in what the engine itself takes and gives back.
    bytesPerTask: count < 100 ? undefined : Math.round(bytes / count),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(JSON.stringify(await measured(Number(process.argv[2]))));
}
