/**
 * `npm run mutants`: which changes to `src/core/flow` and `src/core/request` no test of the host would notice, by
 * cargo-mutants. Parts of paths or of names after `--` choose some: `npm run mutants -- flow/pace`. What is known to
 * change nothing stands with its reason in `.cargo/mutants.toml`. Takes an hour: no part of `npm test`.
 */
import { mkdir, readFile, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { dirname } from "node:path";
import process from "node:process";

import { ended, Failure, firstLine, long, main, run } from "./command.mjs";
import { at, read } from "./project.mjs";
import { ownTool } from "./tools.mjs";

/** A mutant, and what became of it: `CaughtMutant`, `MissedMutant`, `Timeout` or `Unviable`. @typedef {{ name: string, file: string, summary: string }} Mutant */

const folder = at("target", "mutants");
const print = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);

/** Only what is measured here is built, without anything to debug; made-up inputs are few, and the same at every run. */
const env = async () => ({
  ...(await ownTool("cargo-mutants", "27.1.0", "4 minutes, once")),
  CARGO_PROFILE_DEV_DEBUG: "0",
  CARGO_PROFILE_TEST_DEBUG: "0",
  PROPTEST_CASES: "8",
  PROPTEST_RNG_SEED: "1",
});

/** The regular expressions of `.cargo/mutants.toml`. */
const excluded = () =>
  [...read(".cargo", "mutants.toml").matchAll(/^ {2}'(.+)',$/gm)].map(([, pattern = ""]) => new RegExp(pattern));

/** @param {NodeJS.ProcessEnv} env @param {string[]} args @returns {Promise<Mutant[]>} */
const list = async (env, ...args) => JSON.parse(await run("cargo", ["mutants", "--list", "--json", ...args], { env }));

/** What is excluded must be there, or the list has grown old. @param {Mutant[]} all @param {Mutant[]} examined */
function judgeExcluded(all, examined) {
  for (const pattern of excluded()) {
    if (!all.some(({ name }) => pattern.test(name))) throw new Failure(`.cargo/mutants.toml: nothing is ${pattern}`);
  }
  print(`${all.length} mutants, of which ${all.length - examined.length} are excluded with a reason`);
}

/** The outcomes of the last run. @returns {Promise<Mutant[]>} */
async function outcomes() {
  const text = await readFile(`${folder}/mutants.out/outcomes.json`, "utf8");
  /** @type {{ outcomes: { summary: string, scenario: "Baseline" | { Mutant: { name: string, file: string } } }[] }} */
  const report = JSON.parse(text);
  return report.outcomes.flatMap(({ summary, scenario }) =>
    scenario === "Baseline" ? [] : [{ ...scenario.Mutant, summary }],
  );
}

/** A line of the table. @param {string} name @param {Mutant[]} mutants */
function row(name, mutants) {
  const count = (/** @type {string} */ word) => mutants.filter(({ summary }) => summary.startsWith(word)).length;
  const [caught, missed, late, unviable] = ["Caught", "Missed", "Timeout", "Unviable"].map(count);
  // A mutant that never ends is noticed; one that is no program says nothing.
  const noticed = (caught ?? 0) + (late ?? 0);
  const rate = ((100 * noticed) / (noticed + (missed ?? 0))).toFixed(1);
  const cells = [mutants.length, caught, missed, late, unviable].map((cell) => String(cell).padStart(9));
  print(`${name.padEnd(28)}${cells.join("")}${rate.padStart(9)} %`);
}

/** @param {Mutant[]} mutants */
function show(mutants) {
  const columns = ["mutants", "caught", "missed", "timeout", "unviable", "noticed"].map((word) => word.padStart(9));
  print(`${" ".repeat(28)}${columns.join("")}`);
  const room = ({ file = "" }) => (/^src\/core\/\w+\.rs$/.test(file) ? file.slice(0, -3) : dirname(file));
  for (const name of [...new Set(mutants.map(room))].sort()) {
    row(
      name,
      mutants.filter((mutant) => room(mutant) === name),
    );
  }
  row("all", mutants);
  for (const { name, summary } of mutants) if (summary === "MissedMutant") print(`missed: ${name}`);
}

await main(async () => {
  const tools = await env();
  const wanted = process.argv.slice(2);
  const chosen = wanted.flatMap((part) => ["--re", part.replaceAll(/[.+*?^${}()|[\]\\]/g, "\\$&")]);
  judgeExcluded(await list(tools, "--no-config", ...examined()), await list(tools));
  await rm(folder, { recursive: true, force: true });
  // cargo-mutants makes no more than the last folder of a path.
  await mkdir(folder, { recursive: true });
  // A crate is compiled by one processor most of the time.
  const jobs = ["--jobs", String(Math.min(availableParallelism(), 4))];
  // It ends at the first test that fails, which is half of the time.
  const tool = (await firstLine("cargo-nextest", ["nextest", "--version"])) ? ["--test-tool", "nextest"] : [];
  const own = ["--no-times", "--colors", "never", ...jobs, ...tool, "--output", folder, ...chosen];
  const args = ["-n", "19", "cargo", "mutants", ...own];
  const { code, output } = await long("testing the mutants", "3 seconds each", () =>
    ended("nice", args, { env: tools }),
  );
  // 2 and 3: some were missed, some took too long.
  if (![0, 2, 3].includes(code)) throw new Failure(`cargo-mutants ended with code ${code}:\n${output.slice(-4_000)}`);
  show(await outcomes());
});

/** The files of `.cargo/mutants.toml`, as options. */
function examined() {
  const [, globs = ""] = /^examine_globs = \[(.*)\]$/m.exec(read(".cargo", "mutants.toml")) ?? [];
  return [...globs.matchAll(/"(.+?)"/g)].flatMap(([, glob = ""]) => ["--file", glob]);
}
