/**
 * The files that the studio brings itself, for examples and simulated results. They come within a script, because that works
 * in every bundler and from every host without a setting, and without any network once it is there.
 */

/** Where they are said to be, if nobody else has them: a reserved name, where nothing would answer and nothing is ever asked. */
export const nowhere = "https://sandbox.example/media/";

/** What a name without a file of its own shows. */
const standIns: Readonly<Record<string, string>> = { mp4: "16x9.mp4", jpg: "picture.jpg", png: "picture.jpg" };

/** The addresses of those that were shown, for all studios that a page has and had: each keeps its file in memory. */
const made = new Map<string, string>();

/** See the head of this file. */
export class Media {
  #files: Readonly<Record<string, string>> | null = null;

  /** Brings them, and the sandbox with them. */
  async load(): Promise<void> {
    if (this.#files) return;
    const [{ files }] = await Promise.all([import("./media-files.ts"), import("kling-o3/sandbox")]);
    this.#files = files;
  }

  /** An address that works in this page; empty as long as the files are not there. */
  shown(url: string, base: string): string {
    if (!url.startsWith(base)) return url;
    const name = url.slice(base.length).replace(/[?#].*/, "");
    const file = this.#files?.[name] ?? this.#files?.[standIns[name.replace(/.*\./, "")] ?? ""] ?? "";
    if (file === "") return "";
    const address = made.get(file) ?? URL.createObjectURL(blobOf(file));
    made.set(file, address);
    return address;
  }
}

/** Of a `data:` address; a page's policy seldom lets these be fetched. */
function blobOf(data: string): Blob {
  const [head = "", body = ""] = data.split(",");
  const bytes = Uint8Array.from(atob(body), (sign) => sign.charCodeAt(0));
  return new Blob([bytes], { type: /:(.+?);/.exec(head)?.[1] ?? "" });
}
