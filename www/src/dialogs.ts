/** The three questions that stop everything else: the key, sending again, the details for support. */
import { KlingError } from "kling-o3";
import { html, nothing } from "lit";
import type { Tile } from "./draft.ts";
import type { KlingO3Studio } from "./studio.ts";
import type { Job } from "./tasks/job.ts";

/** See the head of this file. */
export class Dialogs {
  readonly #studio: KlingO3Studio;
  #note = "";
  #job: Job | null = null;
  #copied = false;
  #tile: Tile | null = null;
  #name = "";

  constructor(studio: KlingO3Studio) {
    this.#studio = studio;
  }

  openKey(note = ""): void {
    this.#note = note;
    this.#open("key-dialog");
  }

  /** A picture's link and name. */
  openTile(tile: Tile, name: string): void {
    this.#tile = tile;
    this.#name = name;
    this.#open("tile-dialog");
  }

  openConfirm(job: Job): void {
    this.#job = job;
    this.#open("confirm-dialog");
  }

  openSupport(job: Job): void {
    this.#job = job;
    this.#copied = false;
    this.#open("support-dialog");
  }

  render() {
    return html`${this.#key()} ${this.#confirm()} ${this.#support()} ${this.#tileForm()}`;
  }

  #key() {
    const { t, service } = this.#studio;
    return html`<dialog part="dialog" id="key-dialog" aria-labelledby="key-title" @close=${this.#emptyKey}>
      <form method="dialog" @submit=${(event: Event) => this.#takeKey(event)}>
        <h3 id="key-title">${t.key.title}</h3>
        ${this.#note === "" ? nothing : html`<p class="message"><span>${this.#note}</span></p>`}
        <label class="label" part="label" for="key">${t.key.label}</label>
        <input id="key" type="password" autocomplete="off" spellcheck="false" aria-describedby="key-hint" />
        <p class="hint" part="hint" id="key-hint">${t.key.hint}</p>
        <div class="actions" part="actions">
          <button class="primary" part="button-primary">${t.key.save}</button>
          <button type="button" @click=${() => this.#useSandbox()}>${t.key.useSandbox}</button>
          ${
            service.hasKey
              ? html`<button type="button" @click=${() => this.#setKey("")}>${t.key.forget}</button>`
              : nothing
          }
          <button type="button" class="link" @click=${() => this.#close()}>${t.key.cancel}</button>
        </div>
      </form>
    </dialog>`;
  }

  #confirm() {
    const { t } = this.#studio;
    return html`<dialog part="dialog" id="confirm-dialog" aria-labelledby="confirm-title">
      <h3 id="confirm-title">${t.confirm.title}</h3>
      <p>${t.confirm.text}</p>
      <div class="actions" part="actions">
        <button type="button" @click=${() => this.#close()}>${t.confirm.no}</button>
        <button type="button" class="danger" @click=${() => this.#sendAgain()}>${t.confirm.yes}</button>
      </div>
    </dialog>`;
  }

  #support() {
    const { t } = this.#studio;
    return html`<dialog part="dialog" id="support-dialog" aria-labelledby="support-title">
      <h3 id="support-title">${t.support.title}</h3>
      <p class="hint" part="hint">${t.support.hint}</p>
      <pre tabindex="0" aria-labelledby="support-title">${this.#job ? details(this.#job) : ""}</pre>
      <div class="actions" part="actions">
        <button type="button" @click=${() => this.#copy()}>${this.#copied ? t.acts.copied : t.support.copy}</button>
        <button type="button" class="link" @click=${() => this.#close()}>${t.support.close}</button>
      </div>
    </dialog>`;
  }

  #tileForm() {
    const { t } = this.#studio;
    const tile = this.#tile;
    return html`<dialog part="dialog" id="tile-dialog" aria-labelledby="tile-title">
      <form method="dialog" @submit=${(event: Event) => this.#takeTile(event)}>
        <h3 id="tile-title">${this.#name}</h3>
        <label class="label" part="label" for="tile-url">${t.form.link}</label>
        <input id="tile-url" name="url" type="text" inputmode="url" autocomplete="off" spellcheck="false" .value=${tile?.url ?? ""} />
        <label class="label" part="label" for="tile-label">${t.form.label}</label>
        <input id="tile-label" name="label" type="text" autocomplete="off" .value=${tile?.label ?? ""} />
        <div class="actions" part="actions">
          <button class="primary" part="button-primary">${t.form.replace}</button>
          <button type="button" class="link" @click=${() => this.#close()}>${t.key.cancel}</button>
        </div>
      </form>
    </dialog>`;
  }

  #open(id: string): void {
    this.#studio.requestUpdate();
    void this.#studio.updateComplete.then(() =>
      this.#studio.renderRoot.querySelector<HTMLDialogElement>(`#${id}`)?.showModal(),
    );
  }

  #close(): void {
    this.#studio.renderRoot.querySelector<HTMLDialogElement>("dialog[open]")?.close();
  }

  #takeKey(event: Event): void {
    const field = (event.target as HTMLElement).querySelector<HTMLInputElement>("#key");
    const key = field?.value.trim() ?? "";
    if (key !== "") this.#setKey(key);
  }

  #takeTile({ target }: Event): void {
    const data = new FormData(target as HTMLFormElement);
    const tile = this.#tile;
    if (!tile) return;
    const [url, label] = ["url", "label"].map((name) => `${data.get(name) ?? ""}`.trim());
    this.#studio.editor.edit(() => Object.assign(tile, { url: url || tile.url, label }));
  }

  #setKey(key: string): void {
    this.#studio.apiKey = key;
    this.#studio.work.renew();
    this.#close();
  }

  /** Also when it was not used: it stays in no field. */
  readonly #emptyKey = ({ target }: Event) => {
    const field = (target as HTMLElement).querySelector<HTMLInputElement>("#key");
    if (field) field.value = "";
  };

  #useSandbox(): void {
    this.#studio.mode = "sandbox";
    this.#close();
  }

  #sendAgain(): void {
    this.#close();
    if (this.#job) this.#studio.work.sendAgain(this.#job);
  }

  async #copy(): Promise<void> {
    if (this.#job) this.#copied = await copyText(details(this.#job));
    this.#studio.requestUpdate();
  }
}

/** Whether the clipboard took it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** What support asks for: no key, no text, no link. */
export function details({ id, kept, state, task, error }: Job): string {
  const facts = {
    task: id,
    state,
    service: kept.mode,
    created: new Date(kept.madeAt).toISOString(),
    tookMs: kept.tookMs,
    progress: task?.progress.percent ?? null,
    creditsReserved: task?.creditsReserved ?? null,
    error: KlingError.is(error) ? error.toJSON() : (error?.message ?? null),
    page: navigator.userAgent,
  };
  return JSON.stringify(facts, null, 2);
}
