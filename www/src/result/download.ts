/**
 * A file of another host into the person's downloads. A link with `download` would leave the page there, so the file is
 * read first; where it may not be read, it says so and the link opens it in a new tab.
 */
import type { Format } from "../texts/format.ts";

/** After so long without anything it has stopped. */
const patienceMs = 30_000;
/** Bytes; less is not told of. */
const leastStep = 100_000;

/** See the head of this file. */
export class Download {
  readonly #url: string;
  readonly #changed: () => void;
  #received = 0;
  #total = 0;
  isRunning = false;
  isRefused = false;

  constructor(url: string, changed: () => void) {
    this.#url = url;
    this.#changed = changed;
  }

  /** "40 %", or what has come where nobody said how much there is. */
  share(format: Format): string {
    if (this.#total > 0) return `${Math.floor((this.#received / this.#total) * 100)} %`;
    return format.size(this.#received);
  }

  async start(name: string): Promise<void> {
    if (this.isRunning) return;
    // What the page has made itself is there already, and its policy may not let it be fetched.
    if (this.#url.startsWith("blob:")) return save(this.#url, name);
    this.#set({ isRunning: true, isRefused: false });
    try {
      saveAs(await this.#read(), name);
      this.#set({ isRunning: false });
    } catch {
      this.#set({ isRunning: false, isRefused: true });
    }
  }

  async #read(): Promise<Blob> {
    const stop = new AbortController();
    const wait = () => setTimeout(() => stop.abort(), patienceMs);
    let timer = wait();
    try {
      const asked = { referrerPolicy: "no-referrer", credentials: "omit", signal: stop.signal } as const;
      const answer = await fetch(this.#url, asked);
      if (!answer.ok || answer.body === null) throw new Error(`status ${answer.status}`);
      this.#total = Number(answer.headers.get("content-length")) || 0;
      this.#received = 0;
      const pieces: BlobPart[] = [];
      const reader = answer.body.getReader();
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
        clearTimeout(timer);
        timer = wait();
        pieces.push(piece.value as BlobPart);
        this.#count(piece.value.byteLength);
      }
      return new Blob(pieces, { type: answer.headers.get("content-type") ?? "video/mp4" });
    } finally {
      clearTimeout(timer);
    }
  }

  /** Tells of each hundredth, not of each of thousands of pieces. */
  #count(bytes: number): void {
    const step = Math.max(this.#total / 100, leastStep);
    const before = Math.floor(this.#received / step);
    this.#received += bytes;
    if (Math.floor(this.#received / step) > before) this.#changed();
  }

  #set(state: Partial<Pick<Download, "isRunning" | "isRefused">>): void {
    Object.assign(this, state);
    this.#changed();
  }
}

/** What was made here, into the person's downloads under this name. */
export function saveAs(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  save(url, name);
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

function save(url: string, name: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
}
