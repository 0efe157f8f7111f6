/** The kinds of fields: a label, a hint, one native control, the messages. */
import { freshId, make } from "../dom.ts";
import { texts } from "../texts.ts";
import { Field, type Path } from "./field.ts";

/** What every kind is told. */
export interface Setup {
  readonly label: string;
  readonly path: () => Path;
  readonly hint?: string;
}

/** One value of the request in the page. */
export interface Control<T> {
  readonly root: HTMLElement;
  readonly field: Field;
  read(): T;
  fill(value: T): void;
}

/** What else a line of text may have. */
interface LineSetup extends Setup {
  readonly attributes?: Readonly<Record<string, string | number>>;
  /** Stands to the right of the control. */
  readonly beside?: HTMLElement;
}

/** One line of text. */
export function line(setup: LineSetup): Control<string> {
  const input = make("input", {
    type: "text",
    autocomplete: "off",
    spellcheck: "false",
    id: freshId("field"),
    ...setup.attributes,
  });
  return labelled(setup, input, setup.beside);
}

/** A link to a picture or video. */
export function link(setup: LineSetup): Control<string> {
  return line({ ...setup, attributes: { inputmode: "url", placeholder: texts.form.link, ...setup.attributes } });
}

/** Several lines of text. */
export function area(setup: Setup & { readonly rows: number }): Control<string> {
  return labelled(setup, make("textarea", { rows: setup.rows, dir: "auto", id: freshId("field") }));
}

/** A number. What is no number comes out as text or NaN: the package says what is wrong with it. */
export function numeric(setup: LineSetup): Control<unknown> {
  const text = line({ ...setup, attributes: { type: "number", inputmode: "numeric", step: 1, ...setup.attributes } });
  const input = text.field.control as HTMLInputElement;
  return {
    ...text,
    read: () => (input.validity.badInput ? Number.NaN : input.value === "" ? "" : Number(input.value)),
    fill: (value) => text.fill(typeof value === "number" ? `${value}` : ""),
  };
}

/** Yes or no. */
export function checkbox(setup: Setup & { readonly caption: string }): Control<boolean> {
  const input = make("input", { type: "checkbox", id: freshId("field") });
  const field = new Field({ control: input, path: setup.path, atOnce: true });
  const root = make(
    "div",
    { class: "field" },
    make("span", { class: "label" }, setup.label),
    make("label", { class: "choice" }, input, setup.caption),
    field.messages,
  );
  return {
    root,
    field,
    read: () => input.checked,
    fill: (value) => {
      input.checked = value;
    },
  };
}

/** Values of a field, each with its caption. */
type Options = readonly (readonly [value: string, caption: string])[];

/** One of a few. `unseen`: what stands above already says what this is. */
export function choice(setup: Setup & { readonly options: Options; readonly unseen?: boolean }): Control<string> {
  const group = freshId("choice");
  const inputs = setup.options.map(([value]) => make("input", { type: "radio", name: group, value }));
  const labels = setup.options.map(([, caption], at) =>
    make("label", { class: "choice" }, inputs[at] ?? null, caption),
  );
  const legend = make("legend", { class: setup.unseen ? "unseen" : "label" }, setup.label);
  const root = make("fieldset", { class: "field" }, legend);
  const field = new Field({ control: root, path: setup.path, atOnce: true });
  field.focus = () => (inputs.find((input) => input.checked) ?? inputs[0])?.focus();
  root.append(make("div", { class: "choices" }, ...labels), field.messages);
  return {
    root,
    field,
    read: () => inputs.find((input) => input.checked)?.value ?? "",
    fill: (value) => {
      for (const input of inputs) input.checked = input.value === value;
    },
  };
}

/** One of many. */
export function select(
  label: string,
  hint: string,
  options: Options,
): {
  readonly root: HTMLElement;
  readonly control: HTMLSelectElement;
} {
  const id = freshId("field");
  const hintId = freshId("hint");
  const items = options.map(([value, caption]) => make("option", { value }, caption));
  const control = make("select", { id, "aria-describedby": hintId }, ...items);
  const root = make(
    "div",
    { class: "field" },
    make("label", { class: "label", for: id }, label),
    make("p", { class: "hint", id: hintId }, hint),
    control,
  );
  return { root, control };
}

function labelled(
  setup: Setup,
  control: HTMLInputElement | HTMLTextAreaElement,
  beside?: HTMLElement,
): Control<string> {
  const hint = setup.hint === undefined ? undefined : make("p", { class: "hint" }, setup.hint);
  const label = make("label", { class: "label", for: control.id }, setup.label);
  const field = new Field({ control, path: setup.path, hint });
  const held = beside ? make("div", { class: "with-button" }, control, beside) : control;
  return {
    root: make("div", { class: "field" }, label, hint ?? null, held, field.messages),
    field,
    read: () => control.value,
    fill: (value) => {
      control.value = value;
    },
  };
}
