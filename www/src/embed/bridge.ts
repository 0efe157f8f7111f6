/**
 * The frame's side of `ko3/1`. It hears one window of one origin, the one that its address names; to that it tells how high
 * it is and how the tasks stand. Of a page that names no origin it hears nothing, and tells it only that it is there.
 */
import type { KlingO3Studio, StudioEventMap } from "kling-o3/element";

/** A colour or a language is short. */
const longest = 64;
const pauseMs = 100;
const themes = ["auto", "light", "dark"];

/** The events that are passed on, and as what. */
const outward = { "ko3-task": "task", "ko3-complete": "complete", "ko3-error": "error" } as const;

/** See the head of this file. */
export class Bridge {
  readonly #studio: KlingO3Studio;
  readonly #host: Window;
  readonly #origin: string | null;
  #height = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param origin of the page around; null, or no origin at all: nobody is spoken to */
  constructor(studio: KlingO3Studio, host: Window, origin: string | null) {
    this.#studio = studio;
    this.#host = host;
    this.#origin = origin !== null && originOf(origin) === origin ? origin : null;
  }

  open(): void {
    // Without any data, so that it may go to whoever is there.
    this.#studio.addEventListener("ko3-ready", () => this.#host.postMessage({ ko3: 1, type: "ready" }, "*"));
    if (this.#origin === null) return;
    this.#studio.addEventListener("ko3-resize", ({ detail }) => this.#resize(detail.height));
    for (const [name, type] of Object.entries(outward) as [keyof typeof outward, string][])
      this.#studio.addEventListener(name, (event) => this.#tell(type, plain(event.detail)));
    addEventListener("message", (event) => this.#hear(event));
  }

  #tell(type: string, payload: object): void {
    if (this.#origin !== null) this.#host.postMessage({ ko3: 1, type, payload }, this.#origin);
  }

  /** Not more often than can be seen. */
  #resize(height: number): void {
    this.#height = height;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#tell("resize", { height: this.#height });
    }, pauseMs);
  }

  /** Whatever it does not know, it leaves alone. */
  #hear({ source, origin, data }: MessageEvent): void {
    if (source !== this.#host || origin !== this.#origin || data?.ko3 !== 1) return;
    const { type, payload } = data as { readonly type?: unknown; readonly payload?: unknown };
    if (typeof payload !== "string" || payload.length > longest) return;
    if (type === "setTheme" && themes.includes(payload)) this.#studio.theme = payload as KlingO3Studio["theme"];
    if (type === "setLang") this.#studio.lang = payload;
  }
}

/** Neither the request nor anything that was typed leaves the frame. */
function plain(detail: StudioEventMap[keyof typeof outward]["detail"]): object {
  const { request: _, ...rest } = detail as Record<string, unknown>;
  return rest;
}

function originOf(text: string): string {
  try {
    return new URL(text).origin;
  } catch {
    return "";
  }
}
