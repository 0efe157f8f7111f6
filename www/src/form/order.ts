/** Things in a list that move and go by their handle: the same words, keys and focus for tiles and for cards. */
import type { KlingO3Studio } from "../studio.ts";

/** A list of such things. */
export interface Items {
  /** Names the list to drag within. */
  readonly list: string;
  readonly length: number;
  /** So many always stay. */
  readonly least?: number;
  readonly nameOf: (at: number) => string;
  /** The id of the handle that is there now. */
  readonly handleOf: (at: number) => string;
  /** What has the focus when nothing is left. */
  readonly addId: string;
  /** Told what will be said of it; without it, the order stays. */
  readonly move?: ((from: number, to: number, told: string) => void) | undefined;
  readonly remove: (at: number, told: string) => void;
}

/** Moves one to another place; the focus goes with it. */
export function shift(studio: KlingO3Studio, items: Items, from: number, to: number): void {
  const { length, nameOf, handleOf, move } = items;
  if (!move || to < 0 || to >= length) return;
  const told = studio.t.form.moved(nameOf(from), to + 1, length);
  move(from, to, told);
  studio.speaker.now(told);
  void studio.focusId(handleOf(to));
}

/** Takes one away; the next has the focus, else the one before, else what adds one. */
export function takeAway(studio: KlingO3Studio, items: Items, at: number): void {
  const { length, least = 0, nameOf, handleOf, addId, remove } = items;
  if (length <= least) return;
  remove(at, studio.t.form.removed(nameOf(at)));
  void studio.focusId(length > 1 ? handleOf(Math.min(at, length - 2)) : addId);
}

/** Alt with the arrows of this direction, and Delete. */
export function orderKey(studio: KlingO3Studio, items: Items, at: number, event: KeyboardEvent, arrows: string): void {
  const { key, altKey } = event;
  const [back, forth] = arrows.split(" ");
  if (key === "Delete") takeAway(studio, items, at);
  else if (altKey && key === `Arrow${back}`) shift(studio, items, at, at - 1);
  else if (altKey && key === `Arrow${forth}`) shift(studio, items, at, at + 1);
  else return;
  event.preventDefault();
}
