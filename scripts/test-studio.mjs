/** `npm run test:studio`: the studio in a real Chromium, and a smoke in Firefox, from a clean clone. */
import process from "node:process";

import { findBrowser, installBrowser } from "./browser.mjs";
import { build } from "./build.mjs";
import { Failure, main } from "./command.mjs";
import { firefoxStep } from "./firefox.mjs";
import { nodeTests } from "./node-tests.mjs";
import { buildPage } from "./page.mjs";
import { setup } from "./setup.mjs";
import { runSteps } from "./steps.mjs";

await main(async () => {
  await installBrowser();
  await setup();
  await build();
  await buildPage();
  const found = findBrowser();
  if ("advice" in found) throw new Failure(found.advice);
  const command = await nodeTests("studio", 2);
  await runSteps([
    { name: "the studio in Chromium", usually: "4 minutes", command, counts: true, env: process.env },
    await firefoxStep(),
  ]);
});
