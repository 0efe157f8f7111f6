/** The finished videos: a native player each, the link, and how long it works. */
import type { CompletedTask, Video } from "kling-o3";
import { make } from "../dom.ts";
import { texts } from "../texts.ts";

const words = texts.result;

/** All videos of a task. */
export function players(task: CompletedTask): HTMLElement {
  const figures = task.videos.map((video, at) => player(video, words.video(at + 1, task.videos.length)));
  return make("div", { class: "players" }, ...figures);
}

function player(video: Video, name: string): HTMLElement {
  // No crossorigin: the file may be on a host that allows it to be shown, but not to be read.
  const element = make("video", {
    controls: true,
    muted: true,
    playsinline: true,
    preload: "metadata",
    src: video.url,
    "aria-label": name,
  });
  element.muted = true;
  const trouble = make("p", { class: "trouble", role: "status" });
  element.addEventListener("error", () => {
    trouble.textContent = words.unplayable;
  });
  const open = make("a", { href: video.url, target: "_blank", rel: "noopener noreferrer" }, words.open);
  const expiry = video.expiresAt === null ? words.expiresUnknown : words.expires(video.expiresAt);
  const caption = [open, make("span", {}, measures(video)), make("span", { class: "expiry" }, expiry)];
  return make("figure", {}, element, trouble, make("figcaption", {}, ...caption));
}

/** Size and length, where the service told them. */
function measures({ width, height, durationSeconds }: Video): string {
  const size = width !== null && height !== null ? words.size(width, height) : null;
  const length = durationSeconds !== null ? words.seconds(durationSeconds) : null;
  return [size, length].filter((part) => part !== null).join(", ");
}
