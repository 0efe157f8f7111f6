/** One flow of the core: its state between two steps, as plain data, and the door to `advance`. */
import { advance } from "../../pkg/kling_o3.js";
import { now } from "./clock.js";
import { outline } from "./generated/outline.js";
import type { Advance, Event, Place, State, Step } from "./protocol.js";
import { told as answered } from "./sheet.js";

/** A state that is moved on by events. */
export class Flow {
  #state: State;

  constructor(state: State = null) {
    this.#state = state;
  }

  /** Tells the core what happened; answers what to do. */
  advance(event: Event, place: Place): readonly Step[] {
    const { state, steps } = this.#ask(event, place);
    this.#state = state;
    return steps;
  }

  /** What the core would say to this event, without it having happened. */
  foresee(event: Event, place: Place): readonly Step[] {
    return this.#ask(event, place).steps;
  }

  /** Another flow that stands where this one stands now. */
  fork(): Flow {
    return new Flow(this.#state);
  }

  #ask(event: Event, place: Place): Advance {
    // A form's values may be anything, and run code of their own when they are read: only validation looks at them.
    const input = event.type === "submit" ? event.input : undefined;
    // A hostile `ref` may take all the room there is: what every event has comes before it.
    const told = { now: now(), place, ...event, input: null };
    const { any, body } = outline;
    const values = [[this.#state, any] as const, [told, any] as const, [input, body] as const];
    const advanced = answered(values, advance) as Advance | null;
    if (!advanced) throw new TypeError(`The event "${event.type}" cannot come in this state.`);
    return advanced;
  }
}

/** Asks the core a second time where it traps: that one has a fresh instance. */
export function twice<T>(work: () => T): T {
  try {
    return work();
  } catch {
    return work();
  }
}

/** The first step of a kind, where there is one. */
export function find<K extends Step["do"]>(steps: readonly Step[], kind: K): Extract<Step, { do: K }> | undefined {
  return steps.find((step): step is Extract<Step, { do: K }> => step.do === kind);
}
