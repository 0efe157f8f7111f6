/** What every part of the form is made of: messages at a field, the line that takes a change back, choices. */
import { html, nothing, type TemplateResult } from "lit";
import { idOf, type Path } from "../path.ts";
import type { KlingO3Studio } from "../studio.ts";
import type { Texts } from "../texts/texts.ts";

/** The ids that describe a control, or nothing. */
export const described = (...ids: readonly (string | false | null)[]) => ids.filter(Boolean).join(" ") || nothing;

/** Whether an error is told at this place. */
export const hasError = (studio: KlingO3Studio, path: Path): boolean =>
  studio.editor.report.at(path, studio.t).length > 0;

export const messagesId = (path: Path): string => `${idOf(path)}-messages`;

/** The errors told at this place. */
export function messages(studio: KlingO3Studio, path: Path) {
  const told = studio.editor.report.at(path, studio.t);
  if (told.length === 0) return nothing;
  return html`<div class="message" id=${messagesId(path)}>
    ${told.map(({ text }) => html`<p><span class="unseen">${studio.t.error}</span>${text}</p>`)}
  </div>`;
}

/** What happened to a list, and in how many places the mentions have followed. */
export const withMentions =
  ({ form }: Texts, told: string) =>
  (places: number): string =>
    places > 0 ? `${told} ${form.mentions(places)}` : told;

/** "Mentions updated in 2 places. Undo", where the change was made. */
export function undoLine(studio: KlingO3Studio, where: string) {
  const { undo } = studio.editor;
  if (undo?.where !== where) return nothing;
  const takeBack = () => {
    studio.editor.takeBack();
    void studio.focusId(`head-${where}`);
  };
  return html`<p class="undo" role="status">
    ${undo.message} <button type="button" class="link" @click=${takeBack}>${studio.t.form.undo}</button>
  </p>`;
}

/** One of a few, as native radios. */
export function segments(setup: {
  readonly name: string;
  readonly legend: string;
  readonly unseen?: boolean;
  readonly path?: Path;
  readonly value: string;
  readonly options: readonly (readonly [value: string, caption: string])[];
  readonly choose: (value: string) => void;
}) {
  const { name, legend, unseen, path, value, options, choose } = setup;
  return html`<fieldset class="segments" id=${path ? idOf(path) : nothing} tabindex=${path ? -1 : nothing}>
    <legend class=${unseen ? "unseen" : "label"}>${legend}</legend>
    ${options.map(
      ([one, caption]) => html`<label part="choice"
        ><input type="radio" name=${name} value=${one} .checked=${value === one} @change=${() => choose(one)} /><span
          >${caption}</span
        ></label
      >`,
    )}
  </fieldset>`;
}

/** The same outside of the form. Chromium never lets go of a radio button in a shadow root that no form holds; this one sends nothing. */
export const segmentsAlone = (setup: Parameters<typeof segments>[0]) =>
  html`<form method="dialog">${segments(setup)}</form>`;

/** A heading of the form, one below the studio's own. */
export const heading = (studio: KlingO3Studio, text: string, id = "") =>
  html`<div class="heading" role="heading" aria-level=${studio.headingLevel + 1} id=${id || nothing} tabindex="-1">
    ${text}
  </div>`;

/** A part that is closed until it is used. */
export function foldable(
  studio: KlingO3Studio,
  setup: { readonly id: string; readonly title: string; readonly note: string; readonly isUsed: boolean },
  content: TemplateResult | typeof nothing,
) {
  const { id, title, note, isUsed } = setup;
  // With its last thing gone it stays open, or nobody would see how to bring that back.
  const isOpen = isUsed || studio.editor.undo?.where === id;
  return html`<details class="part fold" part="section" ?open=${isOpen} id=${id}>
    <summary id="head-${id}"><span class="heading">${title}</span><span class="note">${note}</span></summary>
    <div class="fold-body">${content}</div>
    ${undoLine(studio, id)}
  </details>`;
}

const path = (data: string) =>
  html`<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d=${data} /></svg>`;

/** Line drawings of one colour. */
export const icons = {
  left: path("M10 3 5 8l5 5"),
  right: path("m6 3 5 5-5 5"),
  up: path("m3 10 5-5 5 5"),
  down: path("m3 6 5 5 5-5"),
  close: path("M4 4l8 8M12 4l-8 8"),
  more: path("M3 8h.5M7.75 8h.5M12.5 8h.5"),
  film: path("M2.5 3.5h11v9h-11zM6.5 6v4l3.5-2z"),
  broken: path("M2.5 3.5h11v9h-11zM4 15 12 1"),
  plus: path("M8 3v10M3 8h10"),
};

/** A number, or what cannot be one: the package says what is wrong with it. */
export function readNumber({ target }: Event): number | "" {
  const input = target as HTMLInputElement;
  if (input.validity.badInput) return Number.NaN;
  return input.value === "" ? "" : Number(input.value);
}

/** A button with a drawing and a name. */
export const iconButton = (icon: unknown, name: string, isOff: boolean, press: () => void) =>
  html`<button type="button" class="icon" aria-label=${name} title=${name} ?disabled=${isOff} @click=${press}>${icon}</button>`;
