/**
 * The list that completes a mention. What is being typed, the package says (`mentionAt`), from the text and the caret and
 * never from keys: so it works with every way of typing. The caret stays in the text.
 */
import { mentionAt } from "kling-o3";
import { html, nothing } from "lit";
import { ask } from "../asking.ts";
import type { KlingO3Studio } from "../studio.ts";
import { type MentionKind, mentionOf } from "../texts/mention.ts";
import { icons } from "./parts.ts";

/** What can be chosen; without a mention: the entry that adds a picture. */
interface Option {
  readonly mention: string;
  readonly caption: string;
  readonly url: string;
}

/** See the head of this file. */
export class Picker {
  readonly #studio: KlingO3Studio;
  #area: HTMLTextAreaElement | null = null;
  #span: readonly [number, number] = [0, 0];
  #options: readonly Option[] = [];
  #active = 0;
  /** Where the list was sent away; there it does not come again. */
  #refused = -1;

  constructor(studio: KlingO3Studio) {
    this.#studio = studio;
  }

  get start(): number {
    return this.#span[0];
  }

  get activeId(): string {
    return `option-${this.#active}`;
  }

  isOpenAt(id: string): boolean {
    return this.#area?.id === id;
  }

  /** Something was typed. */
  look(area: HTMLTextAreaElement): void {
    const found = ask(() => mentionAt(area.value, area.selectionStart), null);
    if (found === null) this.#refused = -1;
    if (found === null || found.span[0] === this.#refused || area.selectionStart !== area.selectionEnd) {
      this.close();
      return;
    }
    const options = this.#matching(found.query);
    if (options.length === 0) return this.close();
    const isNew = this.#area === null || options.length !== this.#options.length;
    if (this.start !== found.span[0] || isNew) this.#active = 0;
    this.#span = found.span;
    this.#options = options;
    this.#area = area;
    if (isNew) this.#studio.speaker.now(this.#studio.t.picker.found(options.length));
    this.#studio.requestUpdate();
  }

  /** The caret may have left the word. */
  recheck(area: HTMLTextAreaElement): void {
    if (this.#area !== area) return;
    const caret = area.selectionStart;
    if (caret <= this.#span[0] || caret > this.#span[1]) this.close();
  }

  close(): void {
    if (this.#area === null) return;
    this.#area = null;
    this.#options = [];
    this.#studio.requestUpdate();
  }

  /** Keys of the open list; while a word is composed they belong to that. */
  key(event: KeyboardEvent): void {
    if (this.#area === null || event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey) return;
    const last = this.#options.length;
    const steps: Readonly<Record<string, () => void>> = {
      ArrowDown: () => this.#activate((this.#active + 1) % last),
      ArrowUp: () => this.#activate((this.#active + last - 1) % last),
      Enter: () => this.#choose(this.#active),
      Tab: () => this.#choose(this.#active),
      Escape: () => this.#refuse(),
    };
    if (event.key === "Home" || event.key === "End") this.close();
    const step = event.shiftKey ? undefined : steps[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    step();
  }

  render() {
    const { t } = this.#studio;
    return html`<ul id="picker" class="picker" popover="manual" role="listbox" part="listbox" aria-label=${t.picker.label}>
      ${this.#options.map(
        ({ mention, caption, url }, at) => html`<li
          role="option"
          id="option-${at}"
          part="option"
          aria-selected=${at === this.#active ? "true" : "false"}
          @mousedown=${(event: Event) => event.preventDefault()}
          @click=${() => this.#choose(at)}
        >
          ${url === "" ? html`<span class="no-picture">${mention === "" ? icons.plus : nothing}</span>` : html`<img src=${url} alt="" referrerpolicy="no-referrer" />`}
          ${mention === "" ? nothing : html`<b>${mention}</b>`} <span>${caption}</span>
        </li>`,
      )}
    </ul>`;
  }

  /** Opens the list at the caret, or takes it away; after the page has changed. */
  place(): void {
    const list = this.#studio.renderRoot.querySelector<HTMLElement>("#picker");
    if (!list) return;
    const isOpen = list.matches(":popover-open");
    if (this.#area === null || this.#options.length === 0) {
      if (isOpen) list.hidePopover();
      return;
    }
    if (!isOpen) list.showPopover();
    list.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
    if (!CSS.supports("anchor-name", "--a")) this.#placeByHand(list);
  }

  #placeByHand(list: HTMLElement): void {
    const caret = this.#studio.renderRoot.querySelector(".caret")?.getBoundingClientRect();
    if (!caret) return;
    list.style.setProperty("left", `${Math.min(caret.left, innerWidth - list.offsetWidth)}px`);
    list.style.setProperty("top", `${caret.bottom + 4}px`);
  }

  #activate(at: number): void {
    this.#active = at;
    this.#studio.requestUpdate();
  }

  #refuse(): void {
    this.#refused = this.start;
    this.close();
  }

  /** By number, by the word of its kind, by the person's own name for it. */
  #matching(query: string): Option[] {
    const asked = query.toLowerCase();
    const { t, draft, uploads } = this.#studio;
    const option = (kind: MentionKind, at: number, label: string, url: string): Option & { readonly kind: string } => ({
      mention: mentionOf(kind, at + 1),
      caption: label || t.picker[kind === "image" ? "image" : "subject"](at + 1),
      url,
      kind,
    });
    const all = [
      ...draft.images.map((tile, at) => option("image", at, tile.label, uploads.preview(tile))),
      ...draft.subjects.map(({ label, front }, at) =>
        option("element", at, label, front ? uploads.preview(front) : ""),
      ),
    ];
    const fits = ({ mention, caption }: Option) =>
      mention.slice(1).toLowerCase().startsWith(asked) ||
      (/^\d+$/.test(asked) && mention.endsWith(asked)) ||
      caption.toLowerCase().includes(asked);
    const add: Option = { mention: "", caption: t.picker.add, url: "" };
    const found = all.filter(fits);
    return asked === "" ? [...found, add] : found;
  }

  #choose(at: number): void {
    const area = this.#area;
    const option = this.#options[at];
    if (area === null || option === undefined) return;
    const [start, end] = this.#span;
    this.close();
    area.focus();
    if (option.mention === "") {
      void this.#studio.focusId("add-images");
      return;
    }
    insertMention(area, option.mention, start, end);
    this.close();
    this.#studio.speaker.now(this.#studio.t.picker.inserted(option.mention));
  }
}

/** Whether a character is of a script that has no spaces between words, or may be. */
export const isBeyondLatin = (text: string): boolean => /[^\p{ASCII}\p{Script=Latin}]/u.test(text);

/** Writes it as if it were typed, so that the field's own undo takes it back. A space follows where words have spaces. */
export function insertMention(area: HTMLTextAreaElement, mention: string, start: number, end: number): void {
  const around = area.value[start - 1] ?? area.value[end] ?? "";
  const isSpaced = !isBeyondLatin(around) && !/^\s/.test(area.value.slice(end));
  const text = isSpaced ? `${mention} ` : mention;
  area.focus();
  area.setSelectionRange(start, end);
  if (document.execCommand("insertText", false, text)) return;
  area.setRangeText(text, start, end, "end");
  area.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
