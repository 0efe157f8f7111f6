/** What a client remembers of its creates: its journal, and what keeps a journal that fails from breaking anything. */
import { Flow, find, twice } from "./flow.js";
import type { Journal, JournalEntry } from "./journal.js";
import type { Event, Place, PlainEntry, Step } from "./protocol.js";
import type { Settings } from "./settings.js";
import { pageJournal } from "./storage.js";

/** Whose POSTs are in flight in this page, by their entries. */
const inFlight = new Map<unknown, Records>();
/** Those of them that a retry in this page replaced: the answer to such a POST may still come, and was paid for. */
const replaced = new Set<string>();

/** One client's journal: the caller's, the page's, or what it keeps in memory. */
export class Records {
  readonly #settings: Settings;
  readonly #place: () => Place;
  /** All entries where there is no other place for them; else those that it did not take. */
  readonly #memory = new Map<string, JournalEntry>();
  readonly #told = new Set<string>();

  constructor(settings: Settings, place: () => Place) {
    this.#settings = settings;
    this.#place = place;
  }

  /** Asks for a create: whether it may be sent, or what is known of it already. */
  submit(flow: Flow, event: Event): readonly Step[] {
    return this.#ask(event, this, false, flow);
  }

  /** All entries of this base URL, newest first. */
  entries(): JournalEntry[] {
    return find(this.#ask({ type: "review" }), "list")?.entries.map(toEntry) ?? [];
  }

  /** Forgets an entry, by its id or its task's. */
  forget(id: string): void {
    replaced.delete(id);
    for (const entry of this.entries()) {
      // What an error calls null is no task of an entry: it would be that of all that may have been paid for.
      if (entry.id === id || (entry.taskId ?? entry.id) === id) this.#remove(entry.id);
    }
  }

  /** Writes down that the POST of this entry leaves, before it does. The returned function says that it is over. */
  depart(id: string, steps: readonly Step[]): () => unknown {
    this.run(steps);
    // Its answer may still come where it is on its way.
    for (const step of steps) if (step.do === "remove" && inFlight.has(step.entry.id)) replaced.add(step.entry.id);
    inFlight.set(id, this);
    return () => {
      inFlight.delete(id);
      replaced.delete(id);
      // Where nothing came of a retry, what it replaced is in doubt as before.
      for (const step of steps)
        if (
          step.do === "remove" &&
          !step.entry.taskId &&
          !this.entries().some((entry) => entry.id === id || entry.id === step.entry.id)
        )
          this.#save(toEntry(step.entry));
    };
  }

  /** Does what the core says of the journal, and tells what it warns of. Never throws: what is followed goes on without one. */
  run(steps: readonly Step[]): void {
    for (const step of steps) {
      if (step.do === "warn") this.#warn(step);
      if (this.#settings.journal === null) continue;
      if (step.do === "save") this.#save(toEntry(step.entry));
      if (step.do === "remove") this.#remove(step.entry.id);
      if (step.do === "mark") this.#mark(step.entry);
    }
  }

  #mark(entry: PlainEntry): void {
    // What is known of a task that was paid for must not be lost to a trap.
    this.#guard(() => this.run(twice(() => this.#ask({ type: "review", entry }, undefined, replaced.has(entry.id)))));
  }

  /** Asks the core, with what the journal holds: each entry once, the newest first, and whether it is in flight here. */
  #ask(event: Event, here?: Records, isReplaced = false, flow = new Flow()): readonly Step[] {
    const isHere = (owner: Records | undefined) => owner !== undefined && owner === (here ?? owner);
    const journal = this.#journal;
    const loaded = journal ? this.#guard(() => [...(this.#guard(() => journal.load()) as JournalEntry[])]) : [];
    const all = [...(loaded ?? []), ...this.#memory.values()].map(toPlain);
    const entries = [...new Map(all.map((entry) => [entry.id, entry])).values()]
      .map((entry) => ({ ...entry, inFlight: isHere(inFlight.get(entry.id)) }))
      .sort((a, b) => b.createdAt - a.createdAt);
    // Where the journal cannot be read, nobody knows whether an entry was forgotten.
    const told = { ...event, entries, anew: isReplaced || !loaded };
    const steps = flow.advance(told, this.#place());
    for (const step of steps) if (step.do === "warn") this.#warn(step);
    return steps;
  }

  #save(entry: JournalEntry): void {
    const { id } = entry;
    const journal = this.#journal;
    this.#memory.set(id, entry);
    if (!journal) return;
    this.#guard(() => {
      const saved: unknown = journal.save(entry);
      this.#memory.delete(id);
      return saved;
    });
  }

  #remove(id: string): void {
    this.#memory.delete(id);
    this.#guard(() => this.#journal?.remove(id));
  }

  get #journal(): Journal | null | undefined {
    const { journal } = this.#settings;
    return journal === undefined && typeof document === "object" ? pageJournal : journal;
  }

  /** Runs code that may throw, or give a promise although it should not. */
  #guard<T>(work: () => T): T | undefined {
    try {
      const done = work();
      Promise.resolve(done).catch(() => this.#fail());
      return done;
    } catch {
      this.#fail();
      return undefined;
    }
  }

  #fail(): void {
    const message = "The journal cannot be read or written. What it does not take is kept in memory.";
    this.#warn({ code: "journal_unavailable", message });
  }

  /** Tells each trouble once. */
  #warn({ code, message }: { readonly code: string; readonly message: string }): void {
    if (this.#told.has(code)) return;
    this.#told.add(code);
    this.#settings.warn({ code, message });
  }
}

/** The public entry. */
export function toEntry({ createdAt, inFlight, ...rest }: PlainEntry): JournalEntry {
  return { ...rest, createdAt: new Date(createdAt) };
}

/** An entry as it came from outside: its date may have become a text or a number there, or it may be anything. */
function toPlain(entry: JournalEntry): PlainEntry {
  try {
    const { label, createdAt } = entry;
    const moment = new Date(createdAt).getTime() || 0;
    return { ...entry, label: typeof label === "string" ? label : null, createdAt: moment };
  } catch {
    return { createdAt: 0 } as PlainEntry;
  }
}
