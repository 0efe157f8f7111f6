/** What a journal of creates is: the shapes of it, so far. */

/** What was created, remembered by the page or by you. */
export interface JournalEntry {
  readonly id: string;
  readonly baseUrl: string;
  readonly state: "sending" | "unknown" | "pending" | "finished" | "failed";
  readonly taskId: string | null;
  /** Of the request, without its words. */
  readonly digest: string;
  readonly label: string | null;
  readonly createdAt: Date;
}

/** A place for entries of your own; ids are the entries' own. */
export interface Journal {
  load(): JournalEntry[];
  save(entry: JournalEntry): void;
  remove(id: string): void;
}
