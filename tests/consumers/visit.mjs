/** What a consumer reports: by its output, by the answers of its server, or by its page in a real Chromium. */
import { spawn } from "node:child_process";
import { cp, readdir } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import process from "node:process";

import { chromium } from "playwright-core";

import { findBrowser, launchArguments } from "../../scripts/browser.mjs";
import { call, environment, fail } from "./folder.mjs";
import { serveFolder } from "./host.mjs";
import { NotHere } from "./install.mjs";

/** @typedef {import("./list.mjs").Consumer} Consumer */

/**
 * Runs or opens the consumer; gives one report for each of its runs, as it came.
 * @param {Consumer} consumer
 * @param {string} folder
 * @param {string} baseUrl of the sandbox
 * @returns {Promise<unknown[]>}
 */
export async function reports(consumer, folder, baseUrl) {
  const { program, dist, server, pages = [], answers = [] } = consumer;
  if (!(dist ?? server)) return program ? [await told(folder, program, { BASE_URL: baseUrl })] : [];
  const port = await freePort();
  const place = { port, baseUrl };
  const stop = server ? start(folder, server, place) : await host(consumer, join(folder, dist ?? ""), port);
  const address = (/** @type {string} */ path) => `http://127.0.0.1:${port}${path}?base=${encodeURIComponent(baseUrl)}`;
  try {
    await reached(port, stop.failed);
    const proxy = { PROXY_URL: `http://127.0.0.1:${port}/api/kling` };
    const driven = program ? [await told(folder, program, proxy)] : [];
    const answered = await Promise.all(answers.map((path) => ask(address(path))));
    return [...driven, ...answered, ...(pages.length > 0 ? await openAll(pages.map(address)) : [])];
  } catch (error) {
    if (error instanceof NotHere) throw error;
    return fail(`${error instanceof Error ? error.message : error}\n${stop.output()}`);
  } finally {
    await stop.end();
  }
}

/** What a program reports on its last line. @param {string} folder @param {readonly string[]} program @param {NodeJS.ProcessEnv} env */
async function told(folder, program, env) {
  const output = await call(folder, program, env);
  return JSON.parse(output.trim().split("\n").at(-1) ?? "");
}

/** Serves what was built. A tool that makes scripts alone gets the common page with them. @param {Consumer} consumer @param {string} folder @param {number} port */
async function host({ wasmFiles = 0, dist }, folder, port) {
  const files = await readdir(folder, { recursive: true });
  if (!files.includes("index.html")) await cp(join(folder, "..", "index.html"), join(folder, "index.html"));
  const found = files.filter((name) => name.endsWith(".wasm"));
  if (dist !== "." && found.length !== wasmFiles)
    fail(`${wasmFiles} wasm files were expected, not: ${found.join(", ")}`);
  const end = await serveFolder(folder, port);
  return { end, output: () => "", failed: () => false };
}

/**
 * Starts the tool's own server, as leader of a group that can be ended as one.
 * @param {string} folder
 * @param {readonly string[]} command
 * @param {{ port: number, baseUrl: string }} place
 */
function start(folder, [program = "", ...args], { port, baseUrl }) {
  const own = { PORT: `${port}`, HOST: "127.0.0.1", HOSTNAME: "127.0.0.1", FOXAPI_BASE_URL: baseUrl };
  const env = { ...environment(folder), ...own };
  const line = args.map((word) => word.replace("$PORT", `${port}`));
  const child = spawn(program, line, { cwd: folder, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  let ended = false;
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
  const over = new Promise((resolve) => child.on("close", resolve).on("error", resolve));
  over.then(() => (ended = true));
  const end = async () => {
    if (!ended && child.pid) process.kill(-child.pid, "SIGKILL");
    await over;
  };
  return { end, output: () => output, failed: () => ended };
}

/** Waits until somebody listens. @param {number} port @param {() => boolean} failed */
async function reached(port, failed) {
  for (const until = Date.now() + 60_000; Date.now() < until; ) {
    if (failed()) fail("the server ended at once");
    if (await listens(port)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  fail(`nobody listens at port ${port}`);
}

/** @param {number} port @returns {Promise<boolean>} */
function listens(port) {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => resolve(true)).on("error", () => resolve(false));
    socket.on("connect", () => socket.destroy());
  });
}

/** @param {string} url */
async function ask(url) {
  const answer = await fetch(url);
  const text = await answer.text();
  return answer.ok ? JSON.parse(text) : fail(`${url} answered ${answer.status}: ${text.slice(0, 2_000)}`);
}

/** @param {readonly string[]} addresses */
async function openAll(addresses) {
  const found = findBrowser();
  if ("advice" in found) throw new NotHere(found.advice);
  const browser = await chromium.launch({ executablePath: found.executablePath, args: launchArguments });
  try {
    return await Promise.all(addresses.map((url) => open(browser, url)));
  } finally {
    await browser.close();
  }
}

/** Opens a page and waits for its report; whatever else it says aloud is a failure. @param {import("playwright-core").Browser} browser @param {string} url */
async function open(browser, url) {
  const page = await browser.newPage();
  /** @type {string[]} */
  const wrong = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) wrong.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => wrong.push(`script: ${error.message}`));
  try {
    await page.goto(url);
    await page.locator("#report:not(:empty)").waitFor({ state: "attached", timeout: 60_000 });
    const report = JSON.parse((await page.locator("#report").textContent()) ?? "");
    return wrong.length > 0 ? { report, wrong } : report;
  } catch (error) {
    return fail(`${url}: ${error instanceof Error ? error.message : error}\n${wrong.join("\n")}`);
  }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}
