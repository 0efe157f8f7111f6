/**
 * A fetch handler for the sandbox's files: ranges, expiry and CORS as a file host has them. Where the bytes come from is the caller's business.
 */

/** Options of `serveMedia`. */
export interface MediaOptions {
  /** The bytes of one of the sandbox's files (`16x9.mp4`, `9x16.mp4`, `1x1.mp4`, `picture.png`, `picture.jpg`), or null. */
  read: (name: string) => Uint8Array | null | Promise<Uint8Array | null>;
  /** The wall clock in milliseconds since 1970; default `Date.now`. */
  now?: (() => number) | undefined;
  /** Whether pages of other origins may read the files; default true. A query `cors=0` switches it off for one address. */
  cors?: boolean | undefined;
}

/** Every name is answered by one of these, by its extension. */
const kinds: Readonly<Record<string, { readonly type: string; readonly file: string }>> = {
  mp4: { type: "video/mp4", file: "16x9.mp4" },
  mov: { type: "video/mp4", file: "16x9.mp4" },
  png: { type: "image/png", file: "picture.png" },
  jpg: { type: "image/jpeg", file: "picture.jpg" },
  jpeg: { type: "image/jpeg", file: "picture.jpg" },
};

/**
 * Makes the handler. Any path is answered by its last segment: a file of that name, else the stand-in for its extension. `exp` in the query
 * (Unix seconds) ends the life of a link: 403 from then on.
 */
export function serveMedia(options: MediaOptions): (request: Request) => Promise<Response> {
  const now = options.now ?? (() => Date.now());
  return async (request) => {
    const url = new URL(request.url);
    const headers = new Headers({ "cache-control": "no-cache", "x-content-type-options": "nosniff" });
    if (options.cors !== false && url.searchParams.get("cors") !== "0") allow(headers);
    if (request.method === "OPTIONS") return new Response(null, { status: 204, headers });
    if (request.method !== "GET" && request.method !== "HEAD") {
      headers.set("allow", "GET, HEAD, OPTIONS");
      return told(405, "This file can only be read", headers);
    }
    if (isOver(url, now())) return told(403, "The link has expired", headers);
    const found = await find(url, options.read);
    if (found === null) return told(404, "There is no such file", headers);
    headers.set("content-type", found.type);
    return file(request, found.bytes, headers);
  };
}

function allow(headers: Headers): void {
  headers.set("access-control-allow-origin", "*");
  headers.set("access-control-allow-methods", "GET, HEAD, OPTIONS");
  headers.set("access-control-allow-headers", "Range");
  headers.set("access-control-expose-headers", "Accept-Ranges, Content-Length, Content-Range");
}

function told(status: number, text: string, headers: Headers): Response {
  headers.set("content-type", "text/plain");
  return new Response(text, { status, headers });
}

function isOver(url: URL, nowMs: number): boolean {
  const end = url.searchParams.get("exp");
  return end !== null && !(nowMs < Number(end) * 1000);
}

interface Found {
  readonly bytes: Uint8Array;
  readonly type: string;
}

async function find(url: URL, read: MediaOptions["read"]): Promise<Found | null> {
  const name = url.pathname.slice(url.pathname.lastIndexOf("/") + 1);
  const kind = kinds[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ""];
  if (kind === undefined) return null;
  // Only names of the plain kind reach the callback, so that it may read from a folder.
  const own = /^\w+\.\w+$/.test(name) ? await read(name) : null;
  const bytes = own ?? (await read(kind.file));
  return bytes && { bytes, type: kind.type };
}

/** The file or the part of it that is asked for (RFC 9110 §14; several ranges at once get the whole file). */
function file(request: Request, bytes: Uint8Array, headers: Headers): Response {
  headers.set("accept-ranges", "bytes");
  const size = bytes.length;
  // There is no validator that an If-Range could match, so such a request gets the whole file.
  const asked = request.method === "GET" && !request.headers.has("if-range") ? request.headers.get("range") : null;
  const range = asked === null ? null : readRange(asked, size);
  if (range === "outside") {
    headers.set("content-range", `bytes */${size}`);
    return told(416, "This range is outside the file", headers);
  }
  const [start, end] = range ?? [0, size];
  if (range !== null) headers.set("content-range", `bytes ${start}-${end - 1}/${size}`);
  headers.set("content-length", `${end - start}`);
  const body = request.method === "HEAD" ? null : bytes.slice(start, end);
  return new Response(body, { status: range === null ? 200 : 206, headers });
}

/** Start and end (exclusive) of a single range; null where the header says nothing usable. */
function readRange(header: string, size: number): readonly [number, number] | "outside" | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header.trim());
  if (match === null || (match[1] === "" && match[2] === "")) return null;
  const [, first = "", last = ""] = match;
  if (first === "") return Number(last) === 0 ? "outside" : [Math.max(0, size - Number(last)), size];
  const start = Number(first);
  if (last !== "" && Number(last) < start) return null;
  return start >= size ? "outside" : [start, last === "" ? size : Math.min(size, Number(last) + 1)];
}
