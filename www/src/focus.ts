/** Where the focus is and goes, also within a shadow root. */
import { idOf, type Path } from "./path.ts";

/** The element that has the focus in this root. */
export const focused = (root: ShadowRoot): HTMLElement | null => root.activeElement as HTMLElement | null;

/** Opens what hides an element, then gives it the focus. */
export function reveal(element: HTMLElement): void {
  for (let around = element.closest("details"); around; around = around.parentElement?.closest("details") ?? null)
    around.open = true;
  element.focus();
  element.scrollIntoView({ block: "nearest" });
}

/** The control of this place in the request, or of the nearest one around it. */
export function reach(root: ParentNode, path: Path): void {
  for (let length = path.length; length > 0; length -= 1) {
    const element = root.querySelector<HTMLElement>(`#${CSS.escape(idOf(path.slice(0, length)))}`);
    if (element) return reveal(element);
  }
}

/** In a narrow studio the form has gone, and with it the height that one had scrolled to; in a wider one the result is below. */
export function bringSide(root: ParentNode): void {
  const top = root.querySelector(".view-switch");
  const side = root.querySelector(".side");
  const isBeside = side && getComputedStyle(side).position === "sticky";
  if (!isBeside) (top?.checkVisibility() ? top : side)?.scrollIntoView({ block: "nearest" });
}

/** Sees to it that the focus is not lost when what had it goes. */
export class FocusKeeper {
  readonly #host: { readonly renderRoot: HTMLElement | DocumentFragment; readonly hasUpdated: boolean };
  #around: HTMLElement | null = null;

  constructor(host: { readonly renderRoot: HTMLElement | DocumentFragment; readonly hasUpdated: boolean }) {
    this.#host = host;
  }

  /** Where it is, before something may take its place away. */
  note(): void {
    const { renderRoot, hasUpdated } = this.#host;
    const active = hasUpdated ? focused(renderRoot as ShadowRoot) : null;
    this.#around = active?.closest<HTMLElement>(".side-body, .warnings, .form") ?? null;
  }

  /** What had it has gone: the nearest thing that does something gets it. */
  keep(): void {
    const { renderRoot } = this.#host;
    const active = focused(renderRoot as ShadowRoot);
    if (this.#around === null || active?.checkVisibility()) return;
    const near = [...this.#around.querySelectorAll<HTMLElement>(".actions button, .link")];
    const rest = [...renderRoot.querySelectorAll<HTMLElement>(".submit, #tab-result")];
    [...near, ...rest].find((element) => element.checkVisibility())?.focus();
  }
}
