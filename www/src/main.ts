/** The page around the studio: asks its host what it is, keeps language and colours, and puts the state into the title. */
import { KlingO3Studio, type StudioState } from "kling-o3/element";
import { readConfig, settle } from "./config.ts";

const studio = document.querySelector("kling-o3-studio") as KlingO3Studio;
const { title } = document;

/** Signs before the title, for those who look at another tab. */
const signs: Partial<Record<StudioState, string>> = {
  ...{ invalid: "Error: ", submitting: "… ", unknown: "! ", pending: "(…) ", missing: "! ", stopped: "! " },
  ...{ completed: "✓ ", failed: "✕ ", refused: "✕ " },
};

function entitle(): void {
  const { state, task, mode } = studio;
  const percent = task?.task?.progress.percent ?? null;
  const isRunning = state === "processing" || state === "trouble";
  const sign = isRunning && percent !== null ? `(${percent}%) ` : (signs[state] ?? "");
  document.title = sign + (mode === "sandbox" ? "[Sandbox] " : "") + title;
}

/** What the person chose for this page. */
const kept = (name: string): string | null => {
  try {
    return localStorage.getItem(`ko3-page:${name}`);
  } catch {
    return null;
  }
};

/** The page itself follows, and the next visit begins so. */
function follow(): void {
  document.documentElement.lang = /^zh\b/i.test(studio.lang) ? "zh-Hans" : "en";
  document.documentElement.dataset.theme = studio.theme;
  for (const name of ["lang", "theme"] as const) {
    try {
      localStorage.setItem(`ko3-page:${name}`, studio[name]);
    } catch {
      // It is chosen anew the next time.
    }
  }
}

settle(studio, await readConfig(), { lang: kept("lang") ?? navigator.language, theme: kept("theme") ?? "auto" });
customElements.define("kling-o3-studio", KlingO3Studio);
new MutationObserver(follow).observe(studio, { attributes: true, attributeFilter: ["lang", "theme"] });
new MutationObserver(entitle).observe(studio, { attributes: true, attributeFilter: ["state", "mode"] });
studio.addEventListener("ko3-task", entitle);
follow();
entitle();
// A link to this page may hold a request. Only our own page reads its address, so no host sees this of the element.
const inside = studio as unknown as import("./studio.ts").KlingO3Studio;
void inside.loadLate().then(() => inside.late?.readLinks(inside));
