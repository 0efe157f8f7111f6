/**
 * Moving things in a list: the menu of a handle, and dragging it. Dragging is an addition; buttons and keys do the same.
 * Begins after six pixels, on touch after a long press, and ends with Escape.
 */
import { html, nothing } from "lit";
import type { KlingO3Studio } from "../studio.ts";

const least = 6;
const longPressMs = 300;

/** A line of a menu: caption, what it does, whether it can be chosen. */
export type Entry = readonly [caption: string, act: () => void, isOn: boolean];

/** See the head of this file. */
export class Sorter {
  readonly #studio: KlingO3Studio;
  #openMenu = "";
  #drag: AbortController | null = null;

  constructor(studio: KlingO3Studio) {
    this.#studio = studio;
  }

  isMenuOpen(id: string): boolean {
    return this.#openMenu === id;
  }

  toggleMenu(id: string): void {
    this.#openMenu = this.#openMenu === id ? "" : id;
    this.#studio.requestUpdate();
    if (this.#openMenu) void this.#studio.focusId(`${id}-0`);
  }

  menu(id: string, entries: readonly Entry[]) {
    if (this.#openMenu !== id) return nothing;
    const shut = () => {
      this.toggleMenu(id);
      void this.#studio.focusId(id);
    };
    const left = ({ currentTarget, relatedTarget }: FocusEvent) => {
      if (relatedTarget && !(currentTarget as Node).contains(relatedTarget as Node)) this.#shut();
    };
    const key = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      shut();
    };
    return html`<div class="menu" role="group" @keydown=${key} @focusout=${left}>
      ${entries
        .filter(([, , isOn]) => isOn)
        .map(
          ([caption, act], at) => html`<button
            type="button"
            class="menu-item"
            id="${id}-${at}"
            @click=${() => {
              shut();
              act();
            }}
          >
            ${caption}
          </button>`,
        )}
    </div>`;
  }

  /** A pointer has gone down on a handle. */
  press(down: PointerEvent, list: string, from: number, drop: (to: number) => void): void {
    if (down.button !== 0) return;
    this.#drag?.abort();
    const drag = new AbortController();
    this.#drag = drag;
    const { signal } = drag;
    const isTouch = down.pointerType === "touch";
    let isMoving = false;
    let to = from;
    const held = isTouch ? setTimeout(() => begin(), longPressMs) : undefined;
    const begin = () => {
      isMoving = true;
      this.#shut();
      this.#mark(list, from, from);
    };
    const end = () => {
      clearTimeout(held);
      this.#mark(list, -1, -1);
      drag.abort();
    };
    const onMove = (event: PointerEvent) => {
      const far = Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) > least;
      if (!isMoving && far && isTouch) return end();
      if (!isMoving && far) begin();
      if (!isMoving) return;
      event.preventDefault();
      to = this.#placeAt(list, event.clientX, event.clientY) ?? to;
      this.#mark(list, from, to);
    };
    const onUp = () => {
      end();
      if (!isMoving) return;
      swallowClick();
      if (to !== from) drop(to);
    };
    addEventListener("pointermove", onMove, { signal });
    addEventListener("touchmove", (event) => isMoving && event.preventDefault(), { signal, passive: false });
    addEventListener("pointerup", onUp, { signal });
    addEventListener("pointercancel", end, { signal });
    // A long press would open the browser's own menu, and end the drag.
    addEventListener("contextmenu", (event) => isTouch && event.preventDefault(), { signal });
    // Before the list of mentions, which Escape closes too.
    addEventListener("keydown", (event) => event.key === "Escape" && end(), { signal, capture: true });
  }

  #shut(): void {
    this.#openMenu = "";
    this.#studio.requestUpdate();
  }

  #items(list: string): HTMLElement[] {
    return [...this.#studio.renderRoot.querySelectorAll<HTMLElement>(`[data-sort="${list}"]`)];
  }

  /** The place of the item under the pointer. */
  #placeAt(list: string, x: number, y: number): number | null {
    const at = this.#items(list).findIndex((item) => {
      const { left, right, top, bottom } = item.getBoundingClientRect();
      return x >= left && x <= right && y >= top && y <= bottom;
    });
    return at < 0 ? null : at;
  }

  #mark(list: string, from: number, to: number): void {
    this.#items(list).forEach((item, at) => {
      item.classList.toggle("dragged", at === from);
      item.classList.toggle("drop-before", at === to && to < from);
      item.classList.toggle("drop-after", at === to && to > from);
    });
  }
}

/** The click that follows a drag is none; after a drag by touch there is no click, and the next one counts. */
function swallowClick(): void {
  const soon = new AbortController();
  addEventListener("click", (event) => event.stopPropagation(), { capture: true, signal: soon.signal });
  setTimeout(() => soon.abort());
}
