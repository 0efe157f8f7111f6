/**
 * Where a key has got to. `watch` a page before it is used, then ask `findKey` as often as something may have carried it
 * away: after each copy, each file that was saved, each message. What is new in the studio is found by itself where it goes
 * through the markup, storage, clipboard, console, events, messages, downloads or requests; another way out is a line here.
 */
import { readFile } from "node:fs/promises";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {{ said: string[], downloads: Promise<Buffer>[], requests: import("playwright-core").Request[], service: string }} Watched */

/** @type {WeakMap<Page, Watched>} */
const watched = new WeakMap();

/** Keeps what the page lets out; opens it anew, so that nothing is missed. @param {Page} page @param {string} service the only origin that the key is for */
export async function watch(page, service) {
  /** @type {Watched} */
  const kept = { said: [], downloads: [], requests: [], service };
  watched.set(page, kept);
  page.on("console", (message) => kept.said.push(message.text()));
  page.on("pageerror", (error) => kept.said.push(`${error.stack}`));
  page.on("request", (request) => kept.requests.push(request));
  page.on("download", (download) => kept.downloads.push(download.path().then((path) => readFile(path))));
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.addInitScript(() => {
    const told = /** @type {string[]} */ ([]);
    Object.assign(globalThis, { told });
    const note = (/** @type {unknown} */ value) => {
      // What cannot be written down as a whole is written down by its parts.
      const parts = value && typeof value === "object" ? Object.values(value) : [];
      try {
        told.push(JSON.stringify(value) ?? `${value}`);
      } catch {
        told.push(parts.map(String).join());
      }
    };
    const { dispatchEvent } = EventTarget.prototype;
    EventTarget.prototype.dispatchEvent = function dispatch(event) {
      note([event.type, /** @type {CustomEvent} */ (event).detail]);
      return dispatchEvent.call(this, event);
    };
    const post = globalThis.postMessage.bind(globalThis);
    globalThis.postMessage = (/** @type {any[]} */ ...all) => {
      note(all[0]);
      // @ts-expect-error as it came
      post(...all);
    };
  });
  await page.reload();
}

/** The places where the key is now, but for its header to the service. @param {Page} page @param {string} key @returns {Promise<string[]>} */
export async function findKey(page, key) {
  const kept = watched.get(page);
  if (!kept) throw new Error("watch the page first");
  const inside = Object.entries(await page.evaluate(look)).map(([place, text]) => [place, text]);
  const outside = [["console", kept.said.join()], ...(await Promise.all(kept.requests.map(sent)))];
  const texts = [...inside, ...outside].filter(([, text]) => `${text}`.includes(key)).map(([place]) => `${place}`);
  const files = await Promise.all(kept.downloads);
  const headers = await Promise.all(kept.requests.map((request) => request.allHeaders()));
  const strangers = kept.requests.filter(
    (request, at) => headers[at]?.authorization?.includes(key) && !request.url().startsWith(`${kept.service}/`),
  );
  return [
    ...texts,
    ...files.filter((file) => file.includes(key)).map(() => "download"),
    ...strangers.map((request) => `header to ${request.url()}`),
  ];
}

/** What a request carries besides that header. @param {import("playwright-core").Request} request @returns {Promise<[string, string]>} */
async function sent(request) {
  const { authorization, ...headers } = await request.allHeaders();
  return [`request ${request.url()}`, JSON.stringify([request.url(), request.postData(), headers])];
}

/** Everything in the page that somebody else's script could read. */
async function look() {
  /** @param {Document | ShadowRoot} root @returns {ShadowRoot[]} */
  const roots = (root) =>
    [...root.querySelectorAll("*")].flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot, ...roots(shadowRoot)] : []));
  const all = roots(document);
  const fields = [document, ...all].flatMap((root) => [...root.querySelectorAll("input, textarea, select")]);
  const studio = /** @type {any} */ (document.querySelector("kling-o3-studio"));
  const told = /** @type {any} */ (globalThis).told ?? [];
  /** @param {IDBDatabase} database @returns {Promise<string>} */
  const rows = (database) =>
    Promise.all(
      [...database.objectStoreNames].map(
        (name) =>
          new Promise((resolve) => {
            const asked = database.transaction(name).objectStore(name).getAll();
            asked.onsuccess = () => resolve(JSON.stringify(asked.result));
          }),
      ),
    ).then(String);
  const databases = (await indexedDB.databases()).map(
    ({ name = "" }) =>
      new Promise((resolve) => {
        const opened = indexedDB.open(name);
        opened.onsuccess = () => resolve(rows(opened.result).finally(() => opened.result.close()));
      }),
  );
  return {
    markup: [document.documentElement.outerHTML, ...all.map(({ innerHTML }) => innerHTML)].join(),
    fields: fields.map((field) => /** @type {HTMLInputElement} */ (field).value).join(),
    storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
    databases: (await Promise.all(databases)).join(),
    cookies: document.cookie,
    address: location.href,
    history: JSON.stringify(history.state),
    clipboard: await navigator.clipboard.readText().catch(() => ""),
    events: told.join(),
    property: String(studio?.apiKey),
    title: document.title,
  };
}
