/** Files on their way to the service. Each belongs to a tile, which gets its link when it is there. */
import type { Client } from "kling-o3";
import type { Tile } from "./draft.ts";

/** One file. */
export interface Upload {
  readonly file: File;
  /** An address in this page, to be shown meanwhile. */
  readonly preview: string;
  readonly error: unknown;
}

/** By the tile's key. */
export class Uploads {
  readonly #running = new Map<string, Upload & { readonly controller: AbortController }>();
  /** What was uploaded is shown from here: the service's link need not be readable. */
  readonly #previews = new Map<string, string>();
  readonly #client: () => Promise<Client>;
  readonly #changed: () => void;

  constructor(client: () => Promise<Client>, changed: () => void) {
    this.#client = client;
    this.#changed = changed;
  }

  of(tile: Tile): Upload | null {
    return this.#running.get(tile.key) ?? null;
  }

  /** What to show of a tile. */
  preview(tile: Tile): string {
    return this.#running.get(tile.key)?.preview ?? this.#previews.get(tile.url) ?? tile.url;
  }

  async start(tile: Tile, file: File, arrived: (url: string) => void): Promise<void> {
    const controller = new AbortController();
    const upload = { file, preview: URL.createObjectURL(file), error: null, controller };
    this.#running.set(tile.key, upload);
    this.#changed();
    try {
      const client = await this.#client();
      const { url } = await client.upload(file, { name: file.name, signal: controller.signal });
      if (!this.#running.delete(tile.key)) return;
      this.#previews.set(url, upload.preview);
      arrived(url);
    } catch (error) {
      if (this.#running.get(tile.key) === upload) this.#running.set(tile.key, { ...upload, error });
    }
    this.#changed();
  }

  /** The tile has gone. */
  stop(tile: Tile): void {
    this.#running.get(tile.key)?.controller.abort();
    this.#running.delete(tile.key);
  }
}
