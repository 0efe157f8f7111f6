/** The client: one place to talk to, and every call there is. */
import { throwIfAborted } from "./abort.js";
import { plainError, ValidationError } from "./errors.js";
import { Flow, find } from "./flow.js";
import { Handle, retrieve } from "./handle.js";
import { Line } from "./line.js";
import type { Call, Place, Step } from "./protocol.js";
import { Sending } from "./sending.js";
import { readFollow, readSettings, type Settings } from "./settings.js";
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
   * Checks the request and sends it in one POST, never two. Identical input while it is in flight joins it.
   * @throws ValidationError: nothing was sent. ApiError: refused. OutcomeUnknownError: it may have created a task.
   */
  async create(input: VideoRequestInput, options: CallOptions = {}): Promise<TaskHandle> {
    const { signal, separate = false } = options;
    throwIfAborted(signal);
    const flow = new Flow();
    const steps = flow.advance({ type: "submit", input }, this.#line.place);
    const call = this.#firstCall(steps);
    return this.#sending(flow, call, separate).join(signal);
  }

  /** `create`, then `wait`. The task goes on at the service when the waiting ends early. */
  async generate(input: VideoRequestInput, options: FollowOptions & CallOptions = {}): Promise<CompletedTask> {
    readFollow(options);
    const handle = await this.create(input, options);
    return handle.wait(options);
  }

  /** Asks for a task once. `refresh` makes the service ask upstream first. */
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
   * Sends a local file to the service, which gives it an address for 72 hours. Costs nothing, and may be repeated.
   * @throws KlingError `invalid_file`, `file_too_large`: nothing was sent. ApiError: refused. NetworkError: no answer.
   */
  upload(file: Blob, options: UploadOptions = {}): Promise<UploadedFile> {
    return upload(this.#line, file, options);
  }

  #firstCall(steps: readonly Step[]): Call {
    const invalid = find(steps, "invalid");
    if (invalid) throw new ValidationError(invalid.issues);
    const sent = find(steps, "send");
    if (!sent) throw new TypeError("The core has nothing to send.");
    return sent.call;
  }

  #sending(flow: Flow, call: Call, separate: boolean): Sending {
    const body = JSON.stringify(call.body);
    const inFlight = this.#sendings.get(body);
    if (inFlight?.isOpen && !separate) return inFlight;
    const unsent = flow.fork();
    const again = () => this.#sending(unsent.fork(), call, true);
    const keep = (handle: Handle) => this.#keep(handle);
    const sending = new Sending(this.#settings, this.#line, flow, call, keep, again);
    if (!inFlight?.isOpen) this.#sendings.set(body, sending);
    sending.over.then(() => {
      if (this.#sendings.get(body) === sending) this.#sendings.delete(body);
    });
    return sending;
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
