/** What the studio hears of its surroundings while it is in a page: the network, the clock, the wasm. */
import { init } from "kling-o3";
import { ask, currentFault, onFault } from "./asking.ts";
import type { KlingO3Studio } from "./studio.ts";
import type { Job } from "./tasks/job.ts";
import { errorText } from "./texts/texts.ts";

/** Times are shown in minutes where nothing runs. */
const ticksOfRest = 60;

/** See the head of this file. */
export class Life {
  readonly #studio: KlingO3Studio;
  #ending = new AbortController();
  #ticks = 0;
  #isReady = false;

  constructor(studio: KlingO3Studio) {
    this.#studio = studio;
  }

  start(): void {
    this.#ending = new AbortController();
    const { signal } = this.#ending;
    const studio = this.#studio;
    studio.events.start();
    studio.thumbnails?.start();
    for (const name of ["online", "offline"]) addEventListener(name, () => this.#onLine(), { signal });
    addEventListener("pagehide", () => studio.editor.keep(), { signal });
    addEventListener("storage", ({ key }) => studio.work?.heard(studio.store.nameOf(key)), { signal });
    const clock = setInterval(() => this.#tick(), 1000);
    const forget = onFault(() => this.#onFault());
    signal.addEventListener("abort", () => {
      clearInterval(clock);
      forget();
    });
    // The form stands; now there is time for the wasm, so that the first letter need not wait for it.
    const wake = () =>
      ask(
        () =>
          void init().then(
            () => this.#ready(),
            () => {},
          ),
        undefined,
      );
    (globalThis.requestIdleCallback ?? setTimeout)(wake);
  }

  stop(): void {
    this.#ending.abort();
    this.#studio.events.stop();
    this.#studio.thumbnails?.stop();
  }

  #ready(): void {
    if (this.#isReady) return;
    this.#isReady = true;
    this.#studio.events.tell("ko3-ready", { version: packageVersion });
  }

  #onFault(): void {
    const fault = currentFault();
    const { code = "internal" } = (fault ?? {}) as { code?: string };
    const { t, events } = this.#studio;
    if (fault !== null)
      events.tell("ko3-error", { phase: "load", code, message: errorText(fault, t).text, outcome: "no", taskId: null });
    this.#studio.requestUpdate();
  }

  /** Times go on between two answers; the rest of the page changes when something happens. */
  #tick(): void {
    const { shown, isOnline, teller } = this.#studio;
    if (!isOnline) this.#askSandbox();
    if (shown) teller.warn(shown);
    this.#ticks += 1;
    const isRunning = shown?.kept.phase === "following" || shown?.kept.phase === "refused";
    if (isRunning || this.#ticks % ticksOfRest === 0) this.#studio.requestUpdate();
  }

  /** The package asks nobody while the browser is offline; what is played in this page needs no network. */
  #askSandbox(): void {
    const { jobs, work, sandboxUrl } = this.#studio;
    const isWaiting = ({ kept, event }: Job) =>
      kept.mode === "sandbox" && event?.type === "waiting" && event.reason === "offline";
    if (sandboxUrl === null) for (const job of jobs.filter(isWaiting)) work.askNow(job);
  }

  #onLine(): void {
    const studio = this.#studio;
    studio.isOnline = navigator.onLine;
    if (!studio.isOnline) studio.announcer.later(studio.t.header.offline);
    studio.requestUpdate();
  }
}
