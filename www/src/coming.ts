/** What the package's `Client` gets from the branch `journal`; this file goes with its merge. */
import type { Client, JournalEntry } from "kling-o3";

/** The client as docs/package-api.md has it. */
export interface FullClient extends Client {
  entries(): JournalEntry[];
  forget(id: string): void;
}

/** Stands in until then. */
export function completed(client: Client): FullClient {
  const full = client as FullClient;
  full.entries ??= () => [];
  full.forget ??= () => {};
  return full;
}
