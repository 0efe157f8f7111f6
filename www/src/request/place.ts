/** Where a request would be sent to. The package is asked: it makes the call, and a `fetch` that sends nothing looks at it. */
import { Client } from "kling-o3";
import type { Place } from "./snippets.ts";

/** For a base URL of the host, which may be relative to the page; null or one that is refused: the service's own. */
export async function placeOf(baseUrl: string | null): Promise<Place> {
  const isThere = baseUrl !== null && URL.canParse(baseUrl, document.baseURI);
  const place = isThere ? await askFor(new URL(baseUrl, document.baseURI).href) : null;
  return place?.url ? place : askFor(null);
}

async function askFor(baseUrl: string | null): Promise<Place> {
  let url = "";
  try {
    const client = new Client({
      ...(baseUrl === null ? {} : { baseUrl }),
      // Any text will do: nothing leaves this page.
      ...{ apiKey: "key", journal: null },
      fetch: (address) => {
        url = address;
        return Promise.resolve(new Response(null, { status: 400 }));
      },
    });
    await client.create({ prompt: "-" });
  } catch {
    // That it was refused was asked for; where nothing was called, the address stays empty.
  }
  return { url, baseUrl };
}
