/** Following one task: does what the core says and tells it what came of it. Decides nothing. */
import { onAbort, throwIfAborted } from "./abort.js";
import { after } from "./clock.js";
import { KlingError, plainError, TaskTimeoutError } from "./errors.js";
import { Flow, find } from "./flow.js";
import { defaults } from "./generated/defaults.js";
import type { Line } from "./line.js";
import { EventIterator, isLast, type Listener, waiter } from "./listener.js";
import { pageState, watchPage } from "./page.js";
import type { Call, Event, PlainTask, Problem, Reply, Step } from "./protocol.js";
import { readFollow, type Settings } from "./settings.js";
import { toEvent, toRef, toTask } from "./task.js";
import type {
  CallOptions,
  CompletedTask,
  FollowOptions,
  PollOptions,
  Task,
  TaskEvent,
  TaskHandle,
  TaskRef,
} from "./types.js";

/** One task, its poller, and those who listen. */
export class Handle implements TaskHandle {
  readonly #settings: Settings;
  readonly #line: Line;
  readonly #flow: Flow;
  readonly #listeners = new Map<number, Listener>();
  readonly #events: (readonly [event: Event, raw: unknown])[] = [];
  #listenersSoFar = 0;
  #task!: Task;
  #stopPolling = () => {};
  #stopTimer = () => {};
  #stopWatching = () => {};

  /** `flow` is in the state of a known task, which `steps` shows. */
  constructor(settings: Settings, line: Line, flow: Flow, steps: readonly Step[], raw?: unknown) {
    this.#settings = settings;
    this.#line = line;
    this.#flow = flow;
    this.#run(steps, raw);
  }

  get id(): string {
    return this.#task.id;
  }

  get task(): Task {
    return this.#task;
  }

  wait(options: FollowOptions = {}): Promise<CompletedTask> {
    return new Promise((resolve, reject) => {
      const { signal, onEvent } = options;
      throwIfAborted(signal);
      const poll = readFollow(options);
      let leave: (() => void) | undefined;
      let isOver = false;
      const end = (settle: () => void) => {
        isOver = true;
        stopListening();
        leave?.();
        settle();
      };
      const stopListening = onAbort(signal, (reason) => end(() => reject(reason)));
      const listener = waiter(
        (task) => end(() => resolve(task)),
        (error) => end(() => reject(error)),
        onEvent,
      );
      leave = this.#join(listener, poll);
      // Its first event may already have ended it, before there was anything to leave.
      if (isOver) leave();
    });
  }

  [Symbol.asyncIterator](): AsyncIterator<TaskEvent> {
    return new EventIterator((listener) => this.#join(listener, {}));
  }

  async refresh({ signal }: CallOptions = {}): Promise<Task> {
    throwIfAborted(signal);
    const { task, reply } = await retrieve(this.#line, this.id, true, signal);
    this.#feed({ type: "observed", reply }, reply.json);
    return task;
  }

  toJSON(): TaskRef {
    return toRef(this.#task);
  }

  /** Adds a listener; the returned function takes it away. */
  #join(listener: Listener, options: PollOptions): () => void {
    this.#listenersSoFar += 1;
    const id = this.#listenersSoFar;
    this.#listeners.set(id, listener);
    const poll = { ...this.#settings.poll, ...options };
    // The core asks for one timer, to the next poll or deadline; one that fires at the deadline proves that it passed.
    const { maxWaitMs = defaults.maxWaitMs } = poll;
    const stopDeadline = maxWaitMs === null ? () => {} : after(maxWaitMs, () => this.#feed({ type: "woke" }));
    if (this.#listeners.size === 1) this.#stopWatching = watchPage(() => this.#feed({ type: "page", ...pageState() }));
    this.#feed({ type: "page", ...pageState() });
    this.#feed({ type: "join", listener: id, poll });
    return () => {
      stopDeadline();
      this.#drop(id);
    };
  }

  #drop(id: number): void {
    if (this.#remove(id)) this.#feed({ type: "leave", listener: id });
  }

  #remove(id: number): boolean {
    const removed = this.#listeners.delete(id);
    if (this.#listeners.size === 0) this.#stopWatching();
    return removed;
  }

  /** Tells the core, and does what it says, one event after the other: what a listener does meanwhile comes next. */
  #feed(event: Event, raw: unknown = this.#task.raw): void {
    this.#events.push([event, raw]);
    if (this.#events.length > 1) return;
    for (let next = this.#events[0]; next; this.#events.shift(), next = this.#events[0]) this.#take(...next);
  }

  /** A trap ends every wait; the next one goes on from the same state. */
  #take(event: Event, raw: unknown): void {
    try {
      this.#run(this.#flow.advance(event, this.#line.place), raw);
    } catch (error) {
      this.#halt();
      this.#end(null, error);
    }
  }

  #run(steps: readonly Step[], raw: unknown): void {
    for (const step of steps) this.#do(step, raw);
  }

  #do(step: Step, raw: unknown): void {
    switch (step.do) {
      case "send":
        return this.#poll(step.call);
      case "wait":
        this.#stopTimer();
        this.#stopTimer = after(step.ms, () => this.#feed({ type: "woke" }));
        return;
      case "idle":
        return this.#halt();
      case "show":
        return this.#show(step.task, raw);
      case "tell":
        this.#show(step.event.task, raw);
        return this.#tell(step.listener, toEvent(step.event, this.#task));
      case "reject":
        return this.#end(step.listener, this.#waitError(step.problem));
      case "warn":
        return this.#settings.warn({ code: step.code, message: step.message });
      case "mark":
        return this.#line.records.run([step]);
      default:
        return;
    }
  }

  #poll(call: Call): void {
    this.#stopTimer();
    this.#stopPolling();
    const controller = new AbortController();
    this.#stopPolling = () => controller.abort();
    this.#line.get(call, controller.signal).then(
      (answer) => {
        if (controller.signal.aborted) return;
        this.#feed(answer, answer.type === "replied" ? answer.reply.json : undefined);
      },
      (error) => {
        if (controller.signal.aborted) return;
        if (KlingError.is(error)) return this.#end(null, error);
        // The caller's key function failed: no reason to give a task up.
        const message = "The `apiKey` function failed while a task was followed. It is asked again for the next poll.";
        this.#settings.warn({ code: "key_unavailable", message });
        this.#feed({ type: "failed", fault: "network" });
      },
    );
  }

  #halt(): void {
    this.#stopTimer();
    this.#stopPolling();
  }

  #show(plain: PlainTask, raw: unknown): void {
    this.#task = toTask(plain, raw);
  }

  #tell(id: number | null, event: TaskEvent): void {
    for (const [name, listener] of this.#named(id)) {
      if (isLast(event)) this.#remove(name);
      listener.tell(event);
    }
  }

  #end(id: number | null, error: unknown): void {
    for (const [name, listener] of this.#named(id)) {
      this.#drop(name);
      listener.fail(error);
    }
  }

  #named(id: number | null): readonly (readonly [number, Listener])[] {
    return [...this.#listeners].filter(([name]) => id === null || name === id);
  }

  #waitError(problem: Problem): unknown {
    return problem.class === "TaskTimeoutError" ? new TaskTimeoutError(problem, this) : plainError(problem);
  }
}

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
