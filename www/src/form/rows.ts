/** A list that grows and shrinks: pictures, angles, subjects, shots. Rows know their place by asking the list. */
import { button, make } from "../dom.ts";
import { texts } from "../texts.ts";
import { Field, type Path } from "./field.ts";

/** One item of a list. */
export interface Row {
  readonly root: HTMLElement;
  /** The item's value in the request. */
  read(): unknown;
  fields(): readonly Field[];
  /** Told its place, from 1, whenever that changes. */
  place(number: number): void;
}

/** What a list is made of. `make` gets the row's path, its button to remove it, and the value to begin with. */
export interface RowsSetup {
  readonly name: string;
  readonly hint?: string;
  readonly path: () => Path;
  readonly add: string;
  readonly make: (path: () => Path, remove: HTMLButtonElement, value: unknown) => Row;
  /** How a row is called where it is removed. */
  readonly rowName: (place: number) => string;
  /** Told after a removal: the new number of each old row, null for the removed one. */
  readonly onRemove?: (order: readonly (number | null)[]) => void;
  /** The list never gets shorter than this by hand. */
  readonly least?: number;
}

interface Entry {
  readonly row: Row;
  readonly remove: HTMLButtonElement;
  readonly item: HTMLLIElement;
}

/** See the head of this file. */
export class Rows {
  readonly root: HTMLFieldSetElement;
  readonly field: Field;
  readonly #setup: RowsSetup;
  readonly #items = make("ol", { class: "rows" });
  readonly #add: HTMLButtonElement;
  #rows: Entry[] = [];

  constructor(setup: RowsSetup) {
    this.#setup = setup;
    this.#add = button(setup.add, () => this.#addByHand());
    const hint = setup.hint === undefined ? null : make("p", { class: "hint" }, setup.hint);
    this.root = make("fieldset", { class: "field list" }, make("legend", { class: "label" }, setup.name), hint);
    this.field = new Field({ control: this.root, path: setup.path, hint: hint ?? undefined });
    this.field.focus = () => (this.root.querySelector<HTMLElement>("input, textarea") ?? this.#add).focus();
    this.root.append(this.#items, this.#add, this.field.messages);
  }

  get length(): number {
    return this.#rows.length;
  }

  read(): unknown[] {
    return this.#rows.map(({ row }) => row.read());
  }

  fill(values: unknown): void {
    this.#rows = [];
    this.#items.replaceChildren();
    this.field.touched = false;
    for (const value of Array.isArray(values) ? values : []) this.#append(value);
    this.#renumber();
  }

  fields(): readonly Field[] {
    return [this.field, ...this.#rows.flatMap(({ row }) => row.fields())];
  }

  #append(value: unknown): void {
    const remove = button(texts.form.remove, () => this.#remove(entry));
    const path = (): Path => [...this.#setup.path(), this.#rows.indexOf(entry)];
    const row = this.#setup.make(path, remove, value);
    const entry: Entry = { row, remove, item: make("li", {}, row.root) };
    this.#rows.push(entry);
    this.#items.append(entry.item);
  }

  #addByHand(): void {
    this.#append(undefined);
    this.#renumber();
    this.#rows.at(-1)?.item.querySelector<HTMLElement>("input, textarea")?.focus();
    this.#tell();
  }

  #remove(entry: Entry): void {
    const at = this.#rows.indexOf(entry);
    const order = this.#rows.map((_, old) => (old === at ? null : old < at ? old + 1 : old));
    this.#rows.splice(at, 1);
    entry.item.remove();
    this.#renumber();
    const next = this.#rows[at] ?? this.#rows[at - 1];
    (next?.item.querySelector<HTMLElement>("input, textarea") ?? this.#add).focus();
    this.#setup.onRemove?.(order);
    this.#tell();
  }

  #renumber(): void {
    const fixed = this.#rows.length <= (this.#setup.least ?? 0);
    for (const [at, { row, remove }] of this.#rows.entries()) {
      row.place(at + 1);
      remove.hidden = fixed;
      remove.setAttribute("aria-label", texts.form.removeWhat(this.#setup.rowName(at + 1)));
    }
  }

  /** The form looks again after every input. */
  #tell(): void {
    this.root.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
