/** What a page says of itself: whether anybody sees it, and whether it is online. */

/** The page's state. */
export interface PageState {
  readonly hidden: boolean;
  readonly online: boolean;
}

/** The state now. Where there is no page, nothing is hidden and everything online. */
export function pageState(): PageState {
  const { document, navigator } = globalThis as { document?: Document; navigator?: Navigator };
  return { hidden: document?.hidden === true, online: !document || navigator?.onLine !== false };
}

/** Calls `changed` whenever the state may have changed; the returned function stops that. */
export function watchPage(changed: () => void): () => void {
  const { document } = globalThis as { document?: Document };
  if (!document) return () => {};
  document.addEventListener("visibilitychange", changed);
  for (const name of ["online", "offline", "pageshow"]) addEventListener(name, changed);
  return () => {
    document.removeEventListener("visibilitychange", changed);
    for (const name of ["online", "offline", "pageshow"]) removeEventListener(name, changed);
  };
}
