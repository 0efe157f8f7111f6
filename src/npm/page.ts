/** What a page says of itself: whether anybody sees it, whether it is online, and whether it stands still. */

/** The page's state. */
export interface PageState {
  readonly hidden: boolean;
  readonly online: boolean;
  /** It goes, perhaps into the browser's cache of pages, or is put to sleep: nothing may stay open. */
  readonly frozen: boolean;
}

/**
 * Tells the state whenever it may have changed, until `stop`, and at each `look`. Where there is no page, nothing is
 * hidden and everything online.
 */
export function watchPage(changed: (state: PageState) => void): { look: () => void; stop: () => void } {
  const { document, navigator } = globalThis as { document?: Document; navigator?: Navigator };
  const view = document && (document.defaultView ?? globalThis);
  let frozen = false;
  const look = (event?: { readonly type: string }) => {
    if (/pagehide|freeze/.test(event?.type ?? "")) frozen = true;
    if (/pageshow|resume/.test(event?.type ?? "")) frozen = false;
    changed({ hidden: document?.hidden === true, online: !document || navigator?.onLine !== false, frozen });
  };
  const each = (method: "addEventListener" | "removeEventListener") => {
    for (const name of ["visibilitychange", "freeze", "resume"]) document?.[method](name, look);
    for (const name of ["online", "offline", "pagehide", "pageshow"]) view?.[method](name, look);
  };
  each("addEventListener");
  return { look, stop: () => each("removeEventListener") };
}
