/** One look at a task, by itself. */
import { throwIfAborted } from "./abort.js";
import { plainError } from "./errors.js";
import { Flow, find } from "./flow.js";
import type { Line } from "./line.js";
import type { Answer, Reply, Step } from "./protocol.js";
import { toTask } from "./task.js";
import type { Task } from "./types.js";

/** One GET: the task, and the answer it was read from. */
export async function retrieve(
  line: Line,
  id: string,
  refresh: boolean,
  signal: AbortSignal | undefined,
): Promise<{ task: Task; reply: Reply }> {
  throwIfAborted(signal);
  const flow = new Flow();
  const [first] = flow.advance({ type: "retrieve", id, refresh }, line.place);
  if (first?.do === "refuse") throw plainError(first.problem);
  const answer = await line.get((first as Extract<Step, { do: "send" }>).call, signal);
  const steps = flow.advance(answer, line.place);
  line.records.run(steps);
  const shown = find(steps, "show") as Extract<Step, { do: "show" }>;
  const refused = find(steps, "refuse");
  if (refused) throw plainError(refused.problem);
  // What is not refused was replied, and is shown.
  const { reply } = answer as Extract<Answer, { type: "replied" }>;
  return { task: toTask(shown.task, reply.json), reply };
}
