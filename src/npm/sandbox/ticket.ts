/**
 * The task id of the sandbox: it carries all that a later query needs, so that no task has to be remembered.
 *
 * `task-unified-<unix seconds>-<8 characters, base 36>`, the service's own shape (docs/service.md §3.1). The eight
 * characters are four pairs: scenario, shape of the video, millisecond of the start, a serial part.
 * What a scenario number means is decided in `scenario.ts`.
 */

/** The aspect ratios of the model, in the order of the id's code. */
export const aspects = ["16:9", "9:16", "1:1"] as const;
/** The resolutions of the model, in the order of the id's code. */
export const resolutions = ["720p", "1080p", "4k"] as const;

/** What a video was ordered as. */
export interface Shape {
  readonly aspect: (typeof aspects)[number];
  readonly resolution: (typeof resolutions)[number];
  readonly audio: boolean;
  /** Whole seconds, 3 to 15. */
  readonly seconds: number;
}

/** All that a task id says. */
export interface Ticket {
  /** Number of the scenario, 0 to 1295. */
  readonly scenario: number;
  readonly shape: Shape;
  /** Start of the task: milliseconds since 1970. */
  readonly startMs: number;
  /** Keeps tasks of the same millisecond apart, 0 to 1295. */
  readonly serial: number;
}

/** How many values two characters of base 36 hold. */
export const pairs = 36 * 36;
const shortest = 3;
const longest = 15;
const pattern = /^task-unified-(\d{1,12})-([0-9a-z]{2})([0-9a-z]{2})([0-9a-z]{2})([0-9a-z]{2})$/;

const pair = (value: number): string => value.toString(36).padStart(2, "0");

/** Writes a ticket as a task id. */
export function writeId(ticket: Ticket): string {
  const { shape, startMs } = ticket;
  const lengths = shape.seconds - shortest;
  const sizes = lengths * resolutions.length + resolutions.indexOf(shape.resolution);
  const sounds = sizes * 2 + (shape.audio ? 1 : 0);
  const code = sounds * aspects.length + aspects.indexOf(shape.aspect);
  const millisecond = Math.floor(startMs) % 1000;
  const parts = [ticket.scenario, code, millisecond, ticket.serial].map(pair);
  return `task-unified-${Math.floor(startMs / 1000)}-${parts.join("")}`;
}

/** Reads a task id; null where the sandbox cannot have made it. */
export function readId(id: string): Ticket | null {
  const match = pattern.exec(id);
  if (match === null) return null;
  const [, start = "", ...rest] = match;
  const [scenario = 0, code = 0, millisecond = 0, serial = 0] = rest.map((part) => Number.parseInt(part, 36));
  const shape = readShape(code);
  if (shape === null || millisecond > 999) return null;
  return { scenario, shape, startMs: Number(start) * 1000 + millisecond, serial };
}

function readShape(code: number): Shape | null {
  const aspect = aspects[code % aspects.length];
  const sounds = Math.floor(code / aspects.length);
  const sizes = Math.floor(sounds / 2);
  const resolution = resolutions[sizes % resolutions.length];
  const seconds = Math.floor(sizes / resolutions.length) + shortest;
  if (aspect === undefined || resolution === undefined || seconds > longest) return null;
  return { aspect, resolution, audio: sounds % 2 === 1, seconds };
}
