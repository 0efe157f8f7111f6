/** The step of `npm test` and `npm run test:studio` that uses Firefox; told as not done where there is none. */
import { findFirefox } from "./browser.mjs";
import { failedOnes, nodeTests } from "./node-tests.mjs";

/** @returns {Promise<import("./steps.mjs").Step>} */
export async function firefoxStep() {
  const step = { name: "the studio in Firefox", usually: "30 seconds" };
  const found = findFirefox();
  if ("advice" in found) return { ...step, work: async () => found.advice };
  const [node = "", ...tests] = await nodeTests("firefox");
  // Node 20 has a WebSocket only for those who ask for it; later ones take the flag and change nothing.
  return { ...step, command: [node, "--experimental-websocket", ...tests], counts: true, again: failedOnes };
}
