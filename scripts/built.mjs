/** Steps that want the package built, packed and installed: from a clean clone, with nothing done before. */
import { build } from "./build.mjs";
import { refuseStale } from "./generated.mjs";
import { withConsumer } from "./packed.mjs";
import { setup } from "./setup.mjs";
import { runSteps } from "./steps.mjs";

/**
 * Sets up, builds, and runs the steps; the first is always whether the generated files were fresh.
 * @param {(consumer: { folder: string, file: string }) => Promise<import("./steps.mjs").Step[]>} steps
 */
export async function runBuilt(steps) {
  await setup();
  // Asked before the build, which puts it right; told after it, among the other results.
  const stale = await refuseStale().then(
    () => null,
    (error) => error,
  );
  await build();
  const fresh = { name: "generated files", usually: "no time", work: async () => stale && Promise.reject(stale) };
  await withConsumer(async (consumer) => runSteps([fresh, ...(await steps(consumer))]));
}
