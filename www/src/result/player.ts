/** The finished videos: the browser's own player, the file, the link, and how long it works. */
import type { CompletedTask, Video } from "kling-o3";
import { html, nothing } from "lit";
import { copyText } from "../dialogs.ts";
import type { KlingO3Studio } from "../studio.ts";
import type { Job } from "../tasks/job.ts";
import { Download } from "./download.ts";

/** From so little time left on, it is said as a warning. */
const soonMs = 7_200_000;

/** What is going on with a file, by its address. */
const downloads = new WeakMap<Job, Map<string, Download>>();
const unplayable = new WeakMap<Job, Set<string>>();
const byHand = new WeakMap<Job, string>();

/** All videos of a task. */
export function players(studio: KlingO3Studio, job: Job, { videos }: CompletedTask) {
  return html`<p class="status ready"><b>${studio.t.life.ready}</b></p>
    ${videos.map((video, at) => {
      if (!studio.isShown(video.url)) return hidden(studio, video);
      const shown = player(studio, job, video, studio.t.result.video(at + 1, videos.length));
      return at === 0 ? html`<slot name="player">${shown}</slot>` : shown;
    })}`;
}

/** A result from a host that the page does not want: its address, as text. */
function hidden({ t }: KlingO3Studio, { url }: Video) {
  const { host } = new URL(url);
  return html`<p class="notice warn">${t.result.otherHost(host)}</p>
    <p class="actions" part="actions"><button type="button" @click=${() => copyText(url)}>${t.result.copyAddress}</button></p>`;
}

function player(studio: KlingO3Studio, job: Job, video: Video, name: string) {
  const { t } = studio;
  const { url } = video;
  const broken = unplayable.get(job) ?? new Set();
  const failed = () => {
    if (!broken.has(url)) studio.bulletin.error("media", job);
    unplayable.set(job, broken.add(url));
    studio.requestUpdate();
  };
  // No crossorigin: the file may be on a host that allows it to be shown, but not to be read.
  return html`<figure class="player" part="player">
    <video
      controls
      playsinline
      preload=${studio.previews === "off" ? "none" : "metadata"}
      src=${studio.shownUrl(url)}
      aria-label=${name}
      referrerpolicy="no-referrer"
      @error=${failed}
    ></video>
    ${broken.has(url) ? html`<p class="notice warn" role="status">${t.result.unplayable}</p>` : nothing}
    <figcaption>${buttons(studio, job, video)} ${expiry(studio, video)} ${broken.has(url) ? askAgain(studio, job) : nothing}</figcaption>
  </figure>`;
}

function buttons(studio: KlingO3Studio, job: Job, { url }: Video) {
  const { t } = studio;
  const download = downloadOf(studio, job, url);
  return html`<div class="actions" part="actions">
      <button type="button" class="primary" part="button-primary" @click=${() => download.start(fileName(job, url))}>
        ${download.isRunning ? t.result.downloading(download.share(t.format)) : t.result.download}
      </button>
      <button type="button" @click=${() => copyLink(studio, job, url)}>${t.result.copy}</button>
      <a class="button" href=${studio.shownUrl(url)} target="_blank" rel="noopener noreferrer" referrerpolicy="no-referrer">${t.result.open}</a>
    </div>
    ${download.isRefused ? html`<p class="notice warn" role="status">${t.result.notDownloaded}</p>` : nothing}
    ${byHand.get(job) === url ? linkByHand(studio, url) : nothing}`;
}

function downloadOf(studio: KlingO3Studio, job: Job, url: string): Download {
  const own = downloads.get(job) ?? new Map<string, Download>();
  downloads.set(job, own);
  const download = own.get(url) ?? new Download(studio.shownUrl(url), () => studio.requestUpdate());
  own.set(url, download);
  return download;
}

const fileName = (job: Job, url: string) => `${job.id ?? "video"}${/\.\w+(?=$|\?)/.exec(url)?.[0] ?? ".mp4"}`;

async function copyLink(studio: KlingO3Studio, job: Job, url: string): Promise<void> {
  if (await copyText(url)) {
    studio.speaker.now(studio.t.result.copied);
    return;
  }
  byHand.set(job, url);
  studio.requestUpdate();
  await studio.updateComplete;
  studio.renderRoot.querySelector<HTMLInputElement>("#link-by-hand")?.select();
}

/** Where the clipboard is closed, as in some frames: the link is there to be copied. */
const linkByHand = ({ t }: KlingO3Studio, url: string) =>
  html`<label class="label" part="label" for="link-by-hand">${t.result.copyByHand}</label>
    <input id="link-by-hand" type="text" readonly .value=${url} />`;

function expiry({ t }: KlingO3Studio, { expiresAt }: Video) {
  if (expiresAt === null) return html`<p class="expiry">${t.result.expiresUnknown}</p>`;
  const left = expiresAt.getTime() - Date.now();
  return html`<p class="expiry ${left < soonMs ? "soon" : ""}">${t.result.expires(expiresAt, left)}</p>`;
}

const askAgain = (studio: KlingO3Studio, job: Job) =>
  html`<button type="button" class="link" ?disabled=${job.askedAgain} @click=${() => studio.work.refresh(job)}>
    ${studio.t.acts.link}
  </button>`;
