/**
 * The draft being edited: every change goes through here, so that it is checked, kept, and can be taken back once.
 */
import { mentions, renumberMentions } from "kling-o3";
import { ask } from "./asking.ts";
import { type Draft, emptyDraft, isEmpty, type Shot, tilesOf } from "./draft.ts";
import { Report } from "./report.ts";
import type { Storage } from "./storage.ts";
import type { MentionKind } from "./texts/mention.ts";

const place = "draft";
const keepAfterMs = 300;

/** The last change that can be taken back, and where it was made. */
export interface Undo {
  readonly where: string;
  readonly message: string;
  readonly draft: Draft;
}

/** See the head of this file. */
export class Editor {
  draft: Draft = emptyDraft();
  readonly report = new Report();
  undo: Undo | null = null;
  readonly #storage: Storage;
  readonly #changed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isRestored = false;
  #isKept = true;

  constructor(storage: Storage, changed: () => void) {
    this.#storage = storage;
    this.#changed = changed;
  }

  /** Goes on with what an earlier page had. */
  restore(): void {
    const kept = this.#storage.get<Draft>(place);
    this.#isRestored = true;
    // What the host has put in already stays.
    if (kept && isEmpty(this.draft)) this.draft = { ...emptyDraft(), ...kept };
    this.#look();
  }

  /** Changes the draft. With a message, the change can be taken back. */
  edit(change: (draft: Draft) => void, undo?: { readonly where: string; readonly message: string }): void {
    const before = undo && structuredClone(this.draft);
    change(this.draft);
    this.undo = undo && before ? { ...undo, draft: before } : null;
    this.#settle();
  }

  /** A picture has got its link, also where it can only be had back. Nobody did that, so there is nothing of it to take back. */
  setUrl(key: string, url: string): void {
    const tiles = [this.draft, this.undo?.draft].flatMap((draft) => (draft ? tilesOf(draft) : []));
    for (const tile of tiles) if (tile.key === key) tile.url = url;
    this.#settle();
  }

  /** Puts another draft in its place. */
  replace(draft: Draft, undo?: { readonly where: string; readonly message: string }): void {
    const before = this.draft;
    this.draft = draft;
    this.undo = undo && !isEmpty(before) ? { ...undo, draft: before } : null;
    this.report.reset();
    this.#settle();
  }

  takeBack(): void {
    if (this.undo) this.draft = this.undo.draft;
    this.undo = null;
    this.#settle();
  }

  /**
   * Gives a list of pictures or subjects another order; `order[i]` is the new number of what was number i + 1, null: it has
   * gone. Mentions follow. `message` is told how many of them have changed.
   */
  rearrange(
    kind: MentionKind,
    order: readonly (number | null)[],
    change: (draft: Draft) => void,
    undo: { readonly where: string; readonly message: (mentions: number) => string },
  ): void {
    let changed = 0;
    const renumber = (text: string): string => {
      const renumbered = ask(() => renumberMentions(text, kind, order), text);
      changed += difference(text, renumbered);
      return renumbered;
    };
    const before = structuredClone(this.draft);
    change(this.draft);
    this.draft.prompt = renumber(this.draft.prompt);
    for (const shot of this.draft.shots as Shot[]) shot.prompt = renumber(shot.prompt);
    this.undo = { where: undo.where, message: undo.message(changed), draft: before };
    this.#settle();
  }

  #settle(): void {
    this.#look();
    this.#isKept = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.keep(), keepAfterMs);
    this.#changed();
  }

  /** Keeps the draft now; never before it was seen what was kept earlier, nor over what another tab has kept since. */
  keep(): void {
    clearTimeout(this.#timer);
    if (!this.#isRestored || this.#isKept) return;
    this.#isKept = true;
    this.#storage.set(place, this.draft);
  }

  /** An empty form asks nothing, so that it stands before the wasm is there. */
  #look(): void {
    if (isEmpty(this.draft) && this.report.validation === null) return;
    this.report.look(this.draft);
  }
}

/** How many mentions are not the same in both. */
function difference(before: string, after: string): number {
  if (before === after) return 0;
  const [old, now] = [before, after].map((text) => ask(() => mentions(text), []));
  return (old ?? []).filter(({ text }, at) => text !== now?.[at]?.text).length;
}

/** The numbers after a move, as `renumberMentions` wants them. */
export function moveOrder(length: number, from: number, to: number): number[] {
  const places = Array.from({ length }, (_, at) => at);
  places.splice(to, 0, ...places.splice(from, 1));
  return Array.from({ length }, (_, at) => places.indexOf(at) + 1);
}

/** The numbers after a removal. */
export const removeOrder = (length: number, gone: number): (number | null)[] =>
  Array.from({ length }, (_, at) => (at === gone ? null : at < gone ? at + 1 : at));

/** Moves an item of a list, in place. */
export function moveItem<T>(list: T[], from: number, to: number): void {
  list.splice(to, 0, ...list.splice(from, 1));
}
