/** The page around the studio: asks its host what it is, keeps language and colours, and puts the state into the title. */
import { KlingO3Studio, type StudioState } from "./studio.ts";

const studio = document.querySelector("kling-o3-studio") as KlingO3Studio;

/** Signs before the title, for those who look at another tab. */
const signs: Partial<Record<StudioState, string>> = {
  ...{ submitting: "… ", unknown: "! ", pending: "(…) ", missing: "! ", stopped: "! " },
  ...{ completed: "✓ ", failed: "✕ ", refused: "✕ " },
};

studio.addEventListener("ko3-state", (event) => {
  const { state, percent } = (event as CustomEvent<{ state: StudioState; percent: number | null }>).detail;
  const isRunning = state === "processing" || state === "trouble";
  const { error, title, subtitle } = studio.t;
  const sign = isRunning && percent !== null ? `(${percent}%) ` : state === "invalid" ? error : (signs[state] ?? "");
  document.title = `${sign}${studio.mode === "sandbox" ? "[Sandbox] " : ""}${title} · ${subtitle}`;
});

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
  document.documentElement.lang = studio.t.language;
  document.documentElement.dataset.theme = studio.theme;
  for (const name of ["lang", "theme"] as const) {
    try {
      localStorage.setItem(`ko3-page:${name}`, studio[name]);
    } catch {
      // It is chosen anew the next time.
    }
  }
}

interface Config {
  readonly mode?: string;
  readonly baseUrl?: string;
  readonly sandboxBaseUrl?: string;
}

/** What stands behind this page; a host of files alone says nothing, and the studio brings its own sandbox. */
async function readConfig(): Promise<Config> {
  try {
    const answer = await fetch(new URL("./config.json", document.baseURI), { cache: "no-store" });
    return (await answer.json()) as Config;
  } catch {
    return {};
  }
}

const { mode, baseUrl, sandboxBaseUrl } = await readConfig();
const attributes = {
  lang: kept("lang") ?? navigator.language,
  theme: kept("theme") ?? "auto",
  "sandbox-url": sandboxBaseUrl,
  ...(mode === "live" ? { mode, "base-url": baseUrl } : {}),
};
for (const [name, value] of Object.entries(attributes)) if (value) studio.setAttribute(name, value);
customElements.define("kling-o3-studio", KlingO3Studio);
new MutationObserver(follow).observe(studio, { attributes: true, attributeFilter: ["lang", "theme"] });
follow();
