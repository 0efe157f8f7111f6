/** The journal in the page's own storage: a key for each entry, so that two tabs never write over each other. */
import type { Journal, JournalEntry } from "./journal.js";

const prefix = "kling-o3/entry/";

/** Any of these may throw, where a browser forbids its storage or it is full. */
export const pageJournal: Journal = {
  load: () =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .map(read),
  save: (entry) => localStorage.setItem(prefix + entry.id, JSON.stringify(entry)),
  remove: (id) => localStorage.removeItem(prefix + id),
};

/** What stands there, whatever that is; its key is its id. */
function read(key: string): JournalEntry {
  const text = String(localStorage.getItem(key));
  let entry: unknown;
  try {
    entry = JSON.parse(text);
  } catch {
    // No entry; the core says so.
  }
  return { ...(entry as JournalEntry), id: key.slice(prefix.length) };
}
