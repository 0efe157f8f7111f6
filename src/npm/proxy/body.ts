/**
 * Reading a body that must not be larger than a cap.
 */

const mebibyte = 2 ** 20;

/**
 * All bytes of a stream; null once they are more than the cap. Rejects where the stream breaks, and where a mebibyte takes longer than
 * `patienceMs`: who sends a byte a minute must not hold memory and a connection for days.
 */
export async function readCapped(
  stream: ReadableStream<Uint8Array> | null,
  cap: number,
  patienceMs: number,
): Promise<Uint8Array | null> {
  if (stream === null) return new Uint8Array();
  const reader = stream.getReader();
  // The sender may go on for long; nobody waits for it to notice.
  const stop = (): void => void reader.cancel().catch(() => undefined);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let mark = mebibyte; ; mark += mebibyte) {
    const isOver = await inTime(patienceMs, stop, async () => {
      while (size < mark && size <= cap) {
        const { done, value } = await reader.read();
        if (done) return true;
        size += value.byteLength;
        chunks.push(value);
      }
      return false;
    });
    if (isOver) return joined(chunks, size);
    if (size > cap) {
      stop();
      return null;
    }
  }
}

/** What `work` comes to; rejects, and calls `stop`, where that takes too long. */
function inTime<T>(ms: number, stop: () => void, work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error("too slow"));
      stop();
    }, ms);
    work()
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}
