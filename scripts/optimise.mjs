/**
 * The module after wasm-pack: what is never called is cut off, then Binaryen's wasm-opt makes it small.
 * wasm-pack could run wasm-opt itself, but the names that tell what to cut are gone after that.
 */
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";

import { Failure, run } from "./command.mjs";
import { withoutUncalled } from "./cut.mjs";
import { at } from "./project.mjs";

const flags = [
  // Without nesting and loops made anew, the same code is 1 % shorter.
  "--flatten",
  "--rereloop",
  "-Oz",
  "-Oz",
  // Named one by one: `--all-features` makes modules that Node 20 refuses.
  "--enable-bulk-memory",
  "--enable-nontrapping-float-to-int",
  "--enable-sign-ext",
  "--enable-mutable-globals",
  "--enable-reference-types",
  "--enable-multivalue",
  // Inlined code is shorter, but compresses worse than the calls it replaces: 3 % of what is downloaded. A function
  // that is hardly more than a call is not worth having.
  "--one-caller-inline-max-function-size=12",
  "--flexible-inline-max-function-size=0",
  "--always-inline-max-function-size=4",
  // Like code beside like compresses better; the names are those of their crates. The sections are read by nobody.
  "--reorder-functions-by-name",
  "--converge",
  "--strip-debug",
  "--strip-producers",
  "--strip-target-features",
];

const optimiser = ["node_modules", ".bin", "wasm-opt"];

/** Whether there is an optimiser is told before anything is built. */
export function demandOptimiser() {
  if (!existsSync(at(...optimiser))) throw new Failure("wasm-opt is missing: run `npm ci`");
}

/** Makes the module of a file small. @param {string} file from the top of the clone */
export async function optimise(file) {
  await writeFile(at(file), withoutUncalled(await readFile(at(file))));
  await run(at(...optimiser), [at(file), "-o", at(file), ...flags]);
}
