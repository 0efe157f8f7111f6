/**
 * `npm run build`: makes exactly what `npm pack` packs, in `dist/`. Steps whose inputs have not changed are left out.
 */
import { mkdir, rename, rm } from "node:fs/promises";

import { bundle } from "./bundle.mjs";
import { isMain, long, main, say } from "./command.mjs";
import { bundleElement, elementInputs } from "./element.mjs";
import { writeGenerated } from "./generated.mjs";
import { alone } from "./lock.mjs";
import { at, manifest } from "./project.mjs";
import { setup } from "./setup.mjs";
import { makeWhenChanged } from "./stamp.mjs";
import { writeTypes } from "./types.mjs";
import { buildWasm } from "./wasm.mjs";

/** Sets up what is missing, then makes `pkg/`, `src/npm/generated/` and `dist/`. */
export async function build() {
  await setup();
  await alone(at("target", "build.lock"), async () => {
    await buildWasm();
    await writeGenerated();
    await makeWhenChanged({
      name: "dist",
      inputs: [
        "pkg",
        "src/npm",
        "package.json",
        "tsconfig.json",
        "tsconfig.build.json",
        "scripts/build.mjs",
        "scripts/binary.mjs",
        "scripts/bundle.mjs",
        "scripts/inline.mjs",
        "scripts/names.mjs",
        "scripts/types.mjs",
        ...elementInputs,
      ],
      facts: ["esbuild", "typescript", "vite", "lit"].map((name) => `${name} ${manifest().devDependencies[name]}`),
      outputs: ["dist"],
      make: () => long("bundling the package", "5 seconds", makeDist),
    });
  });
}

/** Makes the folder beside its place and moves it there whole: nobody ever reads half a package. */
async function makeDist() {
  const made = at("target", "dist");
  await rm(made, { recursive: true, force: true });
  await mkdir(made, { recursive: true });
  await Promise.all([bundle(made), writeTypes(made), bundleElement(made)]);
  await rm(at("dist"), { recursive: true, force: true });
  await rename(made, at("dist"));
}

if (await isMain(import.meta.url)) {
  await main(async () => {
    const start = Date.now();
    await build();
    say(`dist/ is built (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  });
}
