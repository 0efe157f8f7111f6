/** Following one task: does what the core says and tells it what came of it. Decides nothing. */
import { onAbort, throwIfAborted } from "./abort.js";
import { after } from "./clock.js";
import { KlingError, plainError, TaskTimeoutError } from "./errors.js";
import { type Flow, find } from "./flow.js";
import { defaults } from "./generated/defaults.js";
import type { Line } from "./line.js";
import { EventIterator, isLast, type Listener, waiter } from "./listener.js";
import { watchPage } from "./page.js";
import type { Call, Event, PlainTask, Problem, Step } from "./protocol.js";
import { retrieve } from "./retrieve.js";
import { readFollow, type Settings } from "./settings.js";
import { openTabs, type Tabs } from "./tabs.js";
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
  #tabs: Tabs | undefined;

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
    if (this.#listeners.size === 1) this.#watch();
    // What went wrong by then has ended its wait.
    if (this.#listeners.has(id)) this.#feed({ type: "join", listener: id, poll });
    return () => {
      stopDeadline();
      this.#drop(id);
    };
  }

  /** Looks at the page, and at the other tabs as long as it does not stand still. */
  #watch(): void {
    const closeTabs = () => {
      this.#tabs?.close();
      this.#tabs = undefined;
    };
    const { look, stop } = watchPage((state) => {
      if (state.frozen) closeTabs();
      else this.#tabs ??= openTabs(this.#line, this.id, (event, raw) => this.#feed(event, raw));
      this.#feed({ type: "page", ...state });
    });
    this.#stopWatching = () => {
      stop();
      closeTabs();
    };
    look();
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
      const steps = this.#flow.advance(event, this.#line.place);
      if (event.type === "replied" && find(steps, "show")) this.#tabs?.share(event.reply);
      this.#run(steps, raw);
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
      case "say":
        return this.#tabs?.say(step.hidden);
      case "yield":
        return this.#tabs?.yield();
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
    const look = async () => {
      // Not before it is known whether another tab does it.
      await this.#tabs?.known;
      throwIfAborted(controller.signal);
      return this.#line.get(call, controller.signal);
    };
    look().then(
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
