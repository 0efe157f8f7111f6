/**
 * The development server: the built page, its files, the sandbox service, and, where a key is given, the proxy to the real one.
 *
 * It listens on loopback only and answers no name but its own, so that no other machine and no other website can spend the key.
 */
import { createAdaptorServer } from "@hono/node-server";

import { createSandbox } from "kling-o3/sandbox";

import { createApp } from "./app.mjs";
import { isLoopback } from "./host.mjs";

/**
 * @typedef {object} ServerOptions
 * @property {number} [port] default 0: any free one
 * @property {string} [host] the loopback address to listen on: `127.0.0.1` (default), `::1` or `localhost`
 * @property {string} [apiKey] key of the real service; with it the page is live, without it the page talks to the sandbox
 * @property {string} [serviceUrl] where the proxy sends to; default the real service
 * @property {import("kling-o3/sandbox").SandboxOptions} [sandbox] default: media of this server, no key needed
 * @property {import("./faults.mjs").FaultOf} [fault] what goes wrong on the wire of the sandbox, for tests
 * @property {number} [faultPauseMs] time between the pieces of a fault that sends in pieces; default 100
 * @property {string} [pageFolder] the built page; default `www/dist`
 * @property {string} [mediaFolder] the sandbox's files; default `www/public/media`
 */

/**
 * @typedef {object} RunningServer
 * @property {string} url where it can be reached, with a slash at the end
 * @property {number} port
 * @property {import("kling-o3/sandbox").Sandbox} sandbox
 * @property {import("kling-o3/sandbox").PostCounts} posts how often each body was POSTed to the sandbox; never told over HTTP
 * @property {() => Promise<void>} close ends every connection, also those that wait
 */

/**
 * Starts the server. Rejects with the system's error where the port is taken, with a TypeError where the host is not loopback.
 * @param {ServerOptions} [options]
 * @returns {Promise<RunningServer>}
 */
export async function startServer(options = {}) {
  const { host = "127.0.0.1", port = 0 } = options;
  if (!isLoopback(host)) throw new TypeError(`The server listens on loopback only, not on ${host}`);
  const sandbox = createSandbox({ mediaBaseUrl: "/media/", requireKey: false, ...options.sandbox });
  const app = createApp(sandbox, options);
  // The package is meant to run where `Request` is the platform's own; so it does here.
  const server = /** @type {import("node:http").Server} */ (
    createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false })
  );
  server.prependListener("request", closeAfterBrowser);
  await listening(server, port, host);
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  const name = address.family === "IPv6" ? `[${address.address}]` : address.address;
  return {
    url: `http://${name}:${address.port}/`,
    port: address.port,
    sandbox,
    posts: sandbox.posts,
    close: () => closed(server),
  };
}

/**
 * A browser gets a connection of its own for every request: it repeats a POST by itself where a connection that it has
 * used before ends without an answer or answers 408, and nothing in a page can forbid that. Only browsers tell the site.
 * @param {import("node:http").IncomingMessage} incoming
 * @param {import("node:http").ServerResponse} outgoing
 */
function closeAfterBrowser({ headers }, outgoing) {
  if (headers["sec-fetch-site"] !== undefined) outgoing.setHeader("connection", "close");
}

/** @param {import("node:http").Server} server @param {number} port @param {string} host @returns {Promise<void>} */
function listening(server, port, host) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

/** @param {import("node:http").Server} server @returns {Promise<void>} */
function closed(server) {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
