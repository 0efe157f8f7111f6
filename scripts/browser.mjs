/**
 * The browser for the tests: finds an installed Chromium or Chrome and its driver, and on Debian and Ubuntu can
 * install them. No test tool brings a browser of its own here.
 */
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";

import { long, run, say } from "./command.mjs";

/**
 * For a headless browser that also starts as root, and that asks nobody outside for anything while it runs.
 * Playwright adds `--headless` and an empty profile itself.
 */
export const launchArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const browserNames = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const browserPlaces = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];
const firefoxPlaces = [
  "/Applications/Firefox.app/Contents/MacOS/firefox",
  "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
];
const driverPlaces = [
  "/usr/lib/chromium-browser/chromedriver",
  "/usr/lib/chromium/chromedriver",
  "/snap/bin/chromium.chromedriver",
];

/**
 * An installed Chromium or Chrome: the one in `CHROME_PATH`, else the first that is found.
 * @returns {{ executablePath: string } | { advice: string }} where to start it, or one line that says what to install
 */
export function findBrowser() {
  const executablePath = find(process.env.CHROME_PATH, browserNames, browserPlaces);
  return executablePath === null
    ? { advice: "no Chromium found: install Chromium or Chrome, or put its path into CHROME_PATH" }
    : { executablePath };
}

/**
 * An installed Firefox: the one in `FIREFOX_PATH`, else the first that is found. Nothing here installs one.
 * @returns {{ executablePath: string } | { advice: string }}
 */
export function findFirefox() {
  const executablePath = find(process.env.FIREFOX_PATH, ["firefox-esr", "firefox"], firefoxPlaces);
  return executablePath === null
    ? { advice: "no Firefox found: install Firefox, or put its path into FIREFOX_PATH" }
    : { executablePath };
}

/**
 * ChromeDriver of the installed browser's version: the one in `CHROMEDRIVER`, else the first that is found.
 * @returns {{ executablePath: string } | { advice: string }}
 */
export function findDriver() {
  const executablePath = find(process.env.CHROMEDRIVER, ["chromedriver"], driverPlaces);
  return executablePath === null
    ? { advice: "no ChromeDriver found: install the one of your browser's version, or put its path into CHROMEDRIVER" }
    : { executablePath };
}

/** Installs Debian's Chromium and ChromeDriver where either is missing and this process may do so. */
export async function installBrowser() {
  const complete = "executablePath" in findBrowser() && "executablePath" in findDriver();
  if (complete || !isDebian() || process.getuid?.() !== 0) return;
  await long("installing chromium and chromium-driver", "30 seconds", async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    try {
      await run("apt-get", ["update", "-qq"], { env });
      await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium", "chromium-driver"], { env });
    } catch (error) {
      // The tests that need a browser fail with the advice; the others can still run.
      say(error instanceof Error ? error.message : String(error));
    }
  });
}

const isDebian = () =>
  existsSync("/etc/os-release") && /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync("/etc/os-release", "utf8"));

/** @param {string | undefined} chosen @param {string[]} names @param {string[]} places */
function find(chosen, names, places) {
  if (chosen) return existsSync(chosen) ? chosen : null;
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const ending = process.platform === "win32" ? ".exe" : "";
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name + ending)));
  return [...found, ...places].find((path) => existsSync(path)) ?? null;
}
