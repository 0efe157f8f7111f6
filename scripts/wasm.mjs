/**
 * The crate as WebAssembly: `pkg/kling_o3_bg.wasm` and wasm-bindgen's glue for it, made by wasm-pack and `optimise.mjs`.
 * Makes the same bytes wherever the clone lies.
 */
import { rm } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import process from "node:process";

import { long, run } from "./command.mjs";
import { demandOptimiser, optimise } from "./optimise.mjs";
import { at, manifest, root } from "./project.mjs";
import { filesIn, makeWhenChanged } from "./stamp.mjs";
import { toolEnvironment } from "./tools.mjs";

/** The files of the crate that decide what its code is. */
export async function crateInputs() {
  const sources = (await filesIn("src")).filter((file) => file.endsWith(".rs"));
  return ["Cargo.toml", "Cargo.lock", "rust-toolchain.toml", "wasm", ...sources];
}

/** The folder of the wasm and its glue, and the binary's name in it. */
const published = "pkg";
const binary = "kling_o3_bg.wasm";

/** The binary of a folder, from the top of the clone. */
export const wasmFile = (folder = published) => `${folder}/${binary}`;

/** The scripts that do as well. */
const scripts = ["binary", "cut", "optimise", "tools", "wasm"].map((name) => `scripts/${name}.mjs`);

/** Makes `pkg/`. */
export const buildWasm = () => makeWasm({ name: "wasm", folder: published });

/**
 * @typedef {object} Build
 * @property {string} name of its stamp
 * @property {string} folder where it is put
 * @property {readonly string[]} [features] of the crate; none for what is published
 * @property {string} [targetFolder] Cargo's; default: its own choice
 */

/** Makes the wasm and its glue where they are not there yet. @param {Build} build */
export async function makeWasm(build) {
  const rustc = await run("rustc", ["-vV"]);
  const optimiser = manifest().devDependencies.binaryen ?? "";
  await makeWhenChanged({
    name: build.name,
    inputs: [...(await crateInputs()), ...scripts],
    facts: [rustc, optimiser, process.env.RUSTFLAGS ?? ""],
    outputs: [build.folder],
    make: () => long("building the wasm", "30 seconds the first time, then 5", () => make(build, rustc)),
  });
}

/** @param {Build} build @param {string} rustc what `rustc -vV` says */
async function make({ folder, features = [], targetFolder }, rustc) {
  demandOptimiser();
  await rm(at(folder), { recursive: true, force: true });
  // Without an installer mode wasm-pack would download tools of its own; `--no-pack`: the package.json is ours.
  const options = [
    "--mode",
    "no-install",
    "--release",
    "--target",
    "web",
    "--out-dir",
    at(folder),
    "--out-name",
    "kling_o3",
    "--no-gitignore",
    "--no-pack",
  ];
  const cargo = ["--locked", ...features.flatMap((feature) => ["--features", feature])];
  const env = {
    ...toolEnvironment(),
    ...(targetFolder !== undefined && { CARGO_TARGET_DIR: targetFolder }),
    CARGO_ENCODED_RUSTFLAGS: await flags(rustc),
  };
  await run(at(".tools", "bin", "wasm-pack"), ["build", "wasm", ...options, "--", ...cargo], { env });
  await optimise(wasmFile(folder));
}

/**
 * Room for ten times the deepest calls that were seen; the first megabyte, which is what it has by default, would make
 * every address in the code a byte longer.
 */
const stack = "-Clink-arg=-zstack-size=32768";

/**
 * The places of panics stand in the binary as paths of source files. Paths of this machine are replaced, so that the
 * binary is the same everywhere and tells nobody where it was built.
 * @param {string} rustc
 */
async function flags(rustc) {
  const sysroot = (await run("rustc", ["--print", "sysroot"])).trim();
  const commit = /commit-hash: (\w+)/.exec(rustc)?.[1] ?? "unknown";
  const renamed = [
    [process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "/cargo"],
    [join(sysroot, "lib", "rustlib", "src", "rust"), `/rustc/${commit}`],
    [root.replace(/[\\/]$/, ""), "/kling-o3"],
  ];
  const own = renamed.map(([from, to]) => `--remap-path-prefix=${from}=${to}`);
  // Encoded, since a folder's name may hold a space.
  return [...(process.env.RUSTFLAGS ?? "").split(" "), stack, ...own].filter(Boolean).join("\x1f");
}
