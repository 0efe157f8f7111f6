/**
 * Where the studio keeps drafts and tasks: the browser's storage, the host's own place, or memory where both refuse. Never
 * a key.
 */
import type { Journal, JournalEntry } from "kling-o3";
import type { StorageAdapter } from "kling-o3/element";

/** Which storage, and the name space in it. */
export interface Place {
  readonly storage: string;
  readonly storageKey: string;
  /** Whether everything is kept has changed. */
  requestUpdate(): void;
}
const entries = "journal:";

/** See the head of this file. */
export class Storage {
  readonly #place: Place;
  readonly #memory = new Map<string, string>();
  #adapter: StorageAdapter | null = null;
  /** Whether something is not kept. */
  isRefused = false;
  #isFull = false;
  /** What can be kept in less space, and is from now on; empty: nothing more. */
  spare: () => readonly (readonly [name: string, value: unknown])[] = () => [];

  /** @param place is looked at whenever something is kept or read */
  constructor(place: Place) {
    this.#place = place;
  }

  /** Reads all that the host's own place has; from then on everything is written there too. */
  async open(adapter: StorageAdapter | null): Promise<void> {
    this.#real((area) => area.length);
    if (adapter === null) return;
    this.#adapter = adapter;
    try {
      for (const name of await adapter.keys()) {
        const text = name.startsWith(this.#prefix) ? await adapter.get(name) : null;
        if (text) this.#memory.set(name.slice(this.#prefix.length), text);
      }
    } catch {
      this.#refuse(true);
    }
  }

  get<T>(name: string): T | null {
    const text = this.#memory.get(name) ?? this.#real((area) => area.getItem(this.#prefix + name)) ?? null;
    try {
      return text === null ? null : (JSON.parse(text) as T);
    } catch {
      return null;
    }
  }

  set(name: string, value: unknown): void {
    const text = JSON.stringify(value);
    this.#memory.set(name, text);
    if (this.#isReal) {
      while (!this.#write() && this.#isFull && this.#makeRoom());
      this.#refuse(this.#memory.size > 0);
    }
    this.#tell((adapter) => adapter.set(this.#prefix + name, text));
  }

  /** Also what did not fit before. Whether all of it is kept now. */
  #write(): boolean {
    this.#isFull = false;
    for (const [name, text] of this.#memory)
      this.#real((area) => {
        area.setItem(this.#prefix + name, text);
        this.#memory.delete(name);
      });
    return this.#memory.size === 0;
  }

  #makeRoom(): boolean {
    const spared = this.spare();
    for (const [name, value] of spared) this.#real((area) => area.setItem(this.#prefix + name, JSON.stringify(value)));
    return spared.length > 0;
  }

  delete(name: string): void {
    this.#memory.delete(name);
    this.#real((area) => area.removeItem(this.#prefix + name));
    this.#tell((adapter) => adapter.delete(this.#prefix + name));
  }

  /** The name of what the browser's storage holds here; empty: it is somebody else's. */
  nameOf(key: string | null): string {
    return key?.startsWith(this.#prefix) ? key.slice(this.#prefix.length) : "";
  }

  /** The names that begin so. */
  names(start: string): string[] {
    const all = this.#real((area) => Object.keys(area)) ?? [];
    const own = all.map((key) => this.nameOf(key));
    return [...new Set([...own, ...this.#memory.keys()])].filter((name) => name.startsWith(start));
  }

  /** The journal of this place; where it is the usual one, the package keeps its own, and all pages share it. */
  get journal(): Journal | null {
    const { storage, storageKey } = this.#place;
    if (storage === "local" && storageKey === "ko3" && this.#adapter === null) return null;
    return {
      load: () => this.names(entries).flatMap((name) => this.get<JournalEntry>(name) ?? []),
      save: (entry) => this.set(entries + entry.id, entry),
      remove: (id) => this.delete(entries + id),
    };
  }

  get #prefix(): string {
    return `${this.#place.storageKey}:`;
  }

  get #isReal(): boolean {
    return this.#place.storage !== "memory" && this.#adapter === null;
  }

  #real<T>(work: (area: globalThis.Storage) => T): T | undefined {
    if (!this.#isReal) return undefined;
    try {
      return work(this.#place.storage === "session" ? sessionStorage : localStorage);
    } catch (error) {
      this.#isFull ||= error instanceof DOMException && error.name === "QuotaExceededError";
      this.#refuse(true);
      return undefined;
    }
  }

  #refuse(isRefused: boolean): void {
    if (isRefused === this.isRefused) return;
    this.isRefused = isRefused;
    this.#place.requestUpdate();
  }

  /** What is written behind may fail; it stays in memory. */
  #tell(write: (adapter: StorageAdapter) => unknown): void {
    const adapter = this.#adapter;
    if (adapter)
      Promise.resolve(adapter)
        .then(write)
        .catch(() => this.#refuse(true));
  }
}
