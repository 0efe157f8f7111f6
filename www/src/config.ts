/** What our own pages are told by what stands behind them; a host of files alone says nothing, and the studio brings its own sandbox. */
import type { KlingO3Studio } from "kling-o3/element";

/** The answer of our server. */
export interface Config {
  readonly mode?: string;
  readonly baseUrl?: string;
  readonly sandboxBaseUrl?: string;
}

/** Asks, once. */
export async function readConfig(): Promise<Config> {
  try {
    const answer = await fetch(new URL("./config.json", document.baseURI), { cache: "no-store" });
    return (await answer.json()) as Config;
  } catch {
    return {};
  }
}

/** Tells a studio that is not defined yet. */
export function settle(
  studio: KlingO3Studio,
  { mode, baseUrl, sandboxBaseUrl }: Config,
  chosen: Readonly<Record<string, string>>,
): void {
  const attributes = { ...chosen, ...(mode === "live" && { mode, "base-url": baseUrl }) };
  for (const [name, value] of Object.entries(attributes)) if (value) studio.setAttribute(name, value);
  // Properties of our own pages, in no list: others can be asked to fetch the examples' pictures from here.
  const sandboxUrl = sandboxBaseUrl ?? null;
  Object.assign(studio, { sandboxUrl, mediaUrl: new URL("./media/", document.baseURI).href });
}
