/**
 * `kling-o3/sandbox`: the service of docs/service.md as a fetch handler, without network, key or cost.
 *
 * It answers the routes E1 (create), E2 (query) and E3 (upload) under any host and path prefix, plays every behaviour that the contract knows,
 * and remembers no task: a task id carries start, scenario and shape of the video, so that a reloaded page finds its task again.
 * The package's validator is not used here; the two check each other.
 *
 * @example
 * const sandbox = createSandbox({ mediaBaseUrl: "/media/", speed: 4 });
 * const client = new Client({ fetch: sandbox.fetch, apiKey: sandbox.keyFor("race") });
 * @module kling-o3/sandbox
 */

import { type Answer, deliver, plain, refusal } from "./sandbox/answer.js";
import { corsOfAnswer, corsOfPreflight } from "./sandbox/cors.js";
import { create } from "./sandbox/create.js";
import { readOptions, type SandboxOptions, type Settings } from "./sandbox/options.js";
import { type PostCounts, Posts } from "./sandbox/posts.js";
import { query } from "./sandbox/query.js";
import { keyOf, scenarioNumber } from "./sandbox/scenario.js";
import { pairs } from "./sandbox/ticket.js";
import { upload } from "./sandbox/upload.js";
import { refusedAt, type Visit, visit } from "./sandbox/visit.js";

export type { Delivery, Pause } from "./sandbox/answer.js";
export type { CorsProfile } from "./sandbox/cors.js";
export type { CreateForm } from "./sandbox/created.js";
export { type MediaOptions, serveMedia } from "./sandbox/media.js";
export type { MadeTask, SandboxOptions } from "./sandbox/options.js";
export type { PostCounts } from "./sandbox/posts.js";
export { type ScenarioInfo, scenarios } from "./sandbox/scenario.js";
export type { ResultForm, Timing } from "./sandbox/task.js";

/** The service in memory. */
export interface Sandbox {
  /**
   * Answers a request as the service would; usable as `fetch` of a client, and as handler of an HTTP server. Rejects with a TypeError where the
   * connection would break: a server then has to cut the socket. Never follows a redirect of its own. Needs no `this`.
   */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /** How often each body was POSTed to the create route, whatever the answer was. */
  readonly posts: PostCounts;
  /** The key that asks for a scenario of the list `scenarios`, or for `fail-at-<percent>`; a TypeError for an unknown one. */
  readonly keyFor: (scenario: string) => string;
}

/**
 * Makes a sandbox.
 *
 * A key `sk-test-<scenario>` chooses what happens; every other key gets the scenario of the options. The scenario of a task is fixed when it is
 * made. A TypeError names an option that is unknown or cannot be used.
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const settings = readOptions(options);
  const posts = new Posts();
  let made = 0;
  // The count keeps tasks of one millisecond apart, also where the random source stands still.
  const serial = (): number => Math.floor(settings.random() * pairs) + made++;
  return {
    fetch: (input, init) => answerRequest(requestOf(input, init), settings, posts, serial),
    posts,
    keyFor: (scenario) => {
      if (scenarioNumber(scenario) === null)
        throw new TypeError(`Unknown scenario "${scenario}"; the list is in \`scenarios\``);
      return keyOf(scenario);
    },
  };
}

/** A request that is one already is taken as it is: servers pass objects that only look like the global class. */
function requestOf(input: string | URL | Request, init: RequestInit | undefined): Request {
  return typeof input === "object" && "headers" in input && init === undefined ? input : new Request(input, init);
}

type Route = "create" | "query" | "upload";
const routes: readonly { readonly route: Route; readonly method: string; readonly path: RegExp }[] = [
  { route: "create", method: "POST", path: /\/v1\/videos\/generations$/ },
  { route: "query", method: "GET", path: /\/v1\/tasks\/([^/]+)$/ },
  { route: "upload", method: "POST", path: /\/v1\/files\/upload\/stream$/ },
];

async function answerRequest(
  request: Request,
  settings: Settings,
  posts: Posts,
  serial: () => number,
): Promise<Response> {
  const { signal } = request;
  signal.throwIfAborted();
  const pause = (ms: number, end: AbortSignal): Promise<void> => settings.pause(ms / settings.speed, end);
  const visitor = visit(request, settings);
  const found = routes.find(({ path }) => path.test(visitor.url.pathname));
  if (request.method === "OPTIONS" && found !== undefined)
    return deliver(plain(204, "", ""), corsOfPreflight(settings.cors), pause, signal);
  const headers = corsOfAnswer(settings.cors, found?.route === "create");
  headers.set("x-request-id", `sandbox-${Math.floor(settings.random() * 36 ** 8).toString(36)}`);
  const answer = refusedAt(visitor, "line") ?? (await routed(visitor, found, posts, serial));
  if (settings.latencyMs > 0) await pause(settings.latencyMs, signal);
  signal.throwIfAborted();
  return deliver(answer, headers, pause, signal);
}

async function routed(
  visitor: Visit,
  found: (typeof routes)[number] | undefined,
  posts: Posts,
  serial: () => number,
): Promise<Answer> {
  const { request, url } = visitor;
  if (found === undefined) return refusal(404, "There is no such route", "not_found");
  if (request.method !== found.method)
    return refusal(405, "Method not allowed", "invalid_request_error", {}, { allow: `${found.method}, OPTIONS` });
  if (found.route === "query") return query(visitor, found.path.exec(url.pathname)?.[1] ?? "");
  if (found.route === "upload") return upload(visitor, serial());
  const text = await request.text();
  posts.add(text);
  return create(visitor, text, serial());
}
