/**
 * Asks the package something that needs its wasm. Where the wasm cannot run, the form goes on without an answer and the
 * page says why.
 */
let fault: unknown = null;
const listeners = new Set<() => void>();

/** The answer, or `otherwise` where there is none. */
export function ask<T>(question: () => T, otherwise: T): T {
  try {
    const answer = question();
    if (fault !== null) noteFault(null);
    return answer;
  } catch (error) {
    if (fault === null) noteFault(error);
    return otherwise;
  }
}

/** What kept the last question from being answered; null: nothing. */
export const currentFault = (): unknown => fault;

/** Is called when that changes, until what this gives back is called. */
export function onFault(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function noteFault(error: unknown): void {
  fault = error;
  // Questions are asked while rendering; whoever listens may ask for another rendering.
  for (const tell of listeners) queueMicrotask(tell);
}
