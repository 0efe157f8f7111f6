/** Whom the page talks to: what stands behind its server, or, where there is no server, a sandbox in the page. */
import { Client } from "kling-o3";

/** `sandbox`: the server's; `page`: in the page itself; `live`: the real service, through the server that has the key. */
export type Mode = "sandbox" | "page" | "live";

/** See the head of this file. */
export interface Service {
  readonly mode: Mode;
  /** One client a scenario; null for the real service. */
  client(scenario: string | null): Client;
}

/** Asks the host what it is. */
export async function findService(): Promise<Service> {
  const mode = await readMode();
  if (mode === "live") return remembering(mode, () => new Client({ baseUrl: "/api/kling" }));
  if (mode === "sandbox") return remembering(mode, (apiKey) => new Client({ baseUrl: "/sandbox", apiKey }));
  const { createSandbox } = await import("kling-o3/sandbox");
  const { fetch } = createSandbox({ mediaBaseUrl: new URL("./media/", document.baseURI) });
  // A reserved name: nothing would answer there, and nothing is ever asked.
  return remembering(mode, (apiKey) => new Client({ baseUrl: "https://sandbox.example", apiKey, fetch }));
}

async function readMode(): Promise<Mode> {
  try {
    const answer = await fetch(new URL("./config.json", document.baseURI), { cache: "no-store" });
    const { mode } = (await answer.json()) as { mode?: unknown };
    return mode === "live" || mode === "sandbox" ? mode : "page";
  } catch {
    return "page";
  }
}

/** A client joins equal requests and keeps one poller a task, so there is one of each. */
function remembering(mode: Mode, open: (apiKey: string) => Client): Service {
  const clients = new Map<string, Client>();
  return {
    mode,
    client(scenario) {
      const key = scenario ?? usualScenario;
      const client = clients.get(key) ?? open(key);
      clients.set(key, client);
      return client;
    },
  };
}

/** Keys of the sandbox that are worth a look, each with what it does. The sandbox has many more. */
export const scenarios = [
  ["sk-test-ok", "As usual"],
  ["sk-test-fast", "Finished at once"],
  ["sk-test-slow", "Takes long"],
  ["sk-test-stall", "Never finishes"],
  ["sk-test-sparse", "Reports no progress"],
  ["sk-test-two-videos", "Two videos"],
  ["sk-test-race", "Finished, but the link comes later"],
  ["sk-test-burst-cut", "Connection lost for a while"],
  ["sk-test-fail-policy", "Content refused"],
  ["sk-test-fail-unavailable", "The model fails"],
  ["sk-test-expired", "Key refused"],
  ["sk-test-poor", "Not enough credits"],
  ["sk-test-throttled", "Too many requests"],
  ["sk-test-bad-detail", "A field refused"],
  ["sk-test-cut", "Answer lost after sending"],
  ["sk-test-missing-later", "Task not found any more"],
] as const;

const usualScenario = scenarios[0][0];
