/** One task of the service's, followed in several tabs. */
import { Client } from "kling-o3";

import { id } from "./client.mjs";
import { completed, key, processing, service } from "./service.mjs";

/** Follows the task in a tab; what it comes to, what is told, and what is asked there. */
export function follow(tab, answer, { apiKey = key, ...options } = {}) {
  const living = service(answer);
  const fetch = (url, init) => (tab.isDead() ? new Promise(() => {}) : living(url, init));
  const events = [];
  const controller = new AbortController();
  const handle = new Client({ apiKey, fetch }).task(id);
  const listen = () => handle.wait({ onEvent: (event) => events.push(event), signal: controller.signal, ...options });
  const waiting = tab.within(listen);
  waiting.catch(() => {});
  const told = () => events.map(({ type, reason }) => reason ?? type);
  return {
    waiting,
    events,
    told,
    controller,
    handle,
    again: () => tab.within(listen),
    polls: () => living.calls.length,
  };
}

/** A service whose task is over at a moment of the clock. */
export const overAt =
  (ms, start = Date.now()) =>
  () =>
    Date.now() < start + ms ? processing() : completed();

/** How often the end was told. @param {string[]} told */
export const ends = (told) => told.filter((word) => word === "completed").length;
