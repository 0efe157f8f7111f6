/**
 * What every command needs before it can do anything: Rust with its wasm target, the Rust tools in `.tools`, and the
 * npm packages. Imports nothing but Node, since it runs before anything is installed.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

import { ended, Failure, isMain, long, main, run, say } from "./command.mjs";
import { alone } from "./lock.mjs";
import { installPackages, packagesAreMissing } from "./packages.mjs";
import { at } from "./project.mjs";
import { installTools, missingTools } from "./tools.mjs";

const target = "wasm32-unknown-unknown";

/** Sets up what is missing; says nothing and takes a moment where nothing is. */
export async function setup() {
  nodeIsNewEnough();
  const [targetMissing, tools] = await Promise.all([wasmTargetIsMissing(), missingTools()]);
  if (!targetMissing && tools.length === 0 && !packagesAreMissing()) return;
  await alone(at(".tools", "setup.lock"), async () => {
    if (await wasmTargetIsMissing()) await addTarget();
    if (packagesAreMissing()) await installPackages();
    const missing = await missingTools();
    if (missing.length > 0) await installTools(missing);
  });
}

function nodeIsNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Failure(`Node ${process.versions.node} is too old: 20.19 or later is needed`);
  }
}

async function wasmTargetIsMissing() {
  const rustc = await ended("rustc", ["--print", "sysroot"]).catch(() => null);
  if (rustc === null)
    throw new Failure("Rust is missing: install it by rustup (https://rustup.rs), then run this again");
  if (rustc.code !== 0) throw new Failure(`rustc does not run:\n${rustc.output}`);
  return !existsSync(join(rustc.answer.trim(), "lib", "rustlib", target));
}

async function addTarget() {
  await long(`adding Rust's target ${target}`, "10 seconds", () => run("rustup", ["target", "add", target]));
}

if (await isMain(import.meta.url)) {
  await main(async () => {
    await setup();
    say("everything is set up");
  });
}
