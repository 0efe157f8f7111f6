/** The page: the form on one side, what comes of it on the other. Puts the parts together and decides nothing. */
import type { TaskHandle, VideoRequestInput } from "kling-o3";
import { Announcer } from "./announcer.ts";
import { make } from "./dom.ts";
import { example } from "./example.ts";
import { select } from "./form/controls.ts";
import { RequestForm } from "./form/form.ts";
import { Job, type View } from "./job.ts";
import { type KeptTask, keep, keepTask, recall } from "./memory.ts";
import { Earlier } from "./result/earlier.ts";
import { RequestView } from "./result/request.ts";
import { Result } from "./result/result.ts";
import { type Service, scenarios } from "./service.ts";
import { texts } from "./texts.ts";

/** Where form and result stand side by side; the style sheet says the same. */
const wide = matchMedia("(min-width: 64rem)");

/** See the head of this file. */
export class Page {
  readonly #service: Service;
  readonly #announcer: Announcer;
  readonly #job = new Job((view) => this.#show(view));
  readonly #request = new RequestView();
  readonly #earlier = new Earlier((task) => this.#open(task));
  readonly #scenario: ReturnType<typeof select> | null;
  readonly #result: Result;
  readonly #form: RequestForm;
  /** The scenario of the task that is shown. */
  #played: string | null = null;

  constructor(service: Service, root: HTMLElement, announcements: HTMLElement) {
    this.#service = service;
    this.#announcer = new Announcer(announcements);
    const isSimulated = service.mode !== "live";
    const { scenario, scenarioHint } = texts.form;
    this.#scenario = isSimulated ? select(scenario, scenarioHint, scenarios) : null;
    this.#result = new Result(this.#actions(), isSimulated);
    const draft = recall("draft");
    this.#form = this.#makeForm();
    if (draft) this.#form.fill(draft);
    const side = make("div", { class: "side" }, this.#result.root, this.#earlier.root, this.#request.root);
    root.replaceChildren(this.#form.root, side);
    const [task] = recall("tasks") ?? [];
    if (task) this.#open(task);
  }

  #actions() {
    return {
      stop: (handle: TaskHandle) => this.#job.stop(handle),
      watch: (handle: TaskHandle) => void this.#job.watch(handle),
      sendAgain: (error: Parameters<Job["sendAgain"]>[0]) => void this.#job.sendAgain(error),
      focusField: (path: Parameters<RequestForm["focus"]>[0]) => this.#form.focus(path),
    };
  }

  #makeForm(): RequestForm {
    const beside = this.#scenario && make("section", { class: "part" }, this.#scenario.root);
    return new RequestForm(
      {
        example,
        onChange: (input, validation) => {
          keep("draft", input);
          this.#request.show(validation);
        },
        onSubmit: (input) => this.#create(input),
      },
      beside,
    );
  }

  #create(input: VideoRequestInput): void {
    this.#played = this.#scenario?.control.value ?? null;
    if (!wide.matches) this.#result.root.scrollIntoView();
    void this.#job.create(this.#service.client(this.#played), input);
  }

  /** Goes on with a task of this tab. */
  #open({ ref, scenario }: KeptTask): void {
    this.#played = scenario;
    void this.#job.watch(this.#service.client(scenario).task(ref));
  }

  #show(view: View): void {
    this.#result.show(view);
    this.#announcer.tell(view);
    this.#form.setBusy(view.state === "sending" || view.state === "watching");
    const handle = "handle" in view ? view.handle : null;
    if (handle) keepTask({ ref: handle.toJSON(), scenario: this.#played });
    this.#earlier.show((recall("tasks") ?? []).filter(({ ref }) => ref.id !== handle?.id));
  }
}
