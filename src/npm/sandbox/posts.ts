/**
 * Counts the POSTs of the create route by their body, so that a test can assert that each was sent once.
 */

/** How often each body came in; iterates over pairs of body and count, in the order of their first arrival. */
export interface PostCounts extends Iterable<readonly [body: string, count: number]> {
  /** All POSTs since the start or the last `clear()`. */
  readonly total: number;
  /** How many different bodies came; at most the last 1,000 are kept. */
  readonly size: number;
  /** How often exactly this text came as body; 0 where never. */
  get(body: string): number;
  /** Forgets all. */
  clear(): void;
}

const kept = 1_000;

/** The writing side of `PostCounts`. */
export class Posts implements PostCounts {
  #counts = new Map<string, number>();
  #total = 0;

  get total(): number {
    return this.#total;
  }

  get size(): number {
    return this.#counts.size;
  }

  get(body: string): number {
    return this.#counts.get(body) ?? 0;
  }

  clear(): void {
    this.#counts.clear();
    this.#total = 0;
  }

  add(body: string): void {
    this.#total += 1;
    this.#counts.set(body, this.get(body) + 1);
    const [oldest] = this.#counts.keys();
    if (this.#counts.size > kept && oldest !== undefined) this.#counts.delete(oldest);
  }

  [Symbol.iterator](): IterableIterator<[string, number]> {
    return this.#counts.entries();
  }
}
