/** A picture of somebody else's host, small: asked for without telling it where from, and remembered how it went. */
import { html } from "lit";
import type { KlingO3Studio } from "../studio.ts";

/** See the head of this file; null where it could not be shown. The `alt` is empty where words beside it say the same. */
export function thumbnail({ thumbnails }: KlingO3Studio, url: string, alt = "") {
  if (thumbnails.isMissing(url)) return null;
  return html`<img
    part="tile-image"
    src=${url}
    alt=${alt}
    referrerpolicy="no-referrer"
    decoding="async"
    loading="lazy"
    draggable="false"
    @load=${(event: Event) => thumbnails.loaded(url, event.target as HTMLImageElement)}
    @error=${() => thumbnails.failed(url)}
  />`;
}
