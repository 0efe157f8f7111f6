/** Says what has changed to those who do not see it: never every number, and not more often than can be listened to. */

const pauseMs = 5_000;

/** Writes into a live region. */
export class Announcer {
  readonly #region: () => Element | null | undefined;
  #next: string | null = null;
  #said = "";
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(region: () => Element | null | undefined) {
    this.#region = region;
  }

  /** Says it at once: an answer to what was just done. */
  now(text: string): void {
    const region = this.#region();
    if (region) region.textContent = text;
  }

  /** Says it when the last one has been heard; a later one takes its place. */
  later(text: string): void {
    if (text === this.#said) return;
    this.#said = text;
    this.#next = text;
    if (this.#timer === undefined) this.#speak();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #speak(): void {
    this.#timer = undefined;
    if (this.#next === null) return;
    this.now(this.#next);
    this.#next = null;
    this.#timer = setTimeout(() => this.#speak(), pauseMs);
  }
}
