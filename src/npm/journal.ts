/** What a journal of creates is. */

/** A create, remembered by the page or by you; never with the key, a prompt or the address of a file. */
export interface JournalEntry {
  /** A local name that no other entry has. */
  readonly id: string;
  /** Where it was sent; a client sees the entries of its own base URL only. */
  readonly baseUrl: string;
  /** `unknown`: it may have created a task. `pending`: it did, and that is not known to be over. */
  readonly state: "sending" | "unknown" | "pending" | "finished" | "failed";
  /** The task it created, once that is known. */
  readonly taskId: string | null;
  /** A short name for the request, of which no word can be read from it. It is no cryptographic hash. */
  readonly digest: string;
  /** Your own name for it (`create`'s option `label`). */
  readonly label: string | null;
  /** When it was sent. */
  readonly createdAt: Date;
}

/**
 * A place for entries of your own; ids are the entries' own. All at once: what is asynchronous behind it, load before
 * and write behind. One that throws is told once (`journal_unavailable`), and breaks nothing.
 */
export interface Journal {
  /** All entries, in any order. */
  load(): JournalEntry[];
  /** Adds an entry, or replaces the one of its id. */
  save(entry: JournalEntry): void;
  /** Removes an entry, where there is one. */
  remove(id: string): void;
}
