/** `npm run test:docs`: every block of code in the documents, from a clean clone. */
import { findBrowser, installBrowser } from "./browser.mjs";
import { build } from "./build.mjs";
import { Failure, isMain, main } from "./command.mjs";
import { nodeTests } from "./node-tests.mjs";
import { installOwn } from "./packages.mjs";
import { packedEnvironment, withConsumer } from "./packed.mjs";
import { setup } from "./setup.mjs";
import { runSteps } from "./steps.mjs";

/** @param {string} consumer the folder with the installed package @returns {Promise<import("./steps.mjs").Step[]>} */
export const documentSteps = async (consumer) => [
  {
    name: "the packages that the documents name",
    usually: "10 seconds, once",
    work: () => installOwn("tests", "docs"),
  },
  {
    name: "the documents",
    usually: "1 minute",
    command: await nodeTests("docs"),
    env: packedEnvironment(consumer),
    counts: true,
  },
];

if (await isMain(import.meta.url)) {
  await main(async () => {
    await installBrowser();
    await setup();
    await build();
    const found = findBrowser();
    if ("advice" in found) throw new Failure(found.advice);
    await withConsumer(async ({ folder }) => runSteps(await documentSteps(folder)));
  });
}
