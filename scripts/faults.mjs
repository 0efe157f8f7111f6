/**
 * `npm run test:faults`: every fault many times, and the table of what each cost. `npm test` injects each once.
 */
import process from "node:process";

import { runBuilt } from "./built.mjs";
import { main } from "./command.mjs";
import { nodeTests } from "./node-tests.mjs";

await main(() =>
  runBuilt(async () => [
    {
      name: "faults",
      usually: "10 minutes",
      command: await nodeTests("faults"),
      env: { FAULT_TIMES: process.env.FAULT_TIMES ?? "10" },
      counts: true,
    },
  ]),
);
