/**
 * `npm run fuzz -- --seconds 60`: runs every target of `tests/fuzz` for so long, one after the other, and tells how many
 * inputs each was given. `npm test` replays the committed corpus without any of this.
 */
import { mkdir } from "node:fs/promises";
import process from "node:process";

import { ended, Failure, firstLine, isMain, main, run, say } from "./command.mjs";
import { at, read } from "./project.mjs";

const triple = () => run("rustc", ["-vV"]).then((text) => /^host: (.+)$/m.exec(text)?.[1] ?? "");

/** The targets, as their workspace names them. */
const targets = () =>
  [...read("tests", "fuzz", "Cargo.toml").matchAll(/^\[\[bin\]\]\nname = "(\w+)"/gm)].map(([, name = ""]) => name);

/** @param {readonly string[]} args */
function readSeconds(args) {
  const seconds = args.length === 0 ? 60 : Number(args[0] === "--seconds" ? args[1] : Number.NaN);
  if (Number.isInteger(seconds) && seconds > 0) return seconds;
  throw new Failure("npm run fuzz -- --seconds 60");
}

/** What has to be installed before: commands, none where all is there. @returns {Promise<string[]>} */
export async function missingTools() {
  /** @type {string[]} */
  const missing = [];
  if ((await firstLine("rustc", ["+nightly", "--version"])) === null) missing.push("rustup toolchain install nightly");
  if ((await firstLine("cargo", ["fuzz", "--version"])) === null) missing.push("cargo install cargo-fuzz --locked");
  return missing;
}

/** The clone forbids unsafe code, so a sanitizer would find nothing, and take half of the time. */
const plain = ["--sanitizer", "none"];

/** Where cargo-fuzz builds and where it is told to. @param {string} name */
const cargoFuzz = async (/** @type {"build" | "run"} */ verb, name = "", /** @type {string[]} */ ...rest) => [
  "+nightly",
  "fuzz",
  verb,
  "--fuzz-dir",
  at("tests", "fuzz"),
  "--target-dir",
  at("target", "fuzz"),
  "--target",
  await triple(),
  ...(name === "" ? [] : [name]),
  ...rest,
];

/** Runs one target; gives how many inputs it was given. @param {string} name @param {number} seconds */
async function fuzz(name, seconds) {
  const found = at("target", "fuzz", "found", name);
  const grown = at("target", "fuzz", "corpus", name);
  await Promise.all([found, grown].map((folder) => mkdir(folder, { recursive: true })));
  const libFuzzer = [
    `-max_total_time=${seconds}`,
    "-print_final_stats=1",
    "-timeout=10",
    "-max_len=4096",
    `-dict=${at("tests", "fuzz", "words.dict")}`,
    `-artifact_prefix=${found}/`,
  ];
  const folders = [grown, at("tests", "fuzz", "corpus", name)];
  const { code, output } = await ended("cargo", await cargoFuzz("run", name, ...plain, ...folders, "--", ...libFuzzer));
  if (code !== 0)
    throw new Failure(`${name} found something; the input lies in target/fuzz/found:\n${output.slice(-4_000)}`);
  return Number(/stat::number_of_executed_units: (\d+)/.exec(output)?.[1] ?? 0);
}

/** The command. */
async function fuzzAll() {
  const seconds = readSeconds(process.argv.slice(2));
  const missing = await missingTools();
  if (missing.length > 0) throw new Failure(`fuzzing needs a nightly Rust and cargo-fuzz: ${missing.join(" && ")}`);
  say("building the targets (usually 5 minutes the first time) …");
  await run("cargo", await cargoFuzz("build", "", ...plain));
  for (const name of targets()) {
    const count = await fuzz(name, seconds);
    process.stdout.write(`${name.padEnd(8)} ${seconds} s ${count.toLocaleString("en").padStart(14)} executions\n`);
    if (count === 0) throw new Failure(`${name} did not run`);
  }
}

if (await isMain(import.meta.url)) await main(fuzzAll);
