/** The package's face with one more function: a trap in the next call of an export of the wasm. Built by `scripts/traps.mjs`. */
// @ts-expect-error only the wasm of the feature `traps` has it
import { armTrap } from "../../pkg/kling_o3.js";
import { ask } from "../../src/npm/engine.js";

export * from "../../src/npm/index.js";

/** How the wasm can end. */
export type Kind = "panic" | "unreachable" | "overflow" | "deep" | "exhaustion";

/** The next call of that export traps. */
export function arm(kind: Kind, place: "validate" | "advance" | "request"): void {
  ask(() => armTrap(kind, place));
}
