/**
 * Whom the studio talks to, and the key. The key stays in a private field: it is given to the package per request and to
 * nobody else.
 */
import { Client } from "kling-o3";

/** `sandbox`: simulated; `live`: the real service, or a host's own proxy before it. */
export type Mode = "sandbox" | "live";

/** What the element is told by its attributes and properties. */
export interface Connection {
  readonly mode: Mode;
  /** Null: the service's own. */
  readonly baseUrl: string | null;
  /** A sandbox over HTTP; null: one in this page, without any network. */
  readonly sandboxUrl: string | null;
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
    const made = mode === "live" ? this.#live(connection) : await simulated(sandboxUrl, scenario ?? usualScenario);
    this.#clients.set(name, made);
    return made;
  }

  /** Asks at each request who gives the key now, and who carries it. */
  #live({ baseUrl, getApiKey, fetch }: Connection): Client {
    const apiKey = () => this.#connection?.getApiKey?.() ?? this.#key;
    const carry: NonNullable<Connection["fetch"]> = (url, init) =>
      (this.#connection?.fetch ?? globalThis.fetch)(url, init);
    return new Client({
      ...(baseUrl === null ? {} : { baseUrl }),
      ...(getApiKey || this.hasKey ? { apiKey } : {}),
      ...(fetch ? { fetch: carry } : {}),
    });
  }
}

async function simulated(sandboxUrl: string | null, apiKey: string): Promise<Client> {
  if (sandboxUrl !== null) return new Client({ baseUrl: sandboxUrl, apiKey });
  const { createSandbox } = await import("kling-o3/sandbox");
  const { fetch } = createSandbox({ mediaBaseUrl: new URL("./media/", document.baseURI) });
  // A reserved name: nothing would answer there, and nothing is ever asked.
  return new Client({ baseUrl: "https://sandbox.example", apiKey, fetch });
}

/** Keys of the sandbox that are worth a look, each with what it does. The sandbox has many more. */
export const scenarios = [
  ["sk-test-ok", "As usual", "一切正常"],
  ["sk-test-fast", "Finished at once", "立即完成"],
  ["sk-test-slow", "Takes long", "耗时很长"],
  ["sk-test-stall", "Never finishes", "一直不完成"],
  ["sk-test-sparse", "Reports no progress", "不报告进度"],
  ["sk-test-two-videos", "Two videos", "两个视频"],
  ["sk-test-race", "Finished, but the link comes later", "完成后稍晚给出链接"],
  ["sk-test-race-forever", "Finished, but no link comes", "完成后一直没有链接"],
  ["sk-test-burst-cut", "Connection lost for a while", "连接中断片刻"],
  ["sk-test-fail-policy", "Content refused", "内容被拒"],
  ["sk-test-fail-unavailable", "The model fails", "模型故障"],
  ["sk-test-expired", "Key refused", "密钥被拒"],
  ["sk-test-poor", "Not enough credits", "余额不足"],
  ["sk-test-throttled", "Too many requests", "请求过多"],
  ["sk-test-bad-detail", "A field refused", "某字段被拒"],
  ["sk-test-cut", "Answer lost after sending", "发送后丢失回复"],
  ["sk-test-missing-later", "Task not found any more", "任务随后消失"],
] as const;

const usualScenario = scenarios[0][0];
