/**
 * The Rust tools that build and test the wasm, kept in `.tools/bin` of the clone: `wasm-pack` at the version named
 * here, and `wasm-bindgen` at the version that Cargo.lock pins for the crate, since the two must be equal.
 */
import { mkdir, rm } from "node:fs/promises";
import { delimiter } from "node:path";
import process from "node:process";

import { ended, Failure, firstLine, long, run } from "./command.mjs";
import { at, lockedVersion } from "./project.mjs";

/**
 * @typedef {object} Tool
 * @property {string} crate
 * @property {string} version
 * @property {readonly string[]} bins
 * @property {readonly string[]} options
 * @property {string} usually
 */

/** @returns {Tool[]} */
const tools = () => [
  {
    crate: "wasm-bindgen-cli",
    version: lockedVersion("wasm-bindgen"),
    bins: ["wasm-bindgen", "wasm-bindgen-test-runner"],
    // Without its default features it needs no TLS: nothing here asks it to fetch anything.
    options: ["--no-default-features"],
    usually: "2 minutes, once",
  },
  { crate: "wasm-pack", version: "0.15.1", bins: ["wasm-pack"], options: [], usually: "2 minutes, once" },
];

/** The environment in which the tools are found before anything else of the same name. */
export const toolEnvironment = () => ({
  ...process.env,
  PATH: [at(".tools", "bin"), at("node_modules", ".bin"), process.env.PATH].join(delimiter),
  // wasm-pack fails without a word of explanation where this folder is missing.
  WASM_PACK_CACHE: at(".tools", "cache"),
});

/** The tools that are missing or of another version. */
export async function missingTools() {
  const checked = tools().map(async (tool) => {
    const versions = await Promise.all(tool.bins.map((bin) => firstLine(at(".tools", "bin", bin), ["--version"])));
    return versions.every((line) => line?.split(" ").at(-1) === tool.version) ? [] : [tool];
  });
  return (await Promise.all(checked)).flat();
}

/** Builds and installs tools from crates.io. @param {Tool[]} missing */
export async function installTools(missing) {
  for (const tool of missing) {
    await long(`building ${tool.crate} ${tool.version} into .tools`, tool.usually, () => install(tool));
  }
  await mkdir(at(".tools", "cache"), { recursive: true });
  await rm(at(".tools", "target"), { recursive: true, force: true });
  const still = await missingTools();
  if (still.length > 0) throw new Failure(`${still.map((tool) => tool.crate)} cannot be run from .tools/bin`);
}

/** @param {Tool} tool */
async function install({ crate, version, bins, options }) {
  const args = ["install", crate, "--version", version, ...options, "--root", at(".tools"), "--force"];
  for (const bin of bins) args.push("--bin", bin);
  const env = { ...process.env, ...quickBuild() };
  // The lock file of a tool may ask for a crate that its registry has withdrawn: then newer ones have to do.
  const { code } = await ended("cargo", [...args, "--locked"], { env });
  if (code !== 0) await run("cargo", args, { env });
}

/**
 * The environment with one more subcommand of cargo, for a command that few need; it is built where it is missing, into
 * a folder of its own.
 * @param {string} crate
 * @param {string} version
 * @param {string} usually
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
export async function ownTool(crate, version, usually) {
  const folder = at(".tools", crate.replace("cargo-", ""));
  const has = async () => {
    const line = await firstLine(`${folder}/bin/${crate}`, [crate.replace("cargo-", ""), "--version"]);
    return line?.endsWith(` ${version}`);
  };
  const args = ["install", crate, "--version", version, "--locked", "--root", folder, "--force"];
  if (!(await has())) {
    const env = { ...process.env, ...quickBuild(), CARGO_TARGET_DIR: `${folder}/target` };
    await long(`building ${crate} ${version} into .tools`, usually, () => run("cargo", args, { env }));
    await rm(`${folder}/target`, { recursive: true, force: true });
    if (!(await has()))
      throw new Failure(`${crate} cannot be run from .tools; \`cargo ${args.join(" ")}\` would install it`);
  }
  return { ...process.env, PATH: [`${folder}/bin`, process.env.PATH].join(delimiter) };
}

/**
 * Unoptimised tools are built in a third of the time and are fast enough for a crate of this size. These variables
 * must stay out of the package's own build, whose profile they would override.
 */
const quickBuild = () => ({
  CARGO_TARGET_DIR: at(".tools", "target"),
  CARGO_PROFILE_RELEASE_OPT_LEVEL: "0",
  CARGO_PROFILE_RELEASE_DEBUG: "0",
  CARGO_PROFILE_RELEASE_LTO: "off",
  CARGO_PROFILE_RELEASE_CODEGEN_UNITS: "64",
  CARGO_PROFILE_RELEASE_STRIP: "true",
  RUSTFLAGS: "",
});
