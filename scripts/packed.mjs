/**
 * The package as its users get it: packed by `npm pack`, and installed from that file into a folder of its own
 * outside the clone.
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";

import { npm } from "./packages.mjs";
import { at, manifest } from "./project.mjs";

/** Packs what is built; gives the file's path. `dist/` must be built already. */
export async function pack() {
  const folder = at("target", "packed");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await npm(["pack", "--ignore-scripts", "--pack-destination", folder]);
  const { name, version } = manifest();
  return join(folder, `${name}-${version}.tgz`);
}

/**
 * Does something with a folder that has the packed package installed. The installation is offline: the package has
 * no dependencies.
 * @template T
 * @param {(consumer: { folder: string, file: string }) => Promise<T>} work given the folder and the packed file
 */
export async function withConsumer(work) {
  const file = await pack();
  const folder = await mkdtemp(join(tmpdir(), "kling-o3-consumer-"));
  try {
    await writeFile(join(folder, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));
    await npm(["install", file, "--offline", "--no-audit", "--no-fund"], { cwd: folder });
    return await work({ folder, file });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The setting of Node under which `import "kling-o3"` means the installed package, in the tests and in whatever they
 * start. The tests themselves stay where they are, beside their fixtures.
 * @param {string} folder of the consumer
 * @returns {NodeJS.ProcessEnv}
 */
export function packedEnvironment(folder) {
  const hook = JSON.stringify(pathToFileURL(at("scripts", "packed-hook.mjs")).href);
  const register = `import{register}from"node:module";register(${hook})`;
  return {
    KLING_O3_CONSUMER: pathToFileURL(join(folder, "package.json")).href,
    NODE_OPTIONS:
      `${process.env.NODE_OPTIONS ?? ""} --import=data:text/javascript,${encodeURIComponent(register)}`.trim(),
  };
}
