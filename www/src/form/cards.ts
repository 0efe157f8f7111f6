/** What shots and subjects have in common: a list of cards, each with a handle, buttons that move it, and a menu. */
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { KlingO3Studio } from "../studio.ts";
import { type Items, orderKey, shift, takeAway } from "./order.ts";
import { iconButton, icons } from "./parts.ts";
import type { Entry } from "./sorter.ts";

/** One card's own. */
export interface Card {
  /** Stays while it moves. */
  readonly key: string;
  /** What a host's style sheet calls it. */
  readonly part: string;
  /** On the handle. */
  readonly caption: string;
  /** The handle's name where the caption does not tell all. */
  readonly label: string;
  readonly describedBy?: string | false;
  /** Between the handle and the buttons. */
  readonly head: unknown;
  readonly body: unknown;
  /** What else its menu has. */
  readonly more?: readonly Entry[];
}

/** See the head of this file. */
export const cards = (studio: KlingO3Studio, items: Items, all: readonly Card[]) =>
  html`<ol class="cards">
    ${repeat(
      all,
      ({ key }) => key,
      (one, at) => card(studio, items, one, at),
    )}
  </ol>`;

function card(studio: KlingO3Studio, items: Items, one: Card, at: number) {
  const { t, sorter } = studio;
  const { list, length, least = 0 } = items;
  const name = items.nameOf(at);
  const id = items.handleOf(at);
  const go = (to: number) => shift(studio, items, at, to);
  const remove = () => takeAway(studio, items, at);
  const isFirst = at === 0;
  const isLast = at === length - 1;
  const stays = length <= least;
  return html`<li class="card" part=${one.part} data-sort=${list} data-at=${at}>
    <div class="card-head">
      <button
        type="button"
        class="handle"
        id=${id}
        aria-label="${one.label}, ${t.form.options}"
        aria-describedby=${one.describedBy || nothing}
        aria-expanded=${sorter.isMenuOpen(id) ? "true" : "false"}
        @keydown=${(event: KeyboardEvent) => orderKey(studio, items, at, event, "Up Down")}
        @click=${() => sorter.toggleMenu(id)}
        @pointerdown=${(event: PointerEvent) => sorter.press(event, list, at, go)}
      >
        ${one.caption}
      </button>
      ${one.head}
      ${
        length > 1
          ? html`${iconButton(icons.up, `${name}: ${t.form.up}`, isFirst, () => go(at - 1))}
            ${iconButton(icons.down, `${name}: ${t.form.down}`, isLast, () => go(at + 1))}`
          : nothing
      }
      ${iconButton(icons.close, `${name}: ${t.form.remove}`, stays, remove)}
    </div>
    ${sorter.menu(id, [
      [t.form.up, () => go(at - 1), !isFirst],
      [t.form.down, () => go(at + 1), !isLast],
      ...(one.more ?? []),
      [t.form.remove, remove, !stays],
    ])}
    ${one.body}
  </li>`;
}
