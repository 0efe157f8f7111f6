/**
 * What a reload of this tab shall not lose: its tasks, the scenarios they belong to, and what was typed. Where the
 * browser keeps nothing, nothing is kept.
 */
import type { TaskRef, VideoRequestInput } from "kling-o3";

/** A task and the key of the sandbox it was made with. */
export interface KeptTask {
  readonly ref: TaskRef;
  readonly scenario: string | null;
}

interface Kept {
  /** Newest first. */
  readonly tasks: readonly KeptTask[];
  readonly draft: VideoRequestInput;
}

const prefix = "kling-o3-page:";

/** What was kept under this name, or null. */
export function recall<K extends keyof Kept>(name: K): Kept[K] | null {
  try {
    return JSON.parse(sessionStorage.getItem(prefix + name) ?? "null") as Kept[K] | null;
  } catch {
    return null;
  }
}

/** Keeps it until the tab is closed. */
export function keep<K extends keyof Kept>(name: K, value: Kept[K]): void {
  try {
    sessionStorage.setItem(prefix + name, JSON.stringify(value));
  } catch {
    // The page works without it.
  }
}

/** Puts a task to the front of those kept, with what is known of it now. */
export function keepTask(task: KeptTask): void {
  const others = (recall("tasks") ?? []).filter(({ ref }) => ref.id !== task.ref.id);
  keep("tasks", [task, ...others]);
}
