/** What the package's `Client` gets from the branches `upload` and `journal`; this file goes with their merge. */
import type { Client, JournalEntry } from "kling-o3";

/** The client as docs/package-api.md has it. */
export interface FullClient extends Client {
  upload(file: Blob, options?: { signal?: AbortSignal; name?: string }): Promise<{ readonly url: string }>;
  entries(): JournalEntry[];
  forget(id: string): void;
}

/** Stands in until then. */
export function completed(client: Client): FullClient {
  const full = client as FullClient;
  full.entries ??= () => [];
  full.forget ??= () => {};
  full.upload ??= () => Promise.reject(new Error("not there yet"));
  return full;
}
