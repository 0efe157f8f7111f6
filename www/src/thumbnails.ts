/** How the pictures of the draft load here. It says nothing of whether the service can fetch them. */

/** What is known of one. */
export type Thumbnail =
  | { readonly state: "loading" }
  | { readonly state: "shown"; readonly width: number; readonly height: number }
  | { readonly state: "not_shown"; readonly reason: "error" | "slow" | "policy" };

const loading: Thumbnail = { state: "loading" };
const patienceMs = 10_000;

/** By address. */
export class Thumbnails {
  readonly #known = new Map<string, Thumbnail>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #changed: () => void;
  readonly #onViolation = ({ blockedURI }: SecurityPolicyViolationEvent) => {
    for (const url of this.#known.keys())
      if (url === blockedURI) this.#set(url, { state: "not_shown", reason: "policy" });
  };

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  start(): void {
    document.addEventListener("securitypolicyviolation", this.#onViolation);
  }

  stop(): void {
    document.removeEventListener("securitypolicyviolation", this.#onViolation);
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  /** From now on it is waited for, so long. */
  of(url: string): Thumbnail {
    const known = this.#known.get(url);
    if (known) return known;
    this.#known.set(url, loading);
    this.#timers.set(
      url,
      setTimeout(() => this.#is(url, loading) && this.#set(url, { state: "not_shown", reason: "slow" }), patienceMs),
    );
    return loading;
  }

  /** Whether it is known not to come. A picture that nobody has come to yet is not asked for, and so it is not late. */
  isMissing(url: string): boolean {
    return this.#known.get(url)?.state === "not_shown";
  }

  loaded(url: string, { naturalWidth: width, naturalHeight: height }: HTMLImageElement): void {
    this.#set(url, { state: "shown", width, height });
  }

  failed(url: string): void {
    // The policy's own event tells more, and may come before this one.
    if (!this.isMissing(url)) this.#set(url, { state: "not_shown", reason: "error" });
  }

  /** Forgets what is known, so that it loads again. */
  again(url: string): void {
    this.#known.delete(url);
    this.#changed();
  }

  #is(url: string, thumbnail: Thumbnail): boolean {
    return this.#known.get(url) === thumbnail;
  }

  #set(url: string, thumbnail: Thumbnail): void {
    clearTimeout(this.#timers.get(url));
    this.#known.set(url, thumbnail);
    this.#changed();
  }
}
