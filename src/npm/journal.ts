/** What a journal of creates is. */

/** A create, remembered by the page or by you; never with the key, a prompt or the address of a file. */
export interface JournalEntry {
  readonly id: string;
  /** Where it was sent; a client sees the entries of its own base URL only. */
  readonly baseUrl: string;
  /** `unknown`: it may have created a task. `pending`: it did, and that is not known to be over. */
  readonly state: "sending" | "unknown" | "pending" | "finished" | "failed";
  readonly taskId: string | null;
  /** A short name for the request, of which no word can be read from it. It is no cryptographic hash. */
  readonly digest: string;
  /** Your own name for it (`create`'s option `label`). */
  readonly label: string | null;
  readonly createdAt: Date;
}

/**
 * A place for entries of your own; ids are the entries' own. All at once: what is asynchronous behind it, load before
 * and write behind. One that throws is told once (`journal_unavailable`), and breaks nothing.
 */
export interface Journal {
  load(): JournalEntry[];
  save(entry: JournalEntry): void;
  remove(id: string): void;
}
