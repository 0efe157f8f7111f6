/** The place of the video before there is one. */
import { html, nothing } from "lit";
import type { KlingO3Studio } from "../studio.ts";

/** Where the video will be, in its shape. */
export function frame({ t }: KlingO3Studio, ratio: string, text: unknown = "") {
  return html`<div class="frame shape-${ratio.replace(":", "-")}">
    ${text === "" ? nothing : html`<p>${text}</p>`} ${ratio === "" ? nothing : html`<span class="note number">${ratio}</span>`}
    <span class="unseen">${t.views.result}</span>
  </div>`;
}
