/** Tiles: each a picture with its state in words, and what can be done with it. */
import { KlingError } from "kling-o3";
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { limit } from "../choices.ts";
import type { Tile } from "../draft.ts";
import { idOf, nameOf } from "../path.ts";
import type { KlingO3Studio } from "../studio.ts";
import { errorText, type Texts } from "../texts/texts.ts";
import type { Thumbnail } from "../thumbnails.ts";
import { type Items, orderKey, shift, takeAway } from "./order.ts";
import { hasError, icons, messages, messagesId } from "./parts.ts";
import { thumbnail } from "./thumbnail.ts";
import type { TileList } from "./tiles.ts";

/** The tiles of a list, and below them what there is to say of each. */
export function tileRow(studio: KlingO3Studio, list: TileList) {
  const { tiles } = list;
  return html`<ul class="tiles" part="tiles">
      ${repeat(
        tiles,
        ({ key }) => key,
        (one, at) => tileOf(studio, list, one, at),
      )}
    </ul>
    ${tiles.map((one, at) => notes(studio, list, one, at))}`;
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
  const items = itemsOf(studio, list);
  const go = (to: number) => shift(studio, items, at, to);
  const remove = () => takeAway(studio, items, at);
  return html`<li class="tile ${hasError(studio, path) ? "wrong" : ""}" part="tile" data-sort=${id} data-at=${at}>
    <button
      type="button"
      class="picture"
      id=${handle}
      aria-label="${[badge?.(at), name, one.label, words.short].filter(Boolean).join(", ")}. ${t.form.options}"
      aria-describedby=${hasError(studio, path) ? messagesId(path) : nothing}
      aria-expanded=${sorter.isMenuOpen(handle) ? "true" : "false"}
      @keydown=${(event: KeyboardEvent) => orderKey(studio, items, at, event, "Left Right")}
      @click=${() => sorter.toggleMenu(handle)}
      @pointerdown=${(event: PointerEvent) => move && sorter.press(event, id, at, go)}
    >
      ${picture(studio, list, one)} ${badge ? html`<span class="badge">${badge(at)}</span>` : nothing}
    </button>
    <button
      type="button"
      class="icon close"
      aria-label="${name}: ${t.form.remove}"
      @click=${remove}
    >
      ${icons.close}
    </button>
    <span class="tile-foot">
      ${moves ? moveButton(icons.left, `${name}: ${t.form.left}`, at === 0, () => go(at - 1)) : nothing}
      <span part="tile-state" class="tile-state ${words.kind}">${words.short}</span>
      ${moves ? moveButton(icons.right, `${name}: ${t.form.right}`, at === last, () => go(at + 1)) : nothing}
    </span>
    ${sorter.menu(handle, [
      [t.form.left, () => go(at - 1), Boolean(move) && at > 0],
      [t.form.right, () => go(at + 1), Boolean(move) && at < last],
      [t.form.replace, () => change(studio, list, at), true],
      [t.form.remove, remove, true],
    ])}
  </li>`;
}

const moveButton = (icon: unknown, name: string, isOff: boolean, press: () => void) =>
  html`<button type="button" class="icon" aria-label=${name} ?disabled=${isOff} @click=${press}>${icon}</button>`;

function picture(studio: KlingO3Studio, { isVideo }: TileList, one: Tile) {
  const url = studio.uploads.preview(one);
  if (isVideo || url === "") return html`<span class="no-picture">${isVideo ? icons.film : nothing}</span>`;
  return thumbnail(studio, url) ?? html`<span class="no-picture">${icons.broken}</span>`;
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
  if (upload?.error) return { short: t.tile.uploadFailed, long: sentence(upload.error, t), kind: "bad" };
  if (upload) return { short: `${t.tile.uploading}, ${t.format.size(upload.file.size)}`, long: "", kind: "" };
  if (uploads.isLost(one)) return { short: t.tile.uploadFailed, long: t.tile.lost, kind: "bad" };
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

/** In the reader's language, where it is the package's; a host's own way of uploading has its own words. */
function sentence(error: unknown, t: Texts): string {
  if (error instanceof KlingError) return errorText(error, t).text;
  return error instanceof Error ? error.message : `${error}`;
}

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
    // What is wrong with the link says it already; an upload can be tried again all the same.
    long === "" || (kind !== "bad" && hasError(studio, path))
      ? nothing
      : html`<p class="tile-note ${kind}">
          ${t.issueOther(nameOf(path, t), long)}
          ${studio.uploads.isLost(one) ? nothing : html`<button type="button" class="link" @click=${again}>${t.tile.tryAgain}</button>`}
        </p>`
  }`;
}

function retry(studio: KlingO3Studio, one: Tile): void {
  const upload = studio.uploads.of(one);
  if (upload) void studio.uploads.start(one, upload.file);
  else studio.thumbnails.again(studio.uploads.preview(one));
}

const itemsOf = ({ t }: KlingO3Studio, { tiles, id, pathOf, move, remove }: TileList): Items => ({
  list: id,
  length: tiles.length,
  nameOf: (at) => nameOf(pathOf(at), t),
  handleOf: (at) => idOf(pathOf(at)),
  addId: `add-${id}`,
  move,
  remove,
});

/** Another link for the same place, and the person's own name for it. */
function change(studio: KlingO3Studio, list: TileList, at: number): void {
  const one = list.tiles[at];
  if (one) void studio.dialog((dialogs) => dialogs.openTile(one, nameOf(list.pathOf(at), studio.t)));
}
