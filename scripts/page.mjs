/**
 * The page: `www/` built by Vite into `www/dist`, for `npm start` and the browser tests. It is no part of the package.
 */
import { long } from "./command.mjs";
import { at, manifest } from "./project.mjs";
import { filesIn, makeWhenChanged } from "./stamp.mjs";

/** Builds the page where the package or the page has changed. */
export async function buildPage() {
  const own = (await filesIn("www")).filter((file) => !/^www[\\/]dist[\\/]/.test(file));
  await makeWhenChanged({
    name: "page",
    inputs: [...own, "dist", "package.json", "scripts/page.mjs"],
    facts: [manifest().devDependencies.vite ?? ""],
    outputs: ["www/dist"],
    make: () => long("building the page", "3 seconds", make),
  });
}

async function make() {
  const { build } = await import("vite");
  await build({ root: at("www"), logLevel: "warn" });
}
