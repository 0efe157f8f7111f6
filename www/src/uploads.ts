/** Files on their way to the service. Each belongs to a tile, which gets its link when it is there. */
import type { Client } from "kling-o3";
import type { StudioFace } from "kling-o3/element";
import type { Tile } from "./draft.ts";
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
  client(mode: Mode, scenario: string | null): Promise<Client>;
  shownUrl(url: string): string;
  requestUpdate(): void;
}

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

  /** What to show of a tile; empty: nothing. */
  preview(tile: Tile): string {
    const own = this.#running.get(tile.key)?.preview ?? this.#previews.get(tile.url);
    const url = own ?? this.#host.shownUrl(tile.url);
    return this.#host.previews === "off" && !url.startsWith("blob:") ? "" : url;
  }

  async start(tile: Tile, file: File, arrived: (url: string) => void): Promise<void> {
    const controller = new AbortController();
    const upload = { file, preview: URL.createObjectURL(file), error: null, controller };
    this.#running.set(tile.key, upload);
    this.#host.requestUpdate();
    try {
      const { url } = await this.#send(file, controller.signal);
      if (!this.#running.delete(tile.key)) return;
      this.#previews.set(url, upload.preview);
      arrived(url);
    } catch (error) {
      if (this.#running.get(tile.key) === upload) this.#running.set(tile.key, { ...upload, error });
    }
    this.#host.requestUpdate();
  }

  async #send(file: File, signal: AbortSignal): Promise<{ readonly url: string }> {
    const { mode, scenario, upload } = this.#host;
    if (upload) return upload(file, { signal });
    return (await this.#host.client(mode, scenario)).upload(file, { name: file.name, signal });
  }

  /** The tile has gone. */
  stop(tile: Tile): void {
    this.#running.get(tile.key)?.controller.abort();
    this.#running.delete(tile.key);
  }
}
