/** The request tab: the request in five languages, copied, saved, opened, and as a link. */
import { copyText } from "../dialogs.ts";
import { nameOf, type Path } from "../path.ts";
import { saveAs } from "../result/download.ts";
import type { KlingO3Studio } from "../studio.ts";
import { hashOf, isSigned } from "./link.ts";
import { placeOf } from "./place.ts";
import css from "./request.css?inline";
import { exportRequest, fromHash, importRequest, toHash } from "./request.ts";
import { type Body, type Shown, shownOf } from "./shown.ts";
import { jsonOf, type Language, languages, type Place, snippet } from "./snippets.ts";
import { panel } from "./view.ts";

export { enRequest } from "../texts/en-request.ts";

/** What is told below the code or below the buttons of the request, until the request changes. */
export interface Notice {
  readonly below: "code" | "request";
  /** `signed` asks whether to copy, `link` holds one to be copied by hand. */
  readonly kind: "said" | "warn" | "signed" | "link";
  readonly text: string;
}

/** A link is made once the typing rests: that takes as long as all else that a key does. */
const settleMs = 150;
const fileName = "kling-o3-request.json";

/** See the head of this file. */
export class RequestTab {
  language: Language = "json";
  readonly #studio: KlingO3Studio;
  #notice: (Notice & { readonly of: string }) | null = null;
  #place: Place | null = null;
  #placeOf: string | null | undefined;
  /** The hash of the request that is shown: ready when it is copied, because some browsers copy only at once. */
  #hash: { readonly of: string; readonly ready: Promise<string | null>; text: string | null } | null = null;

  #soon: ReturnType<typeof setTimeout> | undefined;

  constructor(studio: KlingO3Studio) {
    this.#studio = studio;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    const root = studio.renderRoot as ShadowRoot;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }

  render() {
    const shown = this.#shown;
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => this.#prepare(shown.body), settleMs);
    return panel(this.#studio, this, shown);
  }

  get #shown(): Shown {
    return shownOf(this.#studio.draft, this.#studio.t);
  }

  /** The request in the chosen language; empty until it is known where it goes. */
  code(body: Body): string {
    if (this.language === "json") return jsonOf(body);
    const { baseUrl } = this.#studio;
    if (this.#placeOf !== baseUrl) {
      this.#placeOf = baseUrl;
      this.#place = null;
      void placeOf(baseUrl).then((place) => {
        if (this.#placeOf === baseUrl) this.#place = place;
        this.#studio.requestUpdate();
      });
    }
    return this.#place?.url ? snippet(this.language, body, this.#place) : "";
  }

  /** What is told below one of the two rows of buttons. */
  notice(below: Notice["below"], body: Body): Notice | null {
    return this.#notice?.below === below && this.#notice.of === JSON.stringify(body) ? this.#notice : null;
  }

  choose(language: Language): void {
    this.language = language;
    this.#tell(null);
  }

  async copyCode(): Promise<void> {
    const { t } = this.#studio;
    const name = languages.find(([one]) => one === this.language)?.[1] ?? "";
    if (await copyText(this.code(this.#shown.body)))
      return this.#tell({ below: "code", kind: "said", text: t.request.copied(name) });
    this.#tell({ below: "code", kind: "warn", text: t.request.byHand });
    await this.#studio.updateComplete;
    const code = this.#find("#request-code");
    if (code) getSelection()?.selectAllChildren(code);
  }

  /** Copies the link; where it would give away a signed one, asks first. */
  async copyLink(isAsked = false): Promise<void> {
    const { t } = this.#studio;
    const { body } = this.#shown;
    const signed = isAsked ? [] : signedPaths(body, []);
    const below = "request";
    if (signed.length > 0)
      return this.#tell({
        below,
        kind: "signed",
        text: t.request.signed(signed.map((path) => nameOf(path, t)).join(", ")),
      });
    const hash = this.#prepare(body).text ?? (await this.#prepare(body).ready);
    if (hash === null) return this.#tell({ below, kind: "warn", text: t.request.linkTooLong });
    const link = `${location.href.split(/[?#]/)[0]}${hash}`;
    const isCopied = await copyText(link);
    this.#tell(isCopied ? { below, kind: "said", text: t.request.linkCopied } : { below, kind: "link", text: link });
    await this.#studio.updateComplete;
    if (isAsked) await this.#studio.focusId("request-link");
    if (!isCopied) this.#find<HTMLInputElement>("#request-link-by-hand")?.select();
  }

  /** For hosts: the hash of the request; null: it is too large for one. */
  toHash(): Promise<string | null> {
    return toHash(this.#studio);
  }

  /** For hosts: whether the request of a hash could be put into the form. */
  fromHash(hash: string): Promise<boolean> {
    return fromHash(this.#studio, hash);
  }

  /** Takes a question or message away. */
  close(): void {
    this.#tell(null);
    void this.#studio.focusId("request-link");
  }

  save(): void {
    const text = `${JSON.stringify(exportRequest(this.#studio), null, 2)}\n`;
    saveAs(new Blob([text], { type: "application/json" }), fileName);
    this.#tell({ below: "request", kind: "said", text: this.#studio.t.request.saved(fileName) });
  }

  /** Fills the form from a file, or says in which line it is no request, and why. */
  async open(file: File): Promise<void> {
    const { t } = this.#studio;
    const text = await file.text();
    const result = importRequest(this.#studio, text, t.request.fromFile(file.name));
    if (!result.ok) return this.#tell({ below: "request", kind: "warn", text: result.text });
    this.#tell(null);
    this.#studio.speaker.now(this.#studio.editor.undo?.message ?? "");
    await this.#studio.focusField(["multi_prompt" in exportRequest(this.#studio) ? "multi_prompt" : "prompt"]);
  }

  /** Fills the form from the hash of a link, or says that it is damaged. */
  async openLink(hash: string): Promise<void> {
    if (await fromHash(this.#studio, hash)) return;
    Object.assign(this.#studio, { panel: "request", view: "result" });
    this.#tell({ below: "request", kind: "warn", text: this.#studio.t.request.damaged });
  }

  #tell(notice: Notice | null): void {
    this.#notice = notice && { ...notice, of: JSON.stringify(this.#shown.body) };
    if (notice?.kind === "said") this.#studio.speaker.now(notice.text);
    this.#studio.requestUpdate();
    // In a narrow place the buttons are at the lower edge, and what is told of them below it.
    if (notice) void this.#studio.updateComplete.then(() => this.#find(".told")?.scrollIntoView({ block: "nearest" }));
  }

  #find<E extends HTMLElement>(selector: string): E | null {
    return this.#studio.renderRoot.querySelector<E>(selector);
  }

  #prepare(body: Body) {
    const of = JSON.stringify(body);
    if (this.#hash?.of === of) return this.#hash;
    const hash = { of, ready: hashOf(body), text: null as string | null };
    void hash.ready.then((text) => {
      hash.text = text;
    });
    this.#hash = hash;
    return hash;
  }
}

/** The places of addresses that let in whoever has them. */
function signedPaths(value: unknown, path: Path): Path[] {
  if (typeof value === "string") return URL.canParse(value) && isSigned(value) ? [path] : [];
  if (Array.isArray(value)) return value.flatMap((one, at) => signedPaths(one, [...path, at]));
  return Object.entries(value ?? {}).flatMap(([name, one]) => signedPaths(one, [...path, name]));
}
