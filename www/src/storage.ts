/**
 * Where the studio keeps drafts and tasks: the browser's storage, or memory where it refuses. Never a key.
 */
export class Storage {
  readonly #prefix: string;
  readonly #memory = new Map<string, string>();
  /** Whether the browser has refused to keep something. */
  isRefused = false;

  constructor(prefix: string) {
    this.#prefix = `${prefix}:`;
    this.#real(() => localStorage.length);
  }

  get<T>(name: string): T | null {
    const text = this.#memory.get(name) ?? this.#real(() => localStorage.getItem(this.#prefix + name)) ?? null;
    try {
      return text === null ? null : (JSON.parse(text) as T);
    } catch {
      return null;
    }
  }

  set(name: string, value: unknown): void {
    const text = JSON.stringify(value);
    const kept = this.#real(() => {
      localStorage.setItem(this.#prefix + name, text);
      return true;
    });
    if (kept) this.#memory.delete(name);
    else this.#memory.set(name, text);
  }

  delete(name: string): void {
    this.#memory.delete(name);
    this.#real(() => localStorage.removeItem(this.#prefix + name));
  }

  /** The names that begin so. */
  names(start: string): string[] {
    const all = this.#real(() => Object.keys(localStorage)) ?? [];
    const own = all.filter((name) => name.startsWith(this.#prefix)).map((name) => name.slice(this.#prefix.length));
    return [...new Set([...own, ...this.#memory.keys()])].filter((name) => name.startsWith(start));
  }

  #real<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch {
      this.isRefused = true;
      return undefined;
    }
  }
}
