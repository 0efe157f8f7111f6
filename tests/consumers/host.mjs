/** A host of static files, as plain as there is: types by ending, and a policy that allows no `eval`. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

/** @type {Record<string, string>} */
const types = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};

// Import maps stand in the page itself, and some tools write small scripts there.
const policy = "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'";

/**
 * Serves a folder on loopback.
 * @param {string} folder
 * @param {number} port
 * @returns {Promise<() => Promise<void>>} ends it
 */
export async function serveFolder(folder, port) {
  const server = createServer(async ({ url = "/" }, answer) => {
    const { pathname } = new URL(url, "http://localhost");
    const path = normalize(pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    const content = await readFile(join(folder, path)).catch(() => null);
    const type = types[extname(path)] ?? "application/octet-stream";
    answer.writeHead(content ? 200 : 404, { "content-type": type, "content-security-policy": policy });
    answer.end(content ?? "");
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", () => resolve(undefined)));
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
}
