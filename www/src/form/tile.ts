/** A tile: the picture, its state in words, and what can be done with it. */
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { limit } from "../choices.ts";
import type { Tile } from "../draft.ts";
import { idOf, nameOf } from "../path.ts";
import type { KlingO3Studio } from "../studio.ts";
import type { Thumbnail } from "../thumbnails.ts";
import { hasError, icons, messages, messagesId } from "./parts.ts";
import type { TileList } from "./tiles.ts";

/** Those of a list, and what there is to say of them. */
export function tiles(studio: KlingO3Studio, list: TileList) {
  return html`<ul class="tiles" part="tiles">
      ${repeat(
        list.tiles,
        ({ key }) => key,
        (one, at) => tileOf(studio, list, one, at),
      )}
    </ul>
    ${list.tiles.map((one, at) => notes(studio, list, one, at))}`;
}

function tileOf(studio: KlingO3Studio, list: TileList, one: Tile, at: number) {
  const { t, sorter } = studio;
  const { tiles, pathOf, badge, move, id } = list;
  const path = pathOf(at);
  const name = nameOf(path, t);
  const handle = idOf(path);
  const last = tiles.length - 1;
  const moves = move && tiles.length > 1;
  const words = stateWords(studio, list, one);
  const press = (event: PointerEvent) => move && sorter.press(event, id, at, (to) => move(at, to));
  return html`<li class="tile ${hasError(studio, path) ? "wrong" : ""}" part="tile" data-sort=${id} data-at=${at}>
    <button
      type="button"
      class="picture"
      id=${handle}
      aria-label="${[badge?.(at), name, one.label, words.short].filter(Boolean).join(", ")}. ${t.form.options}"
      aria-describedby=${hasError(studio, path) ? messagesId(path) : nothing}
      aria-expanded=${sorter.isMenuOpen(handle) ? "true" : "false"}
      @keydown=${(event: KeyboardEvent) => tileKey(studio, list, at, event)}
      @click=${() => sorter.toggleMenu(handle)}
      @pointerdown=${press}
    >
      ${picture(studio, list, one)} ${badge ? html`<span class="badge">${badge(at)}</span>` : nothing}
    </button>
    <button
      type="button"
      class="icon close"
      aria-label="${name}: ${t.form.remove}"
      @click=${() => removeTile(studio, list, at)}
    >
      ${icons.close}
    </button>
    <span class="tile-foot">
      ${moves ? moveButton(icons.left, `${name}: ${t.form.left}`, at === 0, () => shift(studio, list, at, at - 1)) : nothing}
      <span part="tile-state" class="tile-state ${words.kind}">${words.short}</span>
      ${moves ? moveButton(icons.right, `${name}: ${t.form.right}`, at === last, () => shift(studio, list, at, at + 1)) : nothing}
    </span>
    ${sorter.menu(handle, [
      [t.form.left, () => shift(studio, list, at, at - 1), Boolean(move) && at > 0],
      [t.form.right, () => shift(studio, list, at, at + 1), Boolean(move) && at < last],
      [t.form.replace, () => change(studio, list, at), true],
      [t.form.remove, () => removeTile(studio, list, at), true],
    ])}
  </li>`;
}

const moveButton = (icon: unknown, name: string, isOff: boolean, press: () => void) =>
  html`<button type="button" class="icon" aria-label=${name} ?disabled=${isOff} @click=${press}>${icon}</button>`;

function picture(studio: KlingO3Studio, { isVideo }: TileList, one: Tile) {
  const url = studio.uploads.preview(one);
  if (isVideo || url === "") return html`<span class="no-picture">${isVideo ? icons.film : nothing}</span>`;
  const { thumbnails } = studio;
  if (thumbnails.of(url).state === "not_shown") return html`<span class="no-picture">${icons.close}</span>`;
  return html`<img
    part="tile-image"
    src=${url}
    alt=""
    referrerpolicy="no-referrer"
    decoding="async"
    loading="lazy"
    draggable="false"
    @load=${(event: Event) => thumbnails.loaded(url, event.target as HTMLImageElement)}
    @error=${() => thumbnails.failed(url)}
  />`;
}

interface Words {
  readonly short: string;
  readonly long: string;
  readonly kind: "" | "bad" | "warn";
}

