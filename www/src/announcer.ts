/** Says what has changed to those who do not see it: a new state, each quarter, the end. Never every number. */
import type { View } from "./job.ts";
import { texts } from "./texts.ts";

const words = texts.result;
const steps = 4;

/** Writes into the page's live region and into the window's title. */
export class Announcer {
  readonly #region: HTMLElement;
  #said = "";

  constructor(region: HTMLElement) {
    this.#region = region;
  }

  tell(view: View): void {
    document.title = [short(view), texts.title].filter((part) => part !== "").join(" · ");
    const text = spoken(view);
    if (text === this.#said) return;
    this.#said = text;
    this.#region.textContent = text;
  }
}

function short(view: View): string {
  if (view.state === "completed") return words.completed;
  const percent = view.state === "watching" ? view.event?.progress.percent : null;
  return typeof percent === "number" ? words.percent(percent) : "";
}

function spoken(view: View): string {
  switch (view.state) {
    case "empty":
      return "";
    case "sending":
      return words.sending;
    case "watching":
      return running(view);
    case "stopped":
      return words.stopped;
    case "completed":
      return words.completed;
    case "problem":
      return view.error instanceof Error ? view.error.message : texts.problem.strange;
  }
}

function running({ event, handle }: Extract<View, { state: "watching" }>): string {
  const { status, progress } = event?.task ?? handle.task;
  if (status !== "processing") return words.pending;
  const quarter = Math.floor(((progress.percent ?? 0) / 100) * steps) * (100 / steps);
  return quarter === 0 ? words.processing : `${words.processing} · ${words.percent(quarter)}`;
}
