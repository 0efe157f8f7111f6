/** Virtual time: nothing in these tests waits. */
import FakeTimers from "@sinonjs/fake-timers";

/**
 * Runs a test with a clock of its own.
 * @param {(clock: import("@sinonjs/fake-timers").InstalledClock) => Promise<void>} test
 */
export const timed = (test) => async () => {
  const clock = FakeTimers.install({
    now: Date.UTC(2026, 8, 21),
    toFake: ["setTimeout", "clearTimeout", "Date", "performance"],
  });
  try {
    await test(clock);
  } finally {
    clock.uninstall();
  }
};

/** What a promise has come to so far, without any time passing. @param {Promise<unknown>} promise */
export async function settled(promise) {
  let outcome = { state: "pending" };
  promise.then(
    (value) => {
      outcome = { state: "resolved", value };
    },
    (error) => {
      outcome = { state: "rejected", error };
    },
  );
  await turns();
  return outcome;
}

/** Lets everything happen that needs no timer. */
export async function turns(count = 20) {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Lets time pass, a second at a time, with all that happens in between. */
export async function pass(clock, ms) {
  for (let left = ms; left > 0; left -= 1000) {
    await turns(8);
    clock.tick(Math.min(1000, left));
  }
  await turns();
}

/** The error a promise ends with. @param {Promise<unknown>} promise */
export const failure = (promise) =>
  promise.then(
    (value) => {
      throw new Error(`no error, but ${JSON.stringify(value)}`);
    },
    (error) => error,
  );
