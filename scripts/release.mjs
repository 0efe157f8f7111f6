/**
 * `npm run release:check`: what has to be true before a release, beside `npm test`, which is not repeated. A row that this
 * machine cannot do is told as not done, with what it takes; it has to be done elsewhere.
 */
import process from "node:process";

import { ended, Failure, firstLine, main, run, say } from "./command.mjs";
import { missingTools as missingForFuzzing } from "./fuzz.mjs";
import { npm } from "./packages.mjs";
import { at, manifest, read } from "./project.mjs";
import { setup } from "./setup.mjs";
import { runSteps } from "./steps.mjs";

const denyVersion = "0.20.2";
const denyInstall = `cargo install cargo-deny --version ${denyVersion} --locked --root .tools/deny`;

/** @returns {import("./steps.mjs").Step[]} */
const steps = () => [
  { name: "everything is committed", usually: "no time", work: committed },
  { name: "the changelog has a date", usually: "no time", work: dated },
  { name: "npm publish, as a rehearsal", usually: "10 seconds", work: rehearse },
  { name: "licenses, bans and sources of the crates", usually: "2 seconds", work: deny },
  { name: "fuzzing, 60 s each target", usually: "5 minutes", work: fuzz },
  { name: "coverage of the core", usually: "2 minutes", work: coverage },
];

async function committed() {
  const changed = (await run("git", ["status", "--porcelain"])).trim();
  if (changed !== "") throw new Failure(`there are changes that no commit has:\n${changed}`);
}

async function dated() {
  const { version } = manifest();
  const [first = ""] = /^## .+$/m.exec(read("CHANGELOG.md")) ?? [];
  if (new RegExp(`^## \\[${version.replaceAll(".", "\\.")}\\] - \\d{4}-\\d\\d-\\d\\d$`).test(first)) return null;
  return `CHANGELOG.md begins with "${first}": give the entry of ${version} its date`;
}

/** With the build that a publication begins with. */
async function rehearse() {
  await npm(["publish", "--dry-run"], { shown: true });
}

/** Runs a program that must succeed, and shows what it says. @param {string} program @param {string[]} args */
async function shown(program, ...args) {
  await run(program, args, { shown: true });
  return null;
}

async function deny() {
  const found = await Promise.all(
    [at(".tools", "deny", "bin", "cargo-deny"), "cargo-deny"].map(async (program) => ({
      program,
      version: await firstLine(program, ["--version"]),
    })),
  );
  const usable = found.find(({ version }) => version !== null);
  if (!usable) return `there is no cargo-deny: ${denyInstall}`;
  return shown(usable.program, "--workspace", "check", "licenses", "bans", "sources");
}

async function fuzz() {
  const missing = await missingForFuzzing();
  if (missing.length > 0) return `it needs a nightly Rust and cargo-fuzz: ${missing.join(" && ")}`;
  return shown(process.execPath, at("scripts", "fuzz.mjs"), "--seconds", "60");
}

async function coverage() {
  const { code, output } = await ended("rustup", ["component", "list", "--installed"]).catch(() => ({
    code: 1,
    output: "",
  }));
  const canRead = process.env.LLVM_COV !== undefined || (code === 0 && output.includes("llvm-tools"));
  if (!canRead) return "it needs LLVM's tools: rustup component add llvm-tools";
  return shown(process.execPath, at("scripts", "coverage.mjs"));
}

await main(async () => {
  await setup();
  const results = await runSteps(steps());
  const open = results.filter(({ passed, failed }) => passed + failed === 0).map(({ name }) => name);
  if (open.length > 0) say(`\nTo be done elsewhere before a release: ${open.join("; ")}.`);
  say(
    "`npm test`, `npm run test:consumers` and `npm run test:faults` belong to a release too; they were not run here.",
  );
});
