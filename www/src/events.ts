/** What a host page is told. Events leave the shadow root, and hold neither a key nor, in errors, a word of the prompt. */
import type { StudioEventDetails } from "kling-o3/element";

const settleMs = 150;

/** See the head of this file. */
export class Events {
  readonly #element: HTMLElement;
  readonly #change: () => StudioEventDetails["ko3-change"];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #height = 0;
  #observer: ResizeObserver | undefined;

  /** @param change what the form holds now */
  constructor(element: HTMLElement, change: () => StudioEventDetails["ko3-change"]) {
    this.#element = element;
    this.#change = change;
  }

  /** Whether the host lets it go on. */
  tell<Name extends keyof StudioEventDetails>(
    name: Name,
    detail: StudioEventDetails[Name],
    cancelable = false,
  ): boolean {
    return this.#element.dispatchEvent(new CustomEvent(name, { detail, cancelable, bubbles: true, composed: true }));
  }

  /** The form has changed; it is told once the typing rests. */
  changed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.tell("ko3-change", this.#change()), settleMs);
  }

  /** The element is in a page. */
  start(): void {
    this.#observer = new ResizeObserver(() => {
      const height = Math.ceil(this.#element.getBoundingClientRect().height);
      if (height !== this.#height) this.tell("ko3-resize", { height });
      this.#height = height;
    });
    this.#observer.observe(this.#element);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#observer?.disconnect();
  }
}
