/**
 * Whom the studio talks to, and the key. The key stays in a private field: it is given to the package per request and to
 * nobody else.
 */
import { Client, type Journal } from "kling-o3";

/** `sandbox`: simulated; `live`: the real service, or a host's own proxy before it. */
export type Mode = "sandbox" | "live";

/** What the element is told by its attributes and properties. */
export interface Connection {
  readonly mode: Mode;
  /** Null: the service's own. */
  readonly baseUrl: string | null;
  /** A sandbox over HTTP; null: one in this page, without any network. */
  readonly sandboxUrl: string | null;
  /** Where its files are said to be. */
  readonly mediaUrl: string;
  /** Null: the package's own. */
  readonly journal: Journal | null;
  readonly getApiKey: (() => string | Promise<string>) | null;
  readonly fetch: ((url: string, init: RequestInit) => Promise<Response>) | null;
}

/** See the head of this file. */
export class Service {
  #key = "";
  /** As the element has it now. */
  #connection: Connection | null = null;
  readonly #clients = new Map<string, Client>();

  get hasKey(): boolean {
    return this.#key !== "";
  }

  setKey(key: string): void {
    this.#key = key;
    // A client without a key refuses by itself; so the next one is made anew.
    this.#clients.clear();
  }

  /** One client a place and scenario: it joins equal requests and keeps one poller a task. */
  async client(connection: Connection, scenario: string | null): Promise<Client> {
    this.#connection = connection;
    const { mode, baseUrl, sandboxUrl, getApiKey, fetch } = connection;
    const place = mode === "live" ? [baseUrl, getApiKey !== null, fetch !== null] : [sandboxUrl, scenario];
    const name = [mode, ...place].join(" ");
    const known = this.#clients.get(name);
    if (known) return known;
    const made = mode === "live" ? this.#live(connection) : await simulated(connection, scenario ?? usualScenario);
    this.#clients.set(name, made);
    return made;
  }

  /** Asks at each request who gives the key now, and who carries it. */
  #live({ baseUrl, getApiKey, fetch, journal }: Connection): Client {
    const apiKey = () => this.#connection?.getApiKey?.() ?? this.#key;
    const carry: NonNullable<Connection["fetch"]> = (url, init) =>
      (this.#connection?.fetch ?? globalThis.fetch)(url, init);
    return new Client({
      ...(baseUrl === null ? {} : { baseUrl }),
      ...(getApiKey || this.hasKey ? { apiKey } : {}),
      ...(fetch ? { fetch: carry } : {}),
      ...(journal && { journal }),
    });
  }
}

async function simulated({ sandboxUrl, mediaUrl, journal }: Connection, apiKey: string): Promise<Client> {
  const own = journal && { journal };
  if (sandboxUrl !== null) return new Client({ baseUrl: sandboxUrl, apiKey, ...own });
  const { createSandbox } = await import("kling-o3/sandbox");
  const { fetch } = createSandbox({ mediaBaseUrl: mediaUrl });
  // A reserved name: nothing would answer there, and nothing is ever asked.
  return new Client({ baseUrl: "https://sandbox.example", apiKey, fetch, ...own });
}

/** What the sandbox plays where nobody chooses. */
export const usualScenario = "sk-test-ok";
