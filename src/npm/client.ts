/** The client: one place to talk to, and every call there is. */
import { throwIfAborted } from "./abort.js";
import { KlingError, OutcomeUnknownError, plainError, TaskFailedError, ValidationError } from "./errors.js";
import { Flow, find } from "./flow.js";
import { Handle } from "./handle.js";
import type { JournalEntry } from "./journal.js";
import { Line } from "./line.js";
import type { Call, Place, PlainEntry, Step } from "./protocol.js";
import { toEntry } from "./records.js";
import { retryOnce } from "./retries.js";
import { retrieve } from "./retrieve.js";
import { Sending } from "./sending.js";
import { quiet, readFollow, readSettings, type Settings } from "./settings.js";
import type {
  CallOptions,
  ClientOptions,
  CompletedTask,
  FollowOptions,
  Task,
  TaskHandle,
  TaskRef,
  VideoRequestInput,
} from "./types.js";
import { type UploadedFile, type UploadOptions, upload } from "./upload.js";

/** A handle can be made where there is no page yet, and so no place either. */
const nowhere: Place = { base: "", page: null };

/** What a create is asked for with. */
type Wishes = Pick<CallOptions, "signal" | "separate"> & { readonly label?: string | null | undefined };

/** Talks to FoxAPI, or to your proxy before it. Making one sends nothing and needs no page. */
export class Client {
  readonly #settings: Settings;
  readonly #line: Line;
  /** Creates in flight, by the body they sent. */
  readonly #sendings = new Map<string, Sending>();
  /** One handle a task while somebody holds it, so that a task has one poller. */
  readonly #handles = new Map<string, WeakRef<Handle>>();
  readonly #dropped = new FinalizationRegistry<string>((id) => {
    if (!this.#handles.get(id)?.deref()) this.#handles.delete(id);
  });

  /** @throws TypeError for an unknown option or one of the wrong type. */
  constructor(options: ClientOptions = {}) {
    this.#settings = readSettings(options);
    this.#line = new Line(this.#settings);
  }

  /**
   * Checks the request and sends it in one POST, never two. Identical input while it is in flight joins it. An abort
   * rejects at once with `signal.reason`; a POST that has left goes on, and its task comes into the journal.
   * @throws ValidationError: nothing was sent. ApiError: refused. OutcomeUnknownError: it may have created a task.
   */
  async create(input: VideoRequestInput, options: CallOptions = {}): Promise<TaskHandle> {
    throwIfAborted(options.signal);
    return this.#submit(input, options);
  }

  /**
   * `create`, then `wait`. An abort rejects at once with `signal.reason`; what was sent, and the task, go on.
   * @throws what `create` and `wait` throw.
   */
  async generate(input: VideoRequestInput, options: FollowOptions & CallOptions = {}): Promise<CompletedTask> {
    readFollow(options);
    const handle = await this.create(input, options);
    return handle.wait(options);
  }

  /**
   * Asks for a task once. `refresh` makes the service ask upstream first. An abort ends it at once with `signal.reason`.
   * @throws KlingError `invalid_task_id`. ApiError: refused. NetworkError: no answer.
   */
  async retrieve(id: string, options: CallOptions & { readonly refresh?: boolean } = {}): Promise<Task> {
    const { task } = await retrieve(this.#line, id, options.refresh === true, options.signal);
    return task;
  }

  /**
   * A handle for a task you know. Sends nothing.
   * @throws KlingError `invalid_task_id`.
   */
  task(ref: string | TaskRef): TaskHandle {
    const flow = new Flow();
    const createdAt = Date.parse(String((ref as TaskRef | null)?.createdAt));
    const steps = flow.advance({ type: "open", ref, createdAt }, nowhere);
    const refused = find(steps, "refuse");
    if (refused) throw plainError(refused.problem);
    return this.#keep(new Handle(this.#settings, this.#line, flow, steps));
  }

  /**
   * Sends a local file to the service, which gives it an address for 72 hours. Costs nothing, and may be repeated. An
   * abort ends it at once with `signal.reason`.
   * @throws KlingError `invalid_file`, `file_too_large`: nothing was sent. ApiError: refused. NetworkError: no answer.
   */
  upload(file: Blob, options: UploadOptions = {}): Promise<UploadedFile> {
    return upload(this.#line, file, options);
  }

  /** What the journal holds of this base URL, newest first. */
  entries(): JournalEntry[] {
    return this.#line.records.entries();
  }

  /**
   * Handles for all tasks of the journal that are not known to be over, newest first. Each is idle until somebody
   * listens; with `onEvent` each is followed at once, and what ends its wait early is told through `onWarning`.
   */
  resume(options: FollowOptions = {}): TaskHandle[] {
    readFollow(options);
    const unfinished = this.entries().filter(({ state }) => state === "pending");
    return unfinished.map((entry) => {
      const handle = this.#known(entry);
      if (options.onEvent)
        handle.wait({ ...options, onEvent: quiet(options.onEvent) }).catch((error: unknown) => this.#tell(error));
      return handle;
    });
  }

  /** Takes an entry out of the journal, by its id or its task's. Its request is not blocked any more. */
  forget(id: string): void {
    this.#line.records.forget(id);
  }

  /** Sends, unless something is known of it; `old` is the entry whose retry this is. */
  async #submit(input: unknown, options: Wishes, old?: string): Promise<TaskHandle> {
    const { signal, separate = false, label = null } = options;
    const flow = new Flow();
    const entry = { id: localId(), label };
    const replaces = old === undefined ? old : { id: old };
    const steps = this.#line.records.submit(flow, { type: "submit", input, entry, separate, replaces });
    const invalid = find(steps, "invalid");
    if (invalid) throw new ValidationError(invalid.issues);
    const [known] = find(steps, "list")?.entries ?? [];
    if (known) return this.#known(toEntry(known));
    const { call } = find(steps, "send") as { call: Call };
    const refused = find(steps, "refuse");
    if (refused) throw new OutcomeUnknownError(refused.problem, refused.id, this.#again(refused.id, call, label));
    return this.#sending(flow, call, steps, separate || old !== undefined).join(signal);
  }

  /** Sends a call a second time, in the place of an entry. */
  #again(id: string, call: Call, label: string | null): () => Promise<TaskHandle> {
    return () => retryOnce(id, () => this.#submit(call.body, { label }, id));
  }

  #sending(flow: Flow, call: Call, steps: readonly Step[], separate: boolean): Sending {
    const body = JSON.stringify(call.body);
    const inFlight = this.#sendings.get(body);
    if (inFlight?.isOpen && !separate) return inFlight;
    const { entry } = find(steps, "save") as { entry: PlainEntry };
    const again = this.#again(entry.id, call, entry.label);
    const keep = (handle: Handle) => this.#keep(handle);
    const sending = new Sending(this.#settings, this.#line, flow, { call, entry, steps }, keep, again);
    if (!inFlight?.isOpen) this.#sendings.set(body, sending);
    sending.over.then(() => {
      if (this.#sendings.get(body) === sending) this.#sendings.delete(body);
    });
    return sending;
  }

  #known({ taskId, createdAt }: JournalEntry): TaskHandle {
    return this.task({ id: String(taskId), createdAt: createdAt.toISOString() });
  }

  /** Of a wait that nobody holds; the end of a task is an event. */
  #tell(error: unknown): void {
    if (!KlingError.is(error) || error instanceof TaskFailedError) return;
    this.#settings.warn({ code: error.code, message: error.message });
  }

  /** The handle that stands for this task: the first one that somebody still holds. */
  #keep(handle: Handle): Handle {
    const known = this.#handles.get(handle.id)?.deref();
    if (known) return known;
    this.#handles.set(handle.id, new WeakRef(handle));
    this.#dropped.register(handle, handle.id);
    return handle;
  }
}

/** A name no other attempt has. `crypto.randomUUID` would do, but for pages on plain http. */
function localId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
