/** `npm test`: every check and every test there is, from a clean clone, all of them whatever fails on the way. */
import process from "node:process";

import { consumerSteps, quickConsumers } from "../tests/consumers/run.mjs";
import { findBrowser, findDriver, installBrowser } from "./browser.mjs";
import { runBuilt } from "./built.mjs";
import { checks } from "./checks.mjs";
import { Failure, main } from "./command.mjs";
import { firefoxStep } from "./firefox.mjs";
import { failedOnes, nodeTests } from "./node-tests.mjs";
import { packedEnvironment } from "./packed.mjs";
import { buildPage } from "./page.mjs";
import { at } from "./project.mjs";
import { documentSteps } from "./test-docs.mjs";
import { toolEnvironment } from "./tools.mjs";
import { buildTraps } from "./traps.mjs";

/**
 * wasm-bindgen's test runner on one file of tests.
 * @param {string} file
 * @param {string[]} where
 */
function wasmTests(file, ...where) {
  // wasm-pack names the runner too, but in a form that ends at the first space of its path.
  const runner = `target.wasm32-unknown-unknown.runner=[${JSON.stringify(at(".tools", "bin", "wasm-bindgen-test-runner"))}]`;
  const ofCargo = ["--locked", "--config", runner, "--test", file];
  return [at(".tools", "bin", "wasm-pack"), "test", "--mode", "no-install", ...where, "--", ...ofCargo];
}

/** @param {{ folder: string, file: string }} consumer the packed package, and the folder where it is installed @returns {Promise<import("./steps.mjs").Step[]>} */
async function tests({ folder, file }) {
  const driver = findDriver();
  const chrome = [
    "--headless",
    "--chrome",
    ...("executablePath" in driver ? ["--chromedriver", driver.executablePath] : []),
  ];
  const env = toolEnvironment();
  const packed = packedEnvironment(folder);
  const size = [process.execPath, at("scripts", "size.mjs")];
  return [
    { name: "Rust, on this machine", usually: "1 minute", command: ["cargo", "test", "--locked"], counts: true },
    { name: "wasm in Node", usually: "1 minute", command: wasmTests("wasm_node", "--node"), env, counts: true },
    { name: "a browser is there", usually: "no time", work: async () => demand(findBrowser(), driver) },
    {
      name: "wasm in Chromium",
      usually: "15 seconds",
      command: wasmTests("wasm_browser", ...chrome),
      env,
      counts: true,
    },
    {
      name: "the packed package",
      usually: "1 minute",
      command: await nodeTests("npm"),
      env: packed,
      counts: true,
      again: failedOnes,
    },
    ...(await documentSteps(folder)),
    { name: "the package with traps", usually: "1 minute the first time", work: buildTraps },
    { name: "traps in Node", usually: "3 seconds", command: await nodeTests("traps"), counts: true },
    { name: "faults", usually: "2 minutes", command: await nodeTests("faults"), counts: true },
    { name: "the page builds", usually: "3 seconds", work: buildPage },
    {
      name: "the page in Chromium",
      usually: "1 minute",
      command: await nodeTests("browser"),
      counts: true,
      again: failedOnes,
    },
    {
      name: "the studio in Chromium",
      usually: "7 minutes",
      command: await nodeTests("studio", 2),
      counts: true,
      again: failedOnes,
    },
    ...consumerSteps(file, quickConsumers),
    await firefoxStep(),
    { name: "size", usually: "3 seconds", command: size },
  ];
}

/** @param {({ advice: string } | object)[]} found */
function demand(...found) {
  for (const one of found) if ("advice" in one) throw new Failure(one.advice);
}

await main(async () => {
  await installBrowser();
  await runBuilt(async (consumer) => [...(await checks(consumer)), ...(await tests(consumer))]);
});
