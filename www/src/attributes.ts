/** What the studio is told by its attributes and properties, and what it makes of them. Removed, an attribute is as if never set. */
import type { StudioFace } from "kling-o3/element";
import { LitElement } from "lit";
import { nowhere } from "./media.ts";

type Told = Pick<StudioFace, "getApiKey" | "fetch" | "storageAdapter" | "upload" | "messages">;

const text = (attribute?: string, type: unknown = String) => ({
  ...{ reflect: true, useDefault: true, type },
  ...(attribute && { attribute }),
});
/** Not in markup. Those with an accessor of their own are named, so that a value from before the upgrade is not lost. */
const own = { attribute: false };
const accessor = { attribute: false, noAccessor: true };

const listed = (value: string): readonly string[] => `${value}`.split(/[\s,]+/).filter(Boolean);

/** See the head of this file. */
export class Attributes extends LitElement {
  static override properties = {
    ...{ mode: text(), baseUrl: text("base-url"), lang: text(), theme: text(), layout: text(), panels: text() },
    ...{ features: text(), previews: text(), storage: text(), storageKey: text("storage-key") },
    ...{
      mediaHosts: text("media-hosts"),
      headingLevel: text("heading-level", Number),
      readonly: text("readonly", Boolean),
    },
    ...{ sandboxUrl: own, mediaUrl: own, getApiKey: own, fetch: own, storageAdapter: own, upload: own, messages: own },
    ...{ apiKey: accessor, request: accessor, draft: accessor },
  };

  declare mode: StudioFace["mode"];
  declare baseUrl: string | null;
  declare theme: StudioFace["theme"];
  declare layout: StudioFace["layout"];
  declare panels: string;
  declare features: string;
  declare previews: StudioFace["previews"];
  declare storage: StudioFace["storage"];
  declare storageKey: string;
  declare mediaHosts: string;
  declare headingLevel: number;
  declare readonly: boolean;
  declare getApiKey: Told["getApiKey"];
  declare fetch: Told["fetch"];
  declare storageAdapter: Told["storageAdapter"];
  declare upload: Told["upload"];
  declare messages: Told["messages"];
  /** For our own pages: a sandbox over HTTP in place of the one in the page. */
  declare sandboxUrl: string | null;
  /** For our own pages: where the files of examples and of simulated results can be fetched by others. */
  declare mediaUrl: string;

  constructor() {
    super();
    Object.assign(this, {
      ...{
        mode: "sandbox",
        baseUrl: null,
        lang: "",
        theme: "auto",
        layout: "auto",
        panels: "",
        features: "",
        previews: "on",
      },
      ...{ storage: "local", storageKey: "ko3", mediaHosts: "", headingLevel: 2, readonly: false },
      ...{ sandboxUrl: null, getApiKey: null, fetch: null, storageAdapter: null, upload: null, messages: null },
      mediaUrl: nowhere,
    });
  }

  /** Whether a feature was not taken away. */
  has(feature: string): boolean {
    return !listed(this.features).includes(`-${feature}`);
  }

  /** Whether a panel is there: all of them where none is named. */
  hasPanel(name: string): boolean {
    const named = listed(this.panels);
    return (named.length === 0 || named.includes(name)) && (name !== "tasks" || this.has("history"));
  }

  /** Whether a result from this address is shown: from any host where none is named; `*.` stands for all below. */
  isShown(url: string): boolean {
    const hosts = listed(this.mediaHosts);
    const { hostname } = new URL(url);
    const isOf = (host: string) => hostname === host || (host.startsWith("*.") && hostname.endsWith(host.slice(1)));
    return hosts.length === 0 || hosts.some(isOf);
  }
}
