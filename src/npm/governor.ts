/** Holds GETs back, so that many followed tasks together stay polite (service.md U9). */
import { after, now } from "./clock.js";

const second = 1000;

/** Starts work in order of arrival: so many a second, so many at once. */
export class Governor {
  readonly #perSecond: number;
  readonly #atOnce: number;
  readonly #waiting: (() => void)[] = [];
  /** When the latest ones started, at most `perSecond` of them. */
  #starts: number[] = [];
  #running = 0;
  #timer: (() => void) | undefined;

  constructor(perSecond: number, atOnce: number) {
    this.#perSecond = perSecond;
    this.#atOnce = atOnce;
  }

  /** Calls `start` when it is its turn. The returned function ends its turn, or its place in the queue. */
  admit(start: () => void): () => void {
    let admitted = false;
    const turn = () => {
      admitted = true;
      start();
    };
    this.#waiting.push(turn);
    this.#serve();
    let over = false;
    return () => {
      if (over) return;
      over = true;
      if (admitted) this.#running -= 1;
      else this.#waiting.splice(this.#waiting.indexOf(turn), 1);
      this.#serve();
    };
  }

  #serve(): void {
    this.#timer?.();
    this.#timer = undefined;
    while (this.#waiting.length > 0 && this.#running < this.#atOnce) {
      const pause = this.#pause();
      if (pause > 0) {
        this.#timer = after(pause, () => this.#serve());
        return;
      }
      this.#running += 1;
      this.#starts.push(now().elapsed);
      this.#waiting.shift()?.();
    }
  }

  /** Milliseconds until one more may start. */
  #pause(): number {
    const moment = now().elapsed;
    // Below one a second, the window grows instead.
    const window = second * Math.max(1, 1 / this.#perSecond);
    this.#starts = this.#starts.filter((start) => moment - start < window);
    const [oldest] = this.#starts;
    if (oldest === undefined || this.#starts.length < Math.max(1, Math.floor(this.#perSecond))) return 0;
    return window - (moment - oldest);
  }
}
