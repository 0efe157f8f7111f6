/** Second POSTs, which only a person's own wish sends: one for each entry, for however many ask for it. */
import { KlingError } from "./errors.js";
import type { TaskHandle } from "./types.js";

const retries = new Map<string, Promise<TaskHandle>>();

/** The retry of this entry: `send` begins it, unless another has begun it in this page. */
export function retryOnce(id: string, send: () => Promise<TaskHandle>): Promise<TaskHandle> {
  const begun = retries.get(id);
  if (begun) return begun;
  const retry = send();
  retries.set(id, retry);
  retry.catch((error: unknown) => {
    // What cost nothing may be tried again; what may have cost something has a `retry` of its own.
    if (!KlingError.is(error) || error.charged === "no") retries.delete(id);
  });
  return retry;
}
