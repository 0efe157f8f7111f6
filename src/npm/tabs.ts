/** The tabs of this origin that follow one task: the browser lets one of them poll, and it shows the others what it saw. */
import { after } from "./clock.js";
import { defaults } from "./generated/defaults.js";
import type { Line } from "./line.js";
import type { Event, Reply } from "./protocol.js";

/** How this tab hears of the others. */
type Tell = (event: Event, raw?: unknown) => void;

/** This tab among those that have something of the same name open. Whatever fails makes it poll for itself. */
export class Tabs {
  /** Settled when it is known who polls; never rejects. */
  readonly known: Promise<void>;
  readonly #name: string;
  readonly #locks: LockManager;
  readonly #channel: BroadcastChannel;
  readonly #tell: Tell;
  readonly #queue = new AbortController();
  readonly #stopPatience: () => void;
  #settle!: () => void;
  #letGo = () => {};
  #leads = false;
  #latest: Reply | undefined;

  constructor(name: string, locks: LockManager, channel: BroadcastChannel, tell: Tell) {
    this.#name = name;
    this.#locks = locks;
    this.#channel = channel;
    this.#tell = tell;
    this.known = new Promise((resolve) => {
      this.#settle = resolve;
    });
    channel.onmessage = ({ data }) => this.#hear(data);
    this.#stopPatience = after(defaults.leadKnownMs, () => this.#learn(true));
    this.#ask({ ifAvailable: true });
  }

  get #isClosed(): boolean {
    return this.#queue.signal.aborted;
  }

  /** Tells the others: a word, or an answer. */
  say(message: string | Reply): void {
    if (this.#isClosed) return;
    try {
      this.#channel.postMessage(message);
    } catch {
      this.#fail();
    }
  }

  /** Shows the others an answer that says something of the task. */
  share(reply: Reply): void {
    this.#latest = reply;
    this.say(reply);
  }

  /** Lets another tab poll, if there is one that wants to. */
  yield(): void {
    this.#leads = false;
    this.#letGo();
    this.#wait();
  }

  /** Leaves nothing open behind. */
  close(): void {
    this.#queue.abort();
    this.#stopPatience();
    this.#settle();
    this.#letGo();
    this.#channel.close();
  }

  /** Waits for its turn. */
  #wait(): void {
    this.#ask({ signal: this.#queue.signal });
  }

  async #ask(options: LockOptions): Promise<void> {
    try {
      await this.#locks.request(this.#name, options, (lock) => this.#answered(lock));
    } catch {
      this.#fail();
    }
  }

  /** Alone from now on. */
  #fail(): void {
    if (this.#isClosed) return;
    this.close();
    this.#tell({ type: "tab", leads: true });
  }

  /** The turn lasts until the promise is settled. */
  #answered(lock: Lock | null): Promise<void> | undefined {
    if (this.#isClosed) return undefined;
    this.#learn(lock !== null);
    if (!lock) this.#wait();
    return lock
      ? new Promise((resolve) => {
          this.#letGo = resolve;
        })
      : undefined;
  }

  #learn(leads: boolean): void {
    if (this.#isClosed) return;
    this.#stopPatience();
    this.#leads = leads;
    this.#tell({ type: "tab", leads });
    this.#settle();
  }

  #hear(data: string | Reply | null): void {
    if (typeof data === "string") {
      this.#tell({ type: "tab", hidden: data });
      // Who says something has come, or come back, and may know nothing yet.
      if (this.#leads && this.#latest) this.say(this.#latest);
    } else if (data) {
      this.#latest = data;
      this.#tell({ type: "observed", reply: data }, data.json);
    }
  }
}

/**
 * Takes part among those that follow this task; nothing where there are no tabs, or the platform cannot connect them. An
 * open channel keeps Node alive, so there has to be a document.
 */
export function openTabs(line: Line, id: string, tell: Tell): Tabs | undefined {
  const { document, navigator } = globalThis as { document?: Document; navigator?: Navigator };
  try {
    const locks = document && navigator?.locks;
    const name = `kling-o3 ${line.place.base} ${id}`;
    return locks && new Tabs(name, locks, new BroadcastChannel(name), tell);
  } catch {
    return undefined;
  }
}
