/**
 * The sandbox on a real wire: its answers written to the socket, and what can go wrong there, for tests.
 */
import { setTimeout as pause } from "node:timers/promises";

import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";

/**
 * `cut_before`: the socket is destroyed before the service has seen the request. `cut_after`: afterwards, so a POST is stored. `hang`: stored, and
 * never answered. `slow_headers`: the head comes line by line. `slow_body`: the body comes in pieces. `half_body`: the connection ends within it.
 * @typedef {"cut_before" | "cut_after" | "hang" | "slow_headers" | "slow_body" | "half_body"} Fault
 */

/** @typedef {(request: { readonly method: string, readonly url: string, readonly headers: Headers }) => Fault | null} FaultOf */

/**
 * Lets the sandbox answer and writes the answer itself, since only so a connection can be cut where the sandbox says so.
 * @param {import("kling-o3/sandbox").Sandbox} sandbox
 * @param {Request} request
 * @param {import("@hono/node-server").HttpBindings} wire
 * @param {{ fault?: FaultOf, faultPauseMs?: number }} options
 */
export async function relay(sandbox, request, { incoming, outgoing }, { fault = () => null, faultPauseMs = 100 }) {
  const wrong = fault(request);
  try {
    if (wrong === "cut_before") throw new Error("cut");
    const answer = await sandbox.fetch(request);
    if (wrong === "cut_after") throw new Error("cut");
    if (wrong === "slow_headers") await trickle(answer, incoming.socket, faultPauseMs);
    else if (wrong !== "hang") await write(answer, outgoing, wrong, faultPauseMs);
  } catch {
    // The sandbox rejects where a connection breaks; whoever called sees just that.
    incoming.socket.destroy();
  }
  return RESPONSE_ALREADY_SENT;
}

/**
 * @param {Response} answer
 * @param {import("node:http").ServerResponse} outgoing
 * @param {Fault | null} wrong
 * @param {number} pauseMs
 */
async function write(answer, outgoing, wrong, pauseMs) {
  outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
  outgoing.flushHeaders();
  if (wrong === null) {
    for await (const chunk of answer.body ?? []) outgoing.write(chunk);
    outgoing.end();
    return;
  }
  const bytes = Buffer.from(await answer.arrayBuffer());
  const end = wrong === "half_body" ? bytes.length / 2 : bytes.length;
  for (const piece of pieces(bytes.subarray(0, end))) {
    if (outgoing.destroyed) return;
    outgoing.write(piece);
    await pause(pauseMs, undefined, { ref: false });
  }
  if (wrong === "half_body") outgoing.destroy();
  else outgoing.end();
}

/**
 * @param {Response} answer
 * @param {import("node:net").Socket} socket
 * @param {number} pauseMs
 */
async function trickle(answer, socket, pauseMs) {
  const body = Buffer.from(await answer.arrayBuffer());
  const headers = { ...Object.fromEntries(answer.headers), "content-length": body.length, connection: "close" };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  for (const line of [`HTTP/1.1 ${answer.status} -`, ...lines, ""]) {
    if (socket.destroyed) return;
    socket.write(`${line}\r\n`);
    await pause(pauseMs, undefined, { ref: false });
  }
  socket.end(body);
}

/** @param {Buffer} bytes */
function pieces(bytes) {
  const size = Math.max(1, Math.ceil(bytes.length / 8));
  const count = Math.ceil(bytes.length / size);
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
}
