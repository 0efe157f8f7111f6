/** A service of a few lines: a fake `fetch` that answers from a script, and counts. */
import { readFileSync } from "node:fs";

const contract = readFileSync(new URL("../../../docs/service.md", import.meta.url), "utf8");

/** The text of a fixture of docs/service.md. @param {string} id */
export function fixture(id) {
  const [, rest] = contract.split(`<!-- fixture: ${id} -->`);
  const [, text] = /```\w+\n([\s\S]*?)\n?```/.exec(rest ?? "") ?? [];
  if (text === undefined) throw new Error(`no fixture ${id}`);
  return text;
}

/** A fixture's JSON, with members replaced. @param {string} id @param {object} [change] */
export const body = (id, change = {}) => ({ ...JSON.parse(fixture(id)), ...change });

/** @param {number} status @param {unknown} content text, or what becomes JSON @param {HeadersInit} [headers] */
export const reply =
  (status, content = "", headers = {}) =>
  () =>
    new Response(typeof content === "string" ? content : JSON.stringify(content), { status, headers });

/** An answer that never comes, until the request is aborted. */
export const silence = (_url, { signal }) =>
  new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));

/** An answer that comes when told to. */
export function later() {
  const { promise, resolve, reject } = withResolvers();
  return Object.assign(() => promise, { answer: (answer) => resolve(answer()), fail: reject });
}

/** No answer at all. */
export const cut = () => Promise.reject(new TypeError("fetch failed"));

export const created = reply(200, body("create.doc"));
export const processing = reply(200, body("task.processing"));
export const completed = reply(200, body("task.completed"));

/**
 * A fetch that gives one answer after the other, the last one for ever, and remembers what it was asked.
 * @param {...(url: string, init: RequestInit) => Response | Promise<Response>} script
 */
export function service(...script) {
  const calls = [];
  const fetch = async (url, init) => {
    calls.push({ url, init, method: init.method, body: init.body });
    const answer = script.length > 1 ? script.shift() : script[0];
    return answer(url, init);
  };
  return Object.assign(fetch, {
    calls,
    next: (...more) => script.push(...more),
    count: (method) => calls.filter((call) => call.method === method).length,
  });
}

function withResolvers() {
  let resolve;
  let reject;
  const promise = new Promise((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

/** A request like the service's documented example. */
export const form = () => JSON.parse(fixture("req.minimal"));

export const key = "sk-test-0123456789";
