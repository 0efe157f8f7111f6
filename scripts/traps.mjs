/**
 * The package once more, for tests: with exports that make its next call trap. In `target/`, packed by nobody.
 */
import { mkdir, rm } from "node:fs/promises";

import { bundleEntry } from "./bundle.mjs";
import { isMain, long, main } from "./command.mjs";
import { alone } from "./lock.mjs";
import { at, manifest } from "./project.mjs";
import { setup } from "./setup.mjs";
import { makeWhenChanged } from "./stamp.mjs";
import { makeWasm } from "./wasm.mjs";

const glue = "target/traps/pkg";
const bundle = "target/traps/dist";
const scripts = ["binary", "bundle", "inline", "names", "traps"].map((name) => `scripts/${name}.mjs`);

/** Makes `target/traps/dist/entry.js`, the face of `tests/traps/entry.ts`. */
export async function buildTraps() {
  await setup();
  await alone(at("target", "build.lock"), async () => {
    // A target folder of its own: Cargo gives a module's file one name, whatever features it has.
    await makeWasm({
      name: "traps-wasm",
      folder: glue,
      features: ["traps"],
      targetFolder: at("target", "traps", "cargo"),
    });
    await makeWhenChanged({
      name: "traps",
      inputs: [glue, "src/npm", "tests/traps/entry.ts", ...scripts],
      facts: [`esbuild ${manifest().devDependencies.esbuild}`],
      outputs: [bundle],
      make: () => long("bundling the package with its traps", "1 second", makeBundle),
    });
  });
}

async function makeBundle() {
  await rm(at(bundle), { recursive: true, force: true });
  await mkdir(at(bundle), { recursive: true });
  await bundleEntry({ name: "entry", source: "tests/traps/entry.ts" }, at(bundle), glue);
}

if (await isMain(import.meta.url)) await main(buildTraps);
