/** Waiting that a signal can end. */

/** Throws the reason of a signal that is already aborted. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw signal.reason;
}

/** Calls `work` when the signal aborts; the returned function stops listening. */
export function onAbort(signal: AbortSignal | undefined, work: (reason: unknown) => void): () => void {
  if (!signal) return () => {};
  const listener = () => work(signal.reason);
  signal.addEventListener("abort", listener, { once: true });
  return () => signal.removeEventListener("abort", listener);
}

/** The promise's outcome, or the signal's reason at once when it aborts first. The promise itself goes on. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    const stop = onAbort(signal, reject);
    promise.then(resolve, reject).finally(stop);
  });
}
