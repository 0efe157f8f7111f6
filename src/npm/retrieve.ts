/** One look at a task, by itself. */
import { throwIfAborted } from "./abort.js";
import { plainError } from "./errors.js";
import { Flow, find } from "./flow.js";
import type { Line } from "./line.js";
import type { Reply } from "./protocol.js";
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
  if (first?.do !== "send") throw new TypeError("The core has nothing to send.");
  const answer = await line.get(first.call, signal);
  const steps = flow.advance(answer, line.place);
  line.records.run(steps);
  const shown = find(steps, "show");
  const refused = find(steps, "refuse");
  if (refused) throw plainError(refused.problem);
  if (!shown || answer.type !== "replied") throw new TypeError("The core shows no task.");
  return { task: toTask(shown.task, answer.reply.json), reply: answer.reply };
}
