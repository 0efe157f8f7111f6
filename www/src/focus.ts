/** Where the focus is and goes, also within a shadow root. */

/** The element that has the focus in this root. */
export const focused = (root: ShadowRoot): HTMLElement | null => root.activeElement as HTMLElement | null;

/** Opens what hides an element, then gives it the focus. */
export function reveal(element: HTMLElement): void {
  for (let around = element.closest("details"); around; around = around.parentElement?.closest("details") ?? null)
    around.open = true;
  element.focus();
  element.scrollIntoView({ block: "nearest" });
}
