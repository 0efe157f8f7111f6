/** Time, from the globals of the moment, so that a test's fake timers are seen. */

/** What the core is told with every event. */
export interface Moment {
  /** Milliseconds of a clock that never goes back. */
  readonly elapsed: number;
  /** Milliseconds of Unix time. */
  readonly unix: number;
  /** 0 ≤ x < 1. */
  readonly random: number;
}

// `setTimeout` takes no more: a longer one would fire at once, so it is cut into several.
const longest = 2 ** 31 - 1;

// A timer that fired is proof that its time has passed, also where `performance` stood still (a test's clock that
// leaves it alone, a machine that slept). Less than a millisecond is the grain of the clock: added up over thousands of
// timers, it would let this one run fast.
let behind = 0;

/** Milliseconds on a clock that never goes back. */
function elapsed(): number {
  return performance.now() + behind;
}

/** This moment. */
export function now(): Moment {
  return { elapsed: elapsed(), unix: Date.now(), random: Math.random() };
}

/** Calls `work` once after `ms` milliseconds, unless the returned function is called before. Infinity: never. */
export function after(ms: number, work: () => void): () => void {
  if (ms === Number.POSITIVE_INFINITY) return () => {};
  const due = elapsed() + ms;
  let timer: ReturnType<typeof setTimeout>;
  const wait = (left: number) => {
    timer = setTimeout(
      () => {
        if (left > longest) return wait(left - longest);
        const early = due - elapsed();
        if (early > 1) behind += early;
        work();
      },
      // A browser cuts off fractions, and would fire too early.
      Math.min(Math.ceil(left), longest),
    );
  };
  wait(ms);
  return () => clearTimeout(timer);
}
