/** Files on their way to the service. Each belongs to a tile, which gets its link when it is there. */
import type { Client } from "kling-o3";
import type { StudioFace } from "kling-o3/element";
import { type Draft, type Tile, tilesOf } from "./draft.ts";
import type { Editor } from "./editor.ts";
import type { Mode } from "./service.ts";

/** One file. */
export interface Upload {
  readonly file: File;
  /** An address in this page, to be shown meanwhile. */
  readonly preview: string;
  readonly error: unknown;
}

/** Who carries them: the host's own way, else the service's. */
interface UploadHost {
  readonly mode: Mode;
  readonly scenario: string;
  readonly previews: string;
  readonly upload: StudioFace["upload"];
  readonly editor: Pick<Editor, "draft" | "undo" | "setUrl">;
  client(mode: Mode, scenario: string | null): Promise<Client>;
  shownUrl(url: string): string;
  requestUpdate(): void;
}

/** More than a draft has places for. */
const previewsKept = 50;

/** By the tile's key. */
export class Uploads {
  readonly #running = new Map<string, Upload & { readonly controller: AbortController }>();
  /** What was uploaded is shown from here: the service's link need not be readable. */
  readonly #previews = new Map<string, string>();
  readonly #host: UploadHost;

  constructor(host: UploadHost) {
    this.#host = host;
  }

  of(tile: Tile): Upload | null {
    return this.#running.get(tile.key) ?? null;
  }

  /** Whether it was a file that never came: an earlier page had it, and a page cannot keep files. */
  isLost({ key, url, label }: Tile): boolean {
    return url === "" && label !== "" && !this.#running.has(key);
  }

  /** What to show of a tile; empty: nothing. */
  preview(tile: Tile): string {
    const own = this.#running.get(tile.key)?.preview ?? this.#previews.get(tile.url);
    const url = own ?? this.#host.shownUrl(tile.url);
    return this.#host.previews === "off" && !url.startsWith("blob:") ? "" : url;
  }

  async start({ key }: Tile, file: File): Promise<void> {
    const controller = new AbortController();
    const preview = this.#running.get(key)?.preview ?? URL.createObjectURL(file);
    const upload = { file, preview, error: null, controller };
    this.#running.set(key, upload);
    this.#host.requestUpdate();
    try {
      const { url } = await this.#send(file, controller.signal);
      if (this.#running.get(key) !== upload) return;
      this.#running.delete(key);
      this.#remember(url, preview);
      this.#host.editor.setUrl(key, url);
    } catch (error) {
      if (this.#running.get(key) === upload) this.#running.set(key, { ...upload, error });
    }
    this.#host.requestUpdate();
  }

  /** The draft may have changed: what has gone from it is sent no further, and sent again where it has been had back. */
  follow(): void {
    const { draft, undo } = this.#host.editor;
    for (const [key, { file, preview, controller }] of this.#running) {
      const here = waiting(draft, key);
      if (here && controller.signal.aborted) void this.start(here, file);
      if (here) continue;
      controller.abort();
      if (undo && waiting(undo.draft, key)) continue;
      this.#running.delete(key);
      URL.revokeObjectURL(preview);
    }
  }

  async #send(file: File, signal: AbortSignal): Promise<{ readonly url: string }> {
    const { mode, scenario, upload } = this.#host;
    if (upload) return upload(file, { signal });
    return (await this.#host.client(mode, scenario)).upload(file, { name: file.name, signal });
  }

  /** Not for ever: a file that is shown is kept in memory. */
  #remember(url: string, preview: string): void {
    this.#previews.set(url, preview);
    const [[oldest, file] = ["", ""]] = this.#previews;
    if (this.#previews.size <= previewsKept) return;
    this.#previews.delete(oldest);
    URL.revokeObjectURL(file);
  }
}

/** The tile of this key, where it is in a draft and has no link. */
const waiting = (draft: Draft, key: string): Tile | undefined =>
  tilesOf(draft).find((one) => one.key === key && one.url === "");
