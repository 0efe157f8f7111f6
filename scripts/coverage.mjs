/**
 * `npm run coverage`: which lines of the core the host's tests reach, by cargo-llvm-cov. Fails below the goal.
 */
import process from "node:process";

import { ended, Failure, long, main, run } from "./command.mjs";
import { at } from "./project.mjs";
import { ownTool } from "./tools.mjs";

const version = "0.9.1";
/** Per cent of the lines of `src/core`. */
const goal = 97;

/** Builds the tool where it is missing, and asks rustup for the part of the compiler that it reads with. */
async function install() {
  const env = await ownTool("cargo-llvm-cov", version, "1 minute, once");
  if (process.env.LLVM_COV !== undefined) return env;
  const { code } = await ended("rustup", ["component", "add", "llvm-tools"]).catch(() => ({ code: 1 }));
  if (code !== 0) {
    const advice = "run `rustup component add llvm-tools`, or name LLVM's own tools by LLVM_COV and LLVM_PROFDATA";
    throw new Failure(`LLVM's tools for coverage are missing: ${advice}`);
  }
  return env;
}

await main(async () => {
  const env = await install();
  const measured = ["llvm-cov", "--locked", "--lib", "--test", "host", "--json", "--summary-only"];
  const answer = await long("running the tests with coverage", "2 minutes", () => run("cargo", measured, { env }));
  const { files } = JSON.parse(answer.slice(answer.indexOf("{"))).data[0];
  let [lines, covered] = [0, 0];
  for (const { filename, summary } of files) {
    const name = filename.slice(at().length);
    if (!name.startsWith("src/core")) continue;
    lines += summary.lines.count;
    covered += summary.lines.covered;
    if (summary.lines.percent < 100) {
      process.stdout.write(`${name.padEnd(44)} ${summary.lines.percent.toFixed(1).padStart(6)} %\n`);
    }
  }
  const percent = (100 * covered) / lines;
  process.stdout.write(`src/core: ${covered} of ${lines} lines, ${percent.toFixed(2)} %; the goal is ${goal} %\n`);
  if (!(percent >= goal)) throw new Failure(`the tests reach ${percent.toFixed(2)} % of the core's lines`);
});