/** The state of a tile: a word on it, and a sentence below where there is more to say. */
function stateWords(studio: KlingO3Studio, { isVideo }: TileList, one: Tile): Words {
  const { t, uploads, thumbnails } = studio;
  const upload = uploads.of(one);
  if (upload?.error) return { short: t.tile.uploadFailed, long: sentence(upload.error), kind: "bad" };
  if (upload) return { short: `${t.tile.uploading}, ${t.format.size(upload.file.size)}`, long: "", kind: "" };
  const url = uploads.preview(one);
  if (isVideo || url === "") return { short: hostOf(one.url, t.tile.thisPage), long: "", kind: "" };
  const thumbnail = thumbnails.of(url);
  if (thumbnail.state === "loading") return { short: t.tile.loading, long: "", kind: "" };
  if (thumbnail.state === "shown") return measured(studio, thumbnail);
  const { reason } = thumbnail;
  const host = hostOf(one.url, t.tile.thisPage);
  return {
    short: t.tile.short[reason] ?? "",
    long: t.tile.unread(host, t.tile.reasons[reason] ?? reason),
    kind: "warn",
  };
}

const sentence = (error: unknown) => (error instanceof Error ? error.message : `${error}`);

/** Small or very wide pictures are known to be refused; nothing here blocks them. */
function measured({ t }: KlingO3Studio, { width, height }: Extract<Thumbnail, { state: "shown" }>): Words {
  const short = t.tile.size(width, height);
  const ratio = width / height;
  const side = limit("imageSideMin");
  if (Math.min(width, height) < side) return { short, long: t.tile.small(side), kind: "warn" };
  const isOdd = ratio > limit("imageRatioMax") || ratio < limit("imageRatioMin");
  return isOdd ? { short, long: t.tile.wide(limit("imageRatioMax")), kind: "warn" } : { short, long: "", kind: "" };
}

function hostOf(url: string, otherwise: string): string {
  try {
    return new URL(url).host || otherwise;
  } catch {
    return otherwise;
  }
}

/** What there is to say of a tile below the row. */
function notes(studio: KlingO3Studio, list: TileList, one: Tile, at: number) {
  const { t } = studio;
  const path = list.pathOf(at);
  const { long, kind } = stateWords(studio, list, one);
  const again = () => retry(studio, one);
  return html`${messages(studio, path)}
  ${
    long === ""
      ? nothing
      : html`<p class="tile-note ${kind}">
          ${nameOf(path, t)}: ${long}
          <button type="button" class="link" @click=${again}>${t.tile.tryAgain}</button>
        </p>`
  }`;
}

function retry(studio: KlingO3Studio, one: Tile): void {
  const upload = studio.uploads.of(one);
  if (upload) void studio.uploads.start(one, upload.file, (url) => studio.editor.setUrl(one.key, url));
  else studio.thumbnails.again(studio.uploads.preview(one));
}

function shift(studio: KlingO3Studio, list: TileList, from: number, to: number): void {
  const { tiles, move, pathOf } = list;
  if (!move || to < 0 || to >= tiles.length) return;
  const name = nameOf(pathOf(from), studio.t);
  move(from, to);
  studio.speaker.now(studio.t.form.moved(name, to + 1, tiles.length));
  void studio.focusId(idOf(pathOf(to)));
}

function removeTile(studio: KlingO3Studio, list: TileList, at: number): void {
  const { tiles, remove, pathOf, id } = list;
  const gone = tiles[at];
  if (gone) studio.uploads.stop(gone);
  const left = tiles.length - 1;
  remove(at);
  void studio.focusId(left > 0 ? idOf(pathOf(Math.min(at, left - 1))) : `add-${id}`);
}

/** Another link for the same place, and the person's own name for it. */
function change(studio: KlingO3Studio, list: TileList, at: number): void {
  const one = list.tiles[at];
  if (one) void studio.dialog((dialogs) => dialogs.openTile(one, nameOf(list.pathOf(at), studio.t)));
}

function tileKey(studio: KlingO3Studio, list: TileList, at: number, event: KeyboardEvent): void {
  if (event.key === "Delete") removeTile(studio, list, at);
  else if (event.altKey && event.key === "ArrowLeft") shift(studio, list, at, at - 1);
  else if (event.altKey && event.key === "ArrowRight") shift(studio, list, at, at + 1);
  else return;
  event.preventDefault();
}
