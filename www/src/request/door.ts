/** The door to the request tab: what is behind it is loaded when it is first needed. */
import { html, nothing } from "lit";
import type { KlingO3Studio } from "../studio.ts";
import { addTexts } from "../texts/texts.ts";
import type { RequestTab } from "./tab.ts";

/** What the hash of a link to a request begins with. */
export const linkStart = "#r=";

const tabs = new WeakMap<KlingO3Studio, RequestTab>();
const failed = new WeakSet<KlingO3Studio>();
const readers = new WeakSet<KlingO3Studio>();

/** The tab of a studio; null: it could not be loaded. */
export async function requestTab(studio: KlingO3Studio): Promise<RequestTab | null> {
  try {
    const { RequestTab, enRequest } = await import("./tab.ts");
    addTexts(enRequest);
    const tab = tabs.get(studio) ?? new RequestTab(studio);
    tabs.set(studio, tab);
    return tab;
  } catch {
    failed.add(studio);
    studio.hindrance = studio.t.errors.strange;
    return null;
  } finally {
    studio.requestUpdate();
    // With the new words.
    await studio.updateComplete;
  }
}

/** What the panel shows. */
export function request(studio: KlingO3Studio) {
  const tab = tabs.get(studio);
  if (tab) return tab.render();
  if (failed.has(studio)) return html`<p class="notice warn">${studio.t.errors.strange}</p>`;
  void requestTab(studio);
  return nothing;
}

/** Ctrl or ⌘ with S. */
export async function saveRequest(studio: KlingO3Studio): Promise<void> {
  (await requestTab(studio))?.save();
}

/** Whether links to a request can lead to the page around this studio. */
export const readsLinks = (studio: KlingO3Studio): boolean => readers.has(studio);

/**
 * For the page around a studio: opens the request in the page's address, now and whenever another one comes. It is taken out
 * of the address then, so that a reload does not undo what was changed since.
 */
export function readLinks(studio: KlingO3Studio): void {
  const open = async () => {
    const { hash, pathname, search } = location;
    if (!hash.startsWith(linkStart)) return;
    const tab = await requestTab(studio);
    if (tab === null) return;
    await tab.openLink(hash);
    history.replaceState(history.state, "", pathname + search);
  };
  readers.add(studio);
  addEventListener("hashchange", () => void open());
  void open();
}
