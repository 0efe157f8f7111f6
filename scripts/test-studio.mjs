/** `npm run test:studio`: the studio in a real Chromium, from a clean clone. */
import process from "node:process";

import { findBrowser, installBrowser } from "./browser.mjs";
import { build } from "./build.mjs";
import { Failure, main } from "./command.mjs";
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
  const command = await nodeTests("studio");
  await runSteps([{ name: "the studio in Chromium", usually: "3 minutes", command, counts: true, env: process.env }]);
});
