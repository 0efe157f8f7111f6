/**
 * One run at a time: two commands started together must not write the same folder.
 * The lock is a file with the number of the process that holds it; one left behind by a dead process is taken over.
 */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import process from "node:process";
import { setTimeout as pause } from "node:timers/promises";

import { say } from "./command.mjs";

/**
 * Does the work while holding the lock, waiting for whoever holds it now.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 */
export async function alone(file, work) {
  await mkdir(dirname(file), { recursive: true });
  for (let told = false; !(await taken(file)); ) {
    const holder = await heldBy(file);
    if (holder !== null && !alive(holder)) {
      await rm(file, { force: true });
      continue;
    }
    if (!told) say(`waiting for another run (process ${holder ?? "unknown"}) …`);
    told = true;
    await pause(250);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

/**
 * Whether this process has the lock now. Looks twice: of two that find the lock of a dead process at the same
 * moment, the slower one may remove what the faster one has just made.
 * @param {string} file
 */
async function taken(file) {
  try {
    await writeFile(file, String(process.pid), { flag: "wx" });
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "EEXIST") return false;
    throw error;
  }
  await pause(20);
  return (await heldBy(file)) === process.pid;
}

/** @param {string} file @returns {Promise<number | null>} */
const heldBy = async (file) => Number(await readFile(file, "utf8").catch(() => "")) || null;

/** @param {number} pid */
function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}
