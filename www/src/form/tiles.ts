/** Places for pictures: the tiles that are there, and the line that adds one by link, file, paste or drop. */
import { html, nothing } from "lit";
import { type Tile, tile } from "../draft.ts";
import type { Path } from "../path.ts";
import type { KlingO3Studio } from "../studio.ts";

/** A list of tiles, or a place for one. */
export interface TileList {
  /** Names ids and the list to drag within. */
  readonly id: string;
  readonly tiles: readonly Tile[];
  readonly pathOf: (at: number) => Path;
  /** Written on the tile. */
  readonly badge?: (at: number) => string;
  readonly isVideo?: boolean;
  /** A place for one only. */
  readonly single?: boolean;
  readonly add: (tiles: readonly Tile[]) => void;
  readonly remove: (at: number, told: string) => void;
  readonly move?: (from: number, to: number, told: string) => void;
}

/** See the head of this file. */
export function tileList(studio: KlingO3Studio, list: TileList) {
  const { tiles, single } = list;
  const isOver = (event: DragEvent) => {
    event.preventDefault();
    (event.currentTarget as HTMLElement).classList.add("over");
  };
  const isOut = ({ currentTarget }: Event) => (currentTarget as HTMLElement).classList.remove("over");
  return html`<div
    class="tiles-area"
    @dragover=${isOver}
    @dragleave=${isOut}
    @drop=${(event: DragEvent) => {
      isOut(event);
      dropped(studio, list, event);
    }}
  >
    ${tiles.length > 0 ? studio.late?.tileRow(studio, list) : nothing}
    ${(single && tiles.length > 0) || studio.readonly ? nothing : addLine(studio, list)}
  </div>`;
}

function addLine(studio: KlingO3Studio, list: TileList) {
  const { t } = studio;
  const { id, isVideo } = list;
  const field = `add-${id}`;
  const take = () => {
    const input = studio.renderRoot.querySelector<HTMLInputElement>(`#${CSS.escape(field)}`);
    if (!input) return;
    addLinks(list, input.value);
    input.value = "";
  };
  return html`<div class="add-line">
    <label class="unseen" for=${field}>${isVideo ? t.form.videoLink : t.form.link}</label>
    <input
      id=${field}
      type="text"
      inputmode="url"
      autocomplete="off"
      spellcheck="false"
      placeholder=${isVideo ? t.form.videoLinkHint : t.form.linkHint}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== "Enter" || event.isComposing) return;
        // With Ctrl or ⌘ the request is sent next, and with it what is typed here.
        take();
        if (!event.ctrlKey && !event.metaKey) event.preventDefault();
      }}
      @paste=${(event: ClipboardEvent) => pasted(studio, list, event)}
      @change=${() => afterPress(take)}
    />
    <button type="button" @click=${take}>${t.form.add}</button>
    ${
      studio.has("upload")
        ? html`<label class="file"
            ><input
              type="file"
              class="unseen"
              accept=${isVideo ? "video/*" : "image/*"}
              ?multiple=${!list.single}
              @change=${(event: Event) => {
                const input = event.target as HTMLInputElement;
                addFiles(studio, list, [...(input.files ?? [])]);
                input.value = "";
              }}
            /><span>${t.form.choose}</span></label
          >`
        : nothing
    }
  </div>`;
}

/**
 * The field is left by pressing something, maybe the button that sends: a row that comes in between would push that from
 * under the pointer, and the press would be lost. So it comes with the click, before what is pressed is told of it.
 */
function afterPress(take: () => void): void {
  if (document.querySelector(":active") === null) return take();
  const press = new AbortController();
  const { signal } = press;
  const end = () => {
    if (!signal.aborted) take();
    press.abort();
  };
  addEventListener("click", end, { capture: true, signal });
  // A press that becomes no click: what is typed later is not its concern.
  for (const type of ["pointerup", "pointercancel"]) addEventListener(type, () => setTimeout(end), { signal });
}

function addLinks(list: TileList, typed: string): void {
  const urls = typed.split(/\s+/).filter(Boolean);
  if (urls.length > 0) list.add((list.single ? urls.slice(0, 1) : urls).map((url) => tile(url)));
}

function addFiles(studio: KlingO3Studio, list: TileList, files: readonly File[]): void {
  if (!studio.has("upload")) return;
  const kind = list.isVideo ? "video/" : "image/";
  const fitting = files.filter(({ type }) => type.startsWith(kind)).slice(0, list.single ? 1 : files.length);
  if (fitting.length === 0) return;
  const tiles = fitting.map(({ name }) => tile("", name.replace(/\.\w+$/, "")));
  list.add(tiles);
  tiles.forEach((one, at) => {
    const file = fitting[at];
    if (file) void studio.uploads.start(one, file);
  });
}

/** A picture from the clipboard; text goes into the field by itself. */
function pasted(studio: KlingO3Studio, list: TileList, event: ClipboardEvent): void {
  const files = [...(event.clipboardData?.files ?? [])];
  if (files.length === 0) return;
  event.preventDefault();
  addFiles(studio, list, files);
}

function dropped(studio: KlingO3Studio, list: TileList, event: DragEvent): void {
  event.preventDefault();
  if (studio.readonly) return;
  const { dataTransfer } = event;
  const files = [...(dataTransfer?.files ?? [])];
  if (files.length > 0) addFiles(studio, list, files);
  else addLinks(list, dataTransfer?.getData("text/uri-list") ?? "");
}
