/** A request in the hash of a link: `#r=` and its JSON, deflated, in base64url. No key, no task and no labels are in it. */
import { linkStart } from "./door.ts";
import type { Body } from "./shown.ts";

/** Signs of a hash: browsers and mail programs cut longer ones. */
const longestHash = 8 * 1024;
/** Bytes of JSON that are read from one: a small link can unfold to very much. */
const largestText = 256 * 1024;

/** The hash; null: the request is too large for one. */
export async function hashOf(body: Body): Promise<string | null> {
  const text = new Blob([JSON.stringify(body)]);
  if (text.size > largestText) return null;
  const bytes = await collect(text.stream().pipeThrough(new CompressionStream("deflate-raw")), longestHash);
  if (bytes === null) return null;
  const base = btoa(String.fromCharCode(...bytes));
  const hash = linkStart + base.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  return hash.length > longestHash ? null : hash;
}

/** The JSON in a hash; null: there is none that can be read. */
export async function textOf(hash: string): Promise<string | null> {
  if (!hash.startsWith(linkStart) || hash.length > longestHash) return null;
  try {
    const base = hash.slice(linkStart.length).replaceAll("-", "+").replaceAll("_", "/");
    const deflated = new Blob([Uint8Array.from(atob(base), (sign) => sign.charCodeAt(0))]);
    const bytes = await collect(deflated.stream().pipeThrough(new DecompressionStream("deflate-raw")), largestText);
    return bytes && new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** All bytes of a stream; null as soon as there are more than that. */
async function collect(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array | null> {
  const reader = stream.getReader();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    size += piece.value.length;
    if (size > most) {
      void reader.cancel().catch(() => {});
      return null;
    }
    pieces.push(piece.value);
  }
  return new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer());
}

/** Names in the query of an address that lets in whoever has it, for a while. */
const signs =
  /[?&](?:sig|signature|token|expires|auth_key|x-(?:amz|goog|oss|cos)-[^=&]*|q-sign[^=&]*|[^=&]*accesskeyid)=/i;

/** Whether an address carries a signature. */
export const isSigned = (url: string): boolean => signs.test(url);
