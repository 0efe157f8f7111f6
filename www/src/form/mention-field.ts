/**
 * A text with mentions: a plain textarea over a layer with the same text, which draws the marks and holds the place of the
 * caret for the list. No role of a combobox: HTML forbids it on a textarea.
 */
import { mentions } from "kling-o3";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { ask } from "../asking.ts";
import { idOf, type Path } from "../path.ts";
import type { KlingO3Studio } from "../studio.ts";
import { described, hasError, messagesId } from "./parts.ts";
import { isBeyondLatin } from "./picker.ts";

/** What a field of this kind is told. */
export interface MentionField {
  readonly path: Path;
  readonly value: string;
  readonly rows: number;
  /** Names the field where no label stands before it. */
  readonly name?: string;
  readonly hintId?: string;
  readonly counterId?: string | false;
  readonly write: (value: string) => void;
}

/** See the head of this file. */
export function mentionField(studio: KlingO3Studio, field: MentionField): TemplateResult {
  const { path, value, rows, name, hintId, counterId } = field;
  const { picker } = studio;
  const id = idOf(path);
  const isOpen = picker.isOpenAt(id);
  const wrong = hasError(studio, path);
  return html`<div class="writing ${wrong ? "wrong" : ""}">
    <div class="mirror" aria-hidden="true" dir="auto">${mirrored(studio, field, isOpen)}</div>
    <textarea
      id=${id}
      part="textarea"
      rows=${rows}
      dir="auto"
      spellcheck=${isBeyondLatin(value) ? "false" : nothing}
      autocomplete="off"
      aria-label=${name ?? nothing}
      aria-autocomplete="list"
      aria-haspopup="listbox"
      aria-controls=${isOpen ? "picker" : nothing}
      aria-activedescendant=${isOpen ? picker.activeId : nothing}
      aria-invalid=${wrong ? "true" : nothing}
      aria-describedby=${described(hintId ?? null, counterId ?? null, wrong && messagesId(path))}
      .value=${live(value)}
      @input=${(event: InputEvent) => written(studio, field, event)}
      @compositionend=${(event: Event) => picker.look(event.target as HTMLTextAreaElement)}
      @keydown=${(event: KeyboardEvent) => picker.key(event)}
      @keyup=${(event: Event) => picker.recheck(event.target as HTMLTextAreaElement)}
      @click=${(event: Event) => picker.recheck(event.target as HTMLTextAreaElement)}
      @blur=${() => picker.close()}
      @scroll=${scrolled}
    ></textarea>
  </div>`;
}

function written(studio: KlingO3Studio, field: MentionField, event: InputEvent): void {
  const area = event.target as HTMLTextAreaElement;
  field.write(area.value);
  scrolled(event);
  // While a word is being composed the candidates have the place; what it becomes is looked at when it is there.
  if (!event.isComposing) studio.picker.look(area);
}

/** The layer goes where the text goes. */
function scrolled({ target }: Event): void {
  const area = target as HTMLTextAreaElement;
  const mirror = area.previousElementSibling;
  if (mirror) mirror.scrollTop = area.scrollTop;
}

/** The text in pieces: plain, marked, and the place of the caret where the list is open. */
function mirrored(studio: KlingO3Studio, { value, path }: MentionField, isOpen: boolean) {
  const lost = studio.editor.report.unresolved(path);
  const found = value === "" ? [] : ask(() => mentions(value), []).map(({ span }) => span);
  const isLost = (start: number) => lost.some(([at]) => at === start);
  const others = lost.filter(([start]) => !found.some(([at]) => at === start));
  const marks = [...found, ...others].sort(([one], [other]) => one - other);
  const caret = isOpen ? studio.picker.start : -1;
  const pieces: unknown[] = [];
  let at = 0;
  const plainTo = (end: number) => {
    if (caret >= at && caret < end) {
      pieces.push(value.slice(at, caret), html`<span class="caret"></span>`);
      at = caret;
    }
    pieces.push(value.slice(at, end));
    at = end;
  };
  for (const [start, end] of marks) {
    plainTo(start);
    if (caret === start) pieces.push(html`<span class="caret"></span>`);
    pieces.push(
      html`<mark class=${isLost(start) ? "lost" : ""} part="mention${isLost(start) ? "-unresolved" : ""}">${value.slice(start, end)}</mark>`,
    );
    at = end;
  }
  plainTo(value.length);
  // A last empty line has no height of its own here.
  pieces.push("\u200b");
  return pieces;
}
