/**
 * Which of the service's routes a request means. There are two, or three with uploads; nothing else is ever sent on.
 */

import type { Settings } from "./options.js";
import { refuse } from "./refusal.js";

/** A route of the service, with the address on its side. */
export interface Route {
  readonly method: "GET" | "POST";
  /** Content type that a body must have; null where there is no body. */
  readonly body: "application/json" | "multipart/form-data" | null;
  /** Path and query below the service's base URL. */
  readonly target: string;
}

const create: Route = { method: "POST", body: "application/json", target: "/v1/videos/generations" };
const upload: Route = { method: "POST", body: "multipart/form-data", target: "/v1/files/upload/stream" };
const tasks = "/v1/tasks/";

const noRoute = (): Response => refuse(404, "proxy_not_found", "The proxy has no such route");

/** The route of a request, or the refusal. The method is not looked at here. */
export function findRoute(request: Request, settings: Settings): Route | Response {
  // A server may give what it was sent: no host, or one that is none. A 5xx would tell a client that money may be lost.
  if (!URL.canParse(request.url)) return noRoute();
  const { pathname, searchParams } = new URL(request.url);
  const path = below(pathname, settings.prefix);
  if (path === create.target) return create;
  if (path === upload.target && settings.upload) return upload;
  if (path === null || !path.startsWith(tasks)) return noRoute();
  const id = path.slice(tasks.length);
  if (!isSegment(id)) return refuse(400, "proxy_task_id", "This is not a task id");
  const query = searchParams.get("sync_upstream") === "true" ? "?sync_upstream=true" : "";
  return { method: "GET", body: null, target: `${tasks}${id}${query}` };
}

/** The part of the path from `/v1/` on; null where the request is not below the mount point. */
function below(pathname: string, prefix: string | null): string | null {
  if (prefix !== null) return pathname.startsWith(`${prefix}/`) ? pathname.slice(prefix.length) : null;
  return /\/v1\/(videos\/generations|files\/upload\/stream|tasks\/[^/]*)$/.exec(pathname)?.[0] ?? null;
}

/** Longer than any id, and short enough for every server's request line. */
const longestId = 1_000;

/**
 * Whether this is one path segment for every server: for one that decodes it once or again and again, that drops what follows a semicolon, or
 * that trims white space. It is passed on as it was written.
 */
function isSegment(id: string): boolean {
  try {
    const plain = decodeURIComponent(id);
    return id.length <= longestId && !/^\s*\.{0,2}\s*$|[/\\?#%;]|\p{Cc}/u.test(plain);
  } catch {
    return false;
  }
}
