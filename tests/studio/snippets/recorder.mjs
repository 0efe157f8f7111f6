/** A server that keeps what it is sent, and lets the sandbox answer. */
import { createServer } from "node:http";

/**
 * @param {import("node:test").TestContext} t
 * @param {string} target where the sandbox is, without a slash at the end
 */
export async function startRecorder(t, target) {
  /** @type {{ body: string, key: string | undefined, type: string | undefined }[]} */
  const posts = [];
  const server = createServer(async (request, response) => {
    const pieces = [];
    for await (const piece of request) pieces.push(piece);
    const body = Buffer.concat(pieces);
    const { authorization = "", "content-type": type } = request.headers;
    if (request.method === "POST") posts.push({ body: body.toString("utf8"), key: authorization, type });
    const answer = await fetch(`${target}${request.url}`, {
      method: request.method ?? "GET",
      headers: { authorization, "content-type": type ?? "application/json" },
      ...(request.method === "POST" ? { body } : {}),
    });
    response.writeHead(answer.status, {
      "content-type": answer.headers.get("content-type") ?? "",
      connection: "close",
    });
    response.end(await answer.text());
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${port}`, posts };
}
