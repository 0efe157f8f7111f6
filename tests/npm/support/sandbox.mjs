/** A sandbox with a clock that a test sets, and the requests that the tests of the sandbox make. */
import { readFileSync } from "node:fs";

import { createSandbox } from "kling-o3/sandbox";

/** The start of all clocks: a whole second, so that `created` is exact. */
export const start = 1_790_000_000_000;

/** The fixtures of docs/service.md by their ids, as they stand there; `text` blocks without their last newline. */
export const fixtures = readFixtures(readFileSync(new URL("../../../docs/service.md", import.meta.url), "utf8"));

/** @param {string} text */
function readFixtures(text) {
  const blocks = text.matchAll(/<!-- fixture: (\S+) -->\n(?:\*\*\S+\*\*(.*)\n)?\s*```(json|text)\n([^`]*)```/g);
  return new Map(
    [...blocks].map(([, id, title = "", kind, body]) => [
      id,
      {
        status: Number(/HTTP (\d{3})/.exec(title)?.[1] ?? 200),
        body: kind === "json" ? JSON.parse(body) : body.trimEnd(),
      },
    ]),
  );
}

/** A body that every check lets pass. */
export const good = fixtures.get("req.minimal").body;

/** A sandbox whose clock stands still until the test moves it, and the pauses it asked for. @param {object} [options] */
export function sandboxAt(options = {}) {
  const clock = { now: start };
  /** @type {number[]} */
  const pauses = [];
  const pause = async (ms, signal) => {
    signal.throwIfAborted();
    pauses.push(ms);
  };
  const sandbox = createSandbox({ now: () => clock.now, random: () => 0, pause, ...options });
  return { sandbox, clock, pauses, ...requests(sandbox.fetch) };
}

/** The three requests, by any fetch. @param {typeof fetch} send */
export function requests(send, base = "https://api.foxapi.cc") {
  const bearer = (key) => (key === null ? {} : { authorization: `Bearer ${key}` });
  return {
    post: (key, body = good, headers = {}) =>
      send(`${base}/v1/videos/generations`, {
        method: "POST",
        headers: { "content-type": "application/json", ...bearer(key), ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
    get: (key, id, query = "") => send(`${base}/v1/tasks/${id}${query}`, { headers: bearer(key) }),
    upload: (key, form) => send(`${base}/v1/files/upload/stream`, { method: "POST", headers: bearer(key), body: form }),
  };
}

/** A form with one file. @param {Record<string, string>} [fields] */
export function formWith(name = "harbour.jpg", type = "image/jpeg", fields = {}) {
  const form = new FormData();
  form.set("file", new File(["bytes"], name, { type }));
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  return form;
}
