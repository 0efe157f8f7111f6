/**
 * Under which names the server may be called. A page of another site can let its own name point to this machine (DNS rebinding) and would then
 * be of the same origin as the server, if that answered to every name.
 */

const addresses = ["127.0.0.1", "::1", "localhost"];
const names = ["127.0.0.1", "[::1]", "localhost"];

/** Whether this is an address to listen on. @param {string} host */
export const isLoopback = (host) => addresses.includes(host);

/**
 * Whether a request was sent to one of the machine's own names and to the port it came in at.
 * @param {import("node:http").IncomingMessage} incoming
 */
export function isOwnName({ headers, socket, url = "" }) {
  const port = socket.localPort;
  const own = names.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]));
  // A request line with a whole address in it would win over the header, so it is not taken at all.
  return url.startsWith("/") && own.includes((headers.host ?? "").toLowerCase());
}
