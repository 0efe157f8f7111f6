/** The form: where to start, the parts, what to look at before it is sent, and the button. */
import { html, nothing } from "lit";
import { emptyDraft, isEmpty, totalSeconds } from "../draft.ts";
import type { KlingO3Studio } from "../studio.ts";
import { template } from "../templates.ts";
import { output } from "./output.ts";
import { foldable, undoLine } from "./parts.ts";
import { frames, images } from "./pictures.ts";
import { text } from "./text.ts";

/** See the head of this file. */
export function form(studio: KlingO3Studio) {
  const { t } = studio;
  return html`<form
    class="form panel"
    part="form"
    novalidate
    aria-label=${t.form.name}
    @submit=${(event: Event) => {
      event.preventDefault();
      if (!studio.readonly) void studio.send();
    }}
    @keydown=${stayOnEnter}
  >
    <fieldset class="all" ?disabled=${studio.readonly}>
      ${summary(studio)} ${studio.readonly ? nothing : start(studio)} ${text(studio)} ${images(studio)} ${frames(studio)}
      ${subjects(studio)} ${output(studio)}
      ${studio.mode === "live" ? nothing : html`<div class="scenario">${studio.late?.scenario(studio)}</div>`}
      ${warnings(studio)} ${studio.readonly ? nothing : send(studio)}
    </fieldset>
  </form>`;
}

function subjects(studio: KlingO3Studio) {
  const { t, draft, late } = studio;
  const { length } = draft.subjects;
  if (length === 0 && !studio.has("elements")) return nothing;
  const note = length > 0 ? t.format.number(length) : t.form.none;
  return foldable(
    studio,
    { id: "subjects", title: t.form.subjects, note, isUsed: length > 0 },
    late?.subjects(studio) ?? nothing,
  );
}

/** Enter in a line of text sends nothing, because sending can cost money; Ctrl or ⌘ with Enter does. */
function stayOnEnter(event: KeyboardEvent): void {
  if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && (event.target as Element).matches("input"))
    event.preventDefault();
}

/** What is wrong, once sending was tried; each line leads to its field. */
function summary(studio: KlingO3Studio) {
  const { t, editor } = studio;
  const told = editor.report.errors(t);
  if (told.length === 0) return nothing;
  return html`<div class="summary" part="summary" id="summary" tabindex="-1" role="group" aria-labelledby="summary-head">
    <div class="heading" role="heading" aria-level=${studio.headingLevel + 1} id="summary-head">
      ${t.form.problems(told.length)}
    </div>
    <ul>
      ${told.map(
        ({ path, text }) => html`<li part="summary-item">
          <button type="button" class="link" @click=${() => studio.focusField(path)}>${text}</button>
        </li>`,
      )}
    </ul>
  </div>`;
}

function start(studio: KlingO3Studio) {
  const { t, editor, draft } = studio;
  const fill = ({ target }: Event) => {
    const select = target as HTMLSelectElement;
    editor.replace(template(select.value, t, studio.mediaUrl), { where: "form", message: t.form.filled });
    select.value = "";
    studio.isInvalid = false;
  };
  const clear = () => {
    editor.replace(emptyDraft(), { where: "form", message: t.form.cleared });
    studio.isInvalid = false;
  };
  return html`<div class="start">
      <label class="pick" for="template"><span class="note">${t.form.startFrom}</span></label>
      <select id="template" @change=${fill}>
        <option value="">${t.form.chooseTemplate}</option>
        ${Object.entries(t.templates).map(([name, caption]) => html`<option value=${name}>${caption}</option>`)}
      </select>
      <span class="spring"></span>
      <button type="button" class="link" id="head-form" ?hidden=${isEmpty(draft)} @click=${clear}>${t.form.clear}</button>
    </div>
    ${undoLine(studio, "form")}`;
}

/** What the service may refuse: told where one looks before sending, holds nothing up, can be put away. */
function warnings(studio: KlingO3Studio) {
  const { t, editor, draft } = studio;
  const told = isEmpty(draft) ? [] : editor.report.warnings(t);
  if (told.length === 0) return nothing;
  const dismiss = (key: string) => editor.edit((it) => it.dismissed.push(key));
  return html`<details class="warnings" part="warning" open>
    <summary>${t.form.notes(told.length)}</summary>
    <ul>
      ${told.map(
        (one) => html`<li>
          <span class="unseen">${t.warning}</span>
          <button type="button" class="plain" @click=${() => studio.focusField(one.path)}>${one.text}</button>
          ${studio.late?.remedy(studio, one)}
          <button type="button" class="link" aria-label=${t.form.dismissWhat(one.text)} @click=${() => dismiss(one.key)}>
            ${t.form.dismiss}
          </button>
        </li>`,
      )}
    </ul>
  </details>`;
}

function send(studio: KlingO3Studio) {
  const { t, draft, state, mode } = studio;
  const isSending = state === "submitting";
  const cost = t.form.cost(totalSeconds(draft), draft.resolution, draft.sound);
  return html`<div class="send">
    <p class="cost" part="cost" id="cost">
      <span class="number">${cost}</span> <span class="note">${mode === "live" ? t.form.price : t.form.free}</span>
    </p>
    ${studio.hindrance === "" ? nothing : html`<p class="message" role="alert"><span>${studio.hindrance}</span></p>`}
    <div class="send-line">
      <button
        type="submit"
        class="primary submit"
        part="submit button-primary"
        aria-describedby="cost"
        aria-disabled=${isSending ? "true" : nothing}
      >
        ${isSending ? t.form.sending : caption(studio)}
      </button>
      <slot name="actions"></slot>
      <span class="note keys">${t.form.keys}</span>
    </div>
  </div>`;
}

function caption({ t, shown, mode, isOnline }: KlingO3Studio): string {
  if (!isOnline && mode === "live") return t.form.submitOffline;
  if (shown?.state === "failed" || shown?.state === "refused") return t.form.change;
  if (shown) return t.form.another;
  return mode === "sandbox" ? t.form.submitSandbox : t.form.submit;
}
