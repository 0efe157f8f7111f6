/**
 * `npm run bench`: this package beside what a user would take instead. Prints tables, and writes them as JSON below
 * `target/bench`. Names of parts run only these: `npm run bench -- bytes polling`; `--check` fails above the goals;
 * `--quick` takes a tenth of the time and says less; `--markdown` ends with the README's section "Measured".
 */
import { existsSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { cpus, loadavg } from "node:os";
import process from "node:process";

import { findBrowser, launchArguments } from "../../scripts/browser.mjs";
import { build } from "../../scripts/build.mjs";
import { Failure, firstLine, long, main, run, say } from "../../scripts/command.mjs";
import { npm } from "../../scripts/packages.mjs";
import { at } from "../../scripts/project.mjs";
import { setup } from "../../scripts/setup.mjs";
import { goals } from "./goals.mjs";
import { measured } from "./measured.mjs";
import { table } from "./numbers.mjs";

const arguments_ = process.argv.slice(2);
const has = (word) => arguments_.includes(word);
const parts = arguments_.filter((word) => !word.startsWith("--"));
const wants = (part) => parts.length === 0 || parts.includes(part);
const print = (text) => process.stdout.write(`${text}\n`);

const here = at("tests", "benches");
const hot = has("--quick") ? { warmMs: 60, rounds: 5, roundMs: 5 } : { warmMs: 600, rounds: 15, roundMs: 12 };
const rounds = has("--quick") ? 3 : 11;

const machine = `${cpus().length} x ${cpus()[0]?.model}, ${process.platform}, Node ${process.version}`;

await main(async () => {
  await setup();
  await build();
  if (!isInstalled()) {
    const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
    await long("installing the packages that are measured beside this one", "10 seconds", () =>
      npm(args, { cwd: here }),
    );
  }
  const report = { when: new Date().toISOString(), machine, load: loadavg()[0], commit: await commit() };
  print(`${report.when}, ${report.machine}, load average ${report.load.toFixed(2)}`);
  if (report.load > 0.5) print("The machine has other work: figures are provisional, ratios less than times.");
  await measure(report);
  const judged = goals(report);
  print(`\n${table(goalRows(judged))}`);
  await mkdir(at("target", "bench"), { recursive: true });
  await writeFile(at("target", "bench", "bench.json"), `${JSON.stringify({ ...report, goals: judged }, null, 1)}\n`);
  const section = measured(report);
  await writeFile(at("target", "bench", "measured.md"), section);
  print(`\nThe figures are in target/bench: bench.json, measured.md${report.polling ? ", polling.svg" : ""}`);
  if (has("--markdown")) print(`\n${section}`);
  const missed = judged.filter(({ measured, most }) => measured > most);
  if (has("--check") && missed.length > 0) throw new Failure(`${missed.length} goals are missed`);
});

/** Which source was measured, where git knows it. */
async function commit() {
  const line = await firstLine("git", ["-C", here, "describe", "--always", "--dirty"]);
  return line ?? undefined;
}

/** Whether the packages of the lock file are there. */
function isInstalled() {
  const noted = at("tests", "benches", "node_modules", ".package-lock.json");
  if (!existsSync(noted)) return false;
  const { packages } = JSON.parse(readFileSync(noted, "utf8"));
  const wanted = JSON.parse(readFileSync(at("tests", "benches", "package-lock.json"), "utf8")).packages;
  return Object.entries(wanted).every(([path, { version }]) => path === "" || packages[path]?.version === version);
}

/** Fills in every part that is wanted, and prints it. */
async function measure(report) {
  const { bundleAll } = await import("./validation/bundles.mjs");
  const { candidatesAlike } = await import("./validation/parity.mjs");
  await bundleAll();
  const candidates = await candidatesAlike();
  print(`\nAll ${Object.keys(candidates).length} candidates give the same issue paths on the whole corpus.`);
  if (wants("bytes")) {
    const { bytes } = await import("./bytes.mjs");
    report.bytes = await bytes();
    showBytes(report.bytes);
  }
  if (wants("node")) {
    const { hotInNode } = await import("./validation/hot.mjs");
    report.node = hotInNode(candidates, hot);
    showTimes("one judgement, Node", report.node);
  }
  if (wants("cold")) {
    const { coldInNode } = await import("./validation/cold.mjs");
    report.coldNode = await coldInNode(rounds);
    showCold("import to first result, fresh Node process", report.coldNode);
  }
  if (wants("page")) await inBrowser(report);
  if (wants("following")) {
    const { following } = await import("./following.mjs");
    report.following = await following();
    showFollowing(report.following);
  }
  if (wants("polling")) await poll(report);
}

async function inBrowser(report) {
  const found = findBrowser();
  if ("advice" in found) return say(`left out: ${found.advice}`);
  const { chromium } = await import("playwright-core");
  const { hotInPage } = await import("./validation/hot.mjs");
  const { coldInPage } = await import("./validation/cold.mjs");
  const { withServer } = await import("./validation/served.mjs");
  const browser = await chromium.launch({ ...found, args: launchArguments });
  try {
    report.chromium = browser.version();
    print(`\nChromium ${report.chromium}`);
    await withServer(async (origin) => {
      report.page = await hotInPage(browser, origin, hot);
      showTimes("one judgement, one Chromium page", report.page);
      report.coldPage = await coldInPage(browser, origin, { rounds, isSlow: false });
      showCold("import to first result, fresh context", report.coldPage);
      report.coldSlowPage = await coldInPage(browser, origin, { rounds: Math.ceil(rounds / 2), isSlow: true });
      showCold("the same at a quarter of the speed, 100 ms, 1.6 Mbit/s", report.coldSlowPage);
    });
  } finally {
    await browser.close();
  }
}

/** The simulation is built with the host's usual optimisation: the shipped profile is made for few bytes. */
async function poll(report) {
  const env = { ...process.env, CARGO_PROFILE_BENCH_OPT_LEVEL: "3", CARGO_PROFILE_BENCH_LTO: "off" };
  const args = ["bench", "--locked", "--bench", "polling", "--", at("target", "bench")];
  print(`\n${(await long("simulating tasks", "2 minutes", () => run("cargo", args, { env }))).trim()}`);
  report.polling = JSON.parse(readFileSync(at("target", "bench", "polling.json"), "utf8"));
}

function showTimes(title, times) {
  const kinds = Object.keys(Object.values(times)[0]);
  const cell = ({ nanoseconds, againstZod }) => `${nanoseconds} ${againstZod.toFixed(2)}`;
  const rows = Object.entries(times).map(([name, row]) => [name, ...kinds.map((kind) => cell(row[kind]))]);
  print(`\n${table([[`${title}: ns, and against zod`, ...kinds], ...rows])}`);
}

function showCold(title, times) {
  const rows = Object.entries(times).map(([name, row]) => [
    name,
    row.milliseconds.toFixed(2),
    row.againstZod.toFixed(2),
  ]);
  print(`\n${table([[title, "ms", "against zod"], ...rows])}`);
}

function showBytes(sizes) {
  const rows = Object.entries(sizes).map(([name, { raw, gzip, brotli, error }]) =>
    error ? [name, error, "", ""] : [name, raw, gzip, brotli],
  );
  print(`\n${table([["bytes", "raw", "gzip", "brotli"], ...rows])}`);
}

function showFollowing(rows) {
  const lines = Object.entries(rows).map(([count, row]) => [
    `${count} at once`,
    row.millisecondsPerTask.toFixed(2),
    row.looksPerTask.toFixed(1),
    row.bytesPerTask ?? "–",
  ]);
  print(`\n${table([["following, for each task of 60 s", "ms of processor", "looks", "bytes kept"], ...lines])}`);
}

/** @param {ReturnType<typeof goals>} list */
function goalRows(list) {
  const number = (value) => (value >= 100 ? String(value) : value.toFixed(3));
  const word = ({ measured, goal, most }) =>
    measured <= goal ? "met" : measured <= most ? "missed, within the margin" : "MISSED";
  const rows = list.map((goal) => [goal.name, number(goal.measured), number(goal.goal), word(goal)]);
  return [["goal", "measured", "at most", ""], ...rows];
}
