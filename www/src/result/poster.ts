/** What a task looks like in the list: the video's first picture, else the first reference picture, else a drawing. */
import { html } from "lit";
import { icons } from "../form/parts.ts";
import { thumbnail } from "../form/thumbnail.ts";
import { nameOf, type Path } from "../path.ts";
import type { KlingO3Studio } from "../studio.ts";
import type { Job } from "../tasks/job.ts";

/** Late enough that a fade from black has begun. */
const moment = "#t=0.1";
const unplayable = new WeakSet<Job>();

/**
 * See the head of this file. Asked for only where the list is looked at, never when the page loads. Its box has its size
 * before there is anything in it. Pressing it does what its title does, which keys reach. A browser plays a limited number of
 * videos in a page: far down the list they are not among them.
 */
export const poster = (studio: KlingO3Studio, job: Job, isNear: boolean) =>
  html`<span class="poster" part="poster" @click=${() => studio.show(job)}>
    ${(isNear && video(studio, job)) || (picture(studio, job) ?? icons.film)}
  </span>`;

function video(studio: KlingO3Studio, job: Job) {
  const [first] = job.state === "completed" ? (job.completed?.videos ?? []) : [];
  if (!first || unplayable.has(job) || studio.previews === "off" || !studio.isShown(first.url)) return null;
  const failed = () => {
    unplayable.add(job);
    studio.requestUpdate();
  };
  return html`<video
    muted
    playsinline
    disablepictureinpicture
    preload="metadata"
    tabindex="-1"
    src=${studio.shownUrl(first.url) + moment}
    aria-label=${studio.t.result.video(1, 1)}
    referrerpolicy="no-referrer"
    @error=${failed}
  ></video>`;
}

function picture(studio: KlingO3Studio, { kept: { draft } }: Job) {
  if (draft === null) return null;
  const named = (path: Path) => nameOf(path, studio.t);
  const places = [
    ...draft.images.map((one, at) => [one, named(["image_urls", at])] as const),
    [draft.start, named(["start_image_url"])] as const,
    ...draft.subjects.map(({ front }, at) => [front, named(["elements", at])] as const),
  ];
  const [one, name] = places.find(([tile]) => tile?.url) ?? [];
  const url = one ? studio.uploads.preview(one) : "";
  return url === "" ? null : thumbnail(studio, url, name);
}
