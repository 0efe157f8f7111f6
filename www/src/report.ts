/**
 * What is wrong with the draft, as the package says, and how much of it is told: errors only once sending was tried, each
 * until it is put right, no new one before the next try; warnings until they are put away.
 */
import { type Issue, type Validation, validate } from "kling-o3";
import { ask } from "./asking.ts";
import { type Draft, toInput } from "./draft.ts";
import { idOf, nameOf, type Path } from "./path.ts";
import { issueText, type Texts } from "./texts/texts.ts";

/** A message at a place. */
export interface Told {
  /** The same as long as it is about the same. */
  readonly key: string;
  readonly path: Path;
  readonly text: string;
  readonly issue: Issue | null;
}
interface Refusal {
  readonly path: Path;
  readonly message: string;
  /** What stood there when it was refused. */
  readonly value: string;
}

const keyOf = ({ code, path, span }: Issue) => [code, ...path, ...(span ?? [])].join(" ");

/** See the head of this file. */
export class Report {
  validation: Validation | null = null;
  #draft: Draft | null = null;
  #told = new Set<string>();
  #refusals: readonly Refusal[] = [];
  /** Issues that do not count here: where the service is simulated, it fetches nothing. */
  ignored: (issue: Issue) => boolean = () => false;

  /** Looks at the draft again. What has been put right is not told any more. */
  look(draft: Draft): void {
    this.#draft = draft;
    this.validation = ask(() => validate(toInput(draft)), null);
    const now = new Set(this.#errors().map(keyOf));
    for (const key of this.#told) if (!now.has(key)) this.#told.delete(key);
    this.#forget();
  }

  /** Sending is tried: all errors are told from now on. Whether there are none. */
  tried(): boolean {
    for (const issue of this.#errors()) this.#told.add(keyOf(issue));
    return this.validation?.ok === true;
  }

  /** The service has refused these fields of what was sent; what stands there by now may be another thing. */
  refuse(fields: readonly { readonly path: Path; readonly message: string }[], sent: Draft | null): void {
    this.#refusals = fields.map(({ path, message }) => ({ path, message, value: valueAt(sent, path) }));
    this.#forget();
  }

  /** Refusals of what is not there any more. */
  #forget(): void {
    this.#refusals = this.#refusals.filter(({ path, value }) => valueAt(this.#draft, path) === value);
  }

  /** Everything is forgotten: another draft has come. */
  reset(): void {
    this.#told.clear();
    this.#refusals = [];
  }

  errors(t: Texts): Told[] {
    const own = this.#errors().filter((issue) => this.#told.has(keyOf(issue)));
    const told = own.map((issue) => ({ key: keyOf(issue), path: issue.path, text: issueText(issue, t), issue }));
    const refused = this.#refusals.map(({ path, message }) => {
      const text = t.form.serviceSays(nameOf(path, t), message);
      return { key: `refused ${idOf(path)}`, path, text, issue: null };
    });
    // In the order of the form, so that who works down the list works down the page.
    const places = this.#draft ? Object.keys(toInput(this.#draft)) : [];
    const placeOf = ({ path: [top] }: Told) => places.indexOf(`${top}`);
    return [...told, ...refused].sort((one, other) => placeOf(one) - placeOf(other));
  }

  /** Errors told at exactly this place. */
  at(path: Path, t: Texts): Told[] {
    return this.errors(t).filter((told) => idOf(told.path) === idOf(path));
  }

  /** Warnings of this draft, without those that were put away. */
  warnings(t: Texts): Told[] {
    const dismissed = this.#draft?.dismissed ?? [];
    const issues = this.#issues().filter(({ severity }) => severity === "warning");
    const told = issues.map((issue) => ({ key: keyOf(issue), path: issue.path, text: issueText(issue, t), issue }));
    return told.filter(({ key }) => !dismissed.includes(key));
  }

  /** The parts of the text at this place that point to nothing. */
  unresolved(path: Path): readonly (readonly [number, number])[] {
    const here = this.#issues().filter((issue) => idOf(issue.path) === idOf(path));
    return here.flatMap(({ span }) => (span ? [span] : []));
  }

  #issues(): readonly Issue[] {
    return (this.validation?.issues ?? []).filter((issue) => !this.ignored(issue));
  }

  #errors(): readonly Issue[] {
    return this.#issues().filter(({ severity }) => severity === "error");
  }
}

/** What stands at this place of the request. */
function valueAt(draft: Draft | null, path: Path): string {
  let value: unknown = draft && toInput(draft);
  for (const step of path) value = (value as Record<string | number, unknown> | null | undefined)?.[step];
  return JSON.stringify(value) ?? "";
}
