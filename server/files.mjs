/** The folders that the development server reads from. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { serveStatic } from "@hono/node-server/serve-static";

/** @param {string} path from the top of the clone */
const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/**
 * Reads one of the sandbox's files; null where there is none of that name. Names come in plain: letters, digits, one dot.
 * @param {string} [folder]
 */
export function mediaReader(folder = at("www/public/media")) {
  /** @param {string} name */
  return async (name) => {
    try {
      return await readFile(join(folder, name));
    } catch {
      return null;
    }
  };
}

/** The built page. @param {string} [folder] */
export const page = (folder = at("www/dist")) => serveStatic({ root: folder });
