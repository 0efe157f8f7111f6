/** The line at the top: what this is, whom it talks to, the key, language and colours. Below it, what is amiss as a whole. */
import { html, nothing } from "lit";
import { currentFault } from "./asking.ts";
import type { Mode } from "./service.ts";
import type { KlingO3Studio } from "./studio.ts";
import { errorText } from "./texts/texts.ts";

/** See the head of this file. */
export function header(studio: KlingO3Studio) {
  const { t, mode, headingLevel } = studio;
  return html`<div class="header" part="header">
    <div class="title" role="heading" aria-level=${headingLevel}>
      <slot name="header">${t.title} <span class="subtitle">${t.subtitle}</span></slot>
    </div>
    <div class="tools">
      <fieldset class="segments small">
        <legend class="unseen">${t.header.service}</legend>
        ${(["sandbox", "live"] as const).map(
          (one) => html`<label
            ><input
              type="radio"
              name="mode"
              value=${one}
              .checked=${mode === one}
              @change=${() => setMode(studio, one)}
            /><span>${t.header[one]}</span></label
          >`,
        )}
      </fieldset>
      ${mode === "live" ? html`<slot name="key">${key(studio)}</slot>` : nothing}
      <label class="pick"
        ><span class="unseen">${t.header.language}</span>
        <select @change=${(event: Event) => choose(studio, "lang", event)}>
          <option value="en" lang="en" ?selected=${t.language === "en"}>English</option>
          <option value="zh-Hans" lang="zh-Hans" ?selected=${t.language !== "en"}>中文</option>
        </select></label
      >
      <label class="pick"
        ><span class="unseen">${t.header.theme}</span>
        <select @change=${(event: Event) => choose(studio, "theme", event)}>
          ${(["auto", "light", "dark"] as const).map(
            (one) => html`<option value=${one} ?selected=${studio.theme === one}>${t.header.themes[one]}</option>`,
          )}
        </select></label
      >
    </div>
  </div>`;
}

function key(studio: KlingO3Studio) {
  const { t, service } = studio;
  if (studio.baseUrl !== null || studio.getApiKey)
    return service.hasKey ? nothing : html`<span class="note">${t.header.serverKey}</span>`;
  return html`<span class="note">${service.hasKey ? t.header.hasKey : t.header.noKey}</span>
    <button type="button" class="small" id="set-key" @click=${() => studio.askKey()}>
      ${t.header.setKey}
    </button>`;
}

function setMode(studio: KlingO3Studio, mode: Mode): void {
  studio.mode = mode;
  studio.hindrance = "";
}

function choose(studio: KlingO3Studio, name: "lang" | "theme", { target }: Event): void {
  Object.assign(studio, { [name]: (target as HTMLSelectElement).value });
}

/** What is amiss as a whole. */
export function strips(studio: KlingO3Studio) {
  const { t } = studio;
  const fault = currentFault();
  return html`<slot name="intro"></slot>
    <p class="strip ${studio.mode}">${studio.mode === "live" ? t.header.liveNote : t.header.sandboxNote}</p>
    ${studio.isOnline ? nothing : html`<p class="strip offline">${t.header.offline}</p>`}
    ${studio.store.isRefused ? html`<p class="strip warn">${t.header.refused}</p>` : nothing}
    ${
      fault === null
        ? nothing
        : html`<p class="strip danger" role="alert">
            ${errorText(fault, t).text}
            <button type="button" class="link" @click=${() => location.reload()}>${t.header.reload}</button>
          </p>`
    }`;
}
