/** What the request tab looks like. */
import { html, nothing } from "lit";
import { segmentsAlone } from "../form/parts.ts";
import type { KlingO3Studio } from "../studio.ts";
import { readsLinks } from "./door.ts";
import { bytesOf, type Shown } from "./shown.ts";
import { type Language, languages } from "./snippets.ts";
import type { Notice, RequestTab } from "./tab.ts";

/** See the head of this file. */
export function panel(studio: KlingO3Studio, tab: RequestTab, shown: Shown) {
  const { t } = studio;
  const { body } = shown;
  const isShared = readsLinks(studio) && studio.has("share");
  const [, name, key] = languages.find(([one]) => one === tab.language) ?? languages[0];
  return html`<div
    class="request"
    @dragover=${studio.readonly ? nothing : isOver}
    @dragleave=${isOut}
    @drop=${studio.readonly ? nothing : (event: DragEvent) => dropped(tab, event)}
  >
    ${
      studio.has("snippets")
        ? segmentsAlone({
            ...{ name: "language", legend: t.request.language, unseen: true, value: tab.language },
            options: languages.map(([one, caption]) => [one, caption]),
            choose: (one) => tab.choose(one as Language),
          })
        : nothing
    }
    ${notReady(studio, shown)}
    <pre class="code" part="code" id="request-code" tabindex="0" role="group" aria-label=${t.request.code(name)} translate="no">${codeLines(tab.code(body))}</pre>
    <div class="actions request-line">
      <button type="button" id="request-copy" @click=${() => tab.copyCode()}>${t.request.copy}</button>
      <span class="note number">${t.request.bytes(bytesOf(body))}</span>
    </div>
    ${told(studio, tab, tab.notice("code", body))} ${key === "" ? nothing : html`<p class="note">${keyNote(t.request.key(key), key)}</p>`}
    <div class="request-more">
      <div class="actions">${isShared ? linkButton(studio, tab) : nothing} ${fileButtons(studio, tab)}</div>
      ${told(studio, tab, tab.notice("request", body))}
      ${isShared ? html`<p class="note">${t.request.linkHint}</p>` : nothing}
      ${studio.readonly ? nothing : html`<p class="note">${t.request.drop}</p>`}
    </div>
    <p class="drop-here" aria-hidden="true">${t.request.dropHere}</p>
  </div>`;
}

/** A line each, so that the rest of a long one can stand further in. The line's end is its own, for those who select it by hand. */
const codeLines = (code: string) =>
  code.split(/(?<=\n)/).map((line) => html`<span class="code-line ${shape(line)}">${line}</span>`);

function shape(line: string): string {
  const [, indent = "", rest = ""] = /^( *)(.*)/.exec(line) ?? [];
  const depth = indent.length < 4 ? "" : indent.length < 8 ? "deep" : "deeper";
  // Such a one would else leave a line empty but for its indentation.
  return rest.includes(" ") ? depth : `${depth} one-word`;
}

/** The first thing that is amiss; it leads there. */
function notReady(studio: KlingO3Studio, { issue }: Shown) {
  if (issue === null) return nothing;
  return html`<p class="notice">
    <button type="button" class="plain not-ready" @click=${() => studio.focusField(issue.path)}>
      ${studio.t.request.notReady(issue.text)}
    </button>
  </p>`;
}

/** The sentence, with the name of the variable as code. */
function keyNote(sentence: string, key: string) {
  const [before, after] = sentence.split(key);
  return html`${before}<code>${key}</code>${after}`;
}

const linkButton = ({ t }: KlingO3Studio, tab: RequestTab) =>
  html`<button type="button" id="request-link" @click=${() => tab.copyLink()}>${t.request.link}</button>`;

function fileButtons({ t, readonly }: KlingO3Studio, tab: RequestTab) {
  const open = ({ target }: Event) => {
    const input = target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file) void tab.open(file);
    // The same file can be chosen again once it has been put right.
    input.value = "";
  };
  return html`<button type="button" id="request-save" aria-keyshortcuts="Control+S Meta+S" @click=${() => tab.save()}>${t.request.save}</button>
    ${
      readonly
        ? nothing
        : html`<label class="file"
            ><input type="file" class="unseen" id="request-open" accept=".json,application/json" @change=${open} /><span
              >${t.request.open}</span
            ></label
          >`
    }`;
}

function told({ t }: KlingO3Studio, tab: RequestTab, notice: Notice | null) {
  if (notice === null) return nothing;
  const { kind, text } = notice;
  if (kind === "said") return html`<p class="notice said-so told">${text}</p>`;
  if (kind === "warn") return html`<p class="notice warn told" role="alert">${text}</p>`;
  if (kind === "link")
    return html`<div class="told">
      <label class="label" for="request-link-by-hand">${t.request.linkByHand}</label>
      <input id="request-link-by-hand" type="text" readonly .value=${text} />
    </div>`;
  return html`<div class="box warn told" role="alert">
    <p class="notice">${text}</p>
    <div class="actions">
      <button type="button" @click=${() => tab.copyLink(true)}>${t.request.copyAnyway}</button>
      <button type="button" class="link" @click=${() => tab.close()}>${t.request.doNotCopy}</button>
    </div>
  </div>`;
}

function isOver(event: DragEvent): void {
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  (event.currentTarget as HTMLElement).classList.add("over");
}

function isOut({ currentTarget, relatedTarget }: DragEvent): void {
  const area = currentTarget as HTMLElement;
  // From one part of it to another is not out.
  if (!(relatedTarget instanceof Node && area.contains(relatedTarget))) area.classList.remove("over");
}

function dropped(tab: RequestTab, event: DragEvent): void {
  event.preventDefault();
  (event.currentTarget as HTMLElement).classList.remove("over");
  const [file] = event.dataTransfer?.files ?? [];
  if (file) void tab.open(file);
}
