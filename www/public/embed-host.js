/**
 * The host's side of `ko3/1`, for pages with an iframe of `embed.html`: gives the frame its height, and tells its events on
 * the iframe element: `ko3-ready`, `ko3-task`, `ko3-complete`, `ko3-error`. Colours and language follow the iframe's
 * `data-theme` and `data-lang`. Works as a plain script and as a module; needs nothing.
 */
(() => {
  const selector = 'iframe[src*="/embed.html?"]';
  const least = 320;
  const most = 20_000;
  const largest = 256 * 1024;
  const oscillationMs = 1_000;
  const settings = { "data-theme": "setTheme", "data-lang": "setLang" };
  const events = ["ready", "task", "complete", "error"];
  /** The heights that a frame had, and when it got them. @type {WeakMap<HTMLIFrameElement, [number, number][]>} */
  const heights = new WeakMap();

  /** @param {HTMLIFrameElement} frame */
  const originOf = (frame) => new URL(frame.src, document.baseURI).origin;

  /** The frame is never two pixels high. @param {HTMLIFrameElement} frame */
  const prepare = (frame) => {
    if (heights.has(frame)) return;
    heights.set(frame, []);
    if (frame.style.minHeight === "") frame.style.minHeight = "640px";
    const observer = new MutationObserver((changes) => {
      for (const { attributeName } of changes) if (attributeName) pass(frame, attributeName);
    });
    observer.observe(frame, { attributes: true, attributeFilter: Object.keys(settings) });
  };

  /** @param {HTMLIFrameElement} frame @param {string} name of the attribute */
  const pass = (frame, name) => {
    const payload = frame.getAttribute(name);
    const type = settings[/** @type {keyof typeof settings} */ (name)];
    if (payload) frame.contentWindow?.postMessage({ ko3: 1, type, payload }, originOf(frame));
  };

  /** A frame whose content goes with its height would swing for ever; so it keeps the larger one. @param {HTMLIFrameElement} frame @param {unknown} wanted */
  const resize = (frame, wanted) => {
    if (typeof wanted !== "number" || !Number.isFinite(wanted)) return;
    const height = Math.min(most, Math.max(least, Math.ceil(wanted)));
    const had = heights.get(frame) ?? [];
    const now = performance.now();
    const [last, before] = had;
    if (last?.[0] === height) return;
    if (before && now - before[1] < oscillationMs && before[0] === height && height < last[0]) return;
    heights.set(frame, [[height, now], ...had.slice(0, 1)]);
    frame.style.height = `${height}px`;
    frame.style.minHeight = "0";
  };

  /** @param {unknown} data */
  const isSmall = (data) => {
    try {
      return JSON.stringify(data).length <= largest;
    } catch {
      return false;
    }
  };

  const look = () => {
    for (const frame of document.querySelectorAll(selector)) prepare(/** @type {HTMLIFrameElement} */ (frame));
  };

  addEventListener("message", ({ source, origin, data }) => {
    if (source === null || data?.ko3 !== 1 || !isSmall(data)) return;
    look();
    for (const one of document.querySelectorAll(selector)) {
      const frame = /** @type {HTMLIFrameElement} */ (one);
      if (frame.contentWindow !== source || originOf(frame) !== origin) continue;
      if (data.type === "resize") resize(frame, data.payload?.height);
      if (data.type === "ready") for (const name of Object.keys(settings)) pass(frame, name);
      if (events.includes(data.type))
        frame.dispatchEvent(new CustomEvent(`ko3-${data.type}`, { detail: data.payload ?? {}, bubbles: true }));
    }
  });
  look();
  addEventListener("DOMContentLoaded", look);
})();
