/** The bundles from a server of this machine, as brotli, for pages. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { brotliCompressSync } from "node:zlib";

import { folder } from "./bundles.mjs";

/** @template T @param {(origin: string) => Promise<T>} work @returns {Promise<T>} */
export async function withServer(work) {
  const packed = new Map();
  const isolated = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };
  const server = createServer(async ({ url = "/" }, response) => {
    if (url === "/blank.html") {
      return response
        .writeHead(200, { ...isolated, "content-type": "text/html" })
        .end("<!doctype html><title>blank</title>");
    }
    try {
      if (!packed.has(url)) packed.set(url, brotliCompressSync(await readFile(`${folder}${url}`)));
      const head = {
        ...isolated,
        "content-type": "text/javascript",
        "content-encoding": "br",
        "cache-control": "no-store",
      };
      return response.writeHead(200, head).end(packed.get(url));
    } catch {
      return response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", () => listening(undefined)));
  const address = server.address();
  try {
    return await work(`http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}
