/** The page in another page's frame: told how to look by its address, and in touch with the page around it by `ko3/1`. */
import { KlingO3Studio } from "kling-o3/element";
import { readConfig, settle } from "./config.ts";
import { Bridge } from "./embed/bridge.ts";

const studio = document.querySelector("kling-o3-studio") as KlingO3Studio;
const asked = new URLSearchParams(location.search);

/** What an address may choose; where requests go is not among it. */
const chosen: Record<string, string> = {};
for (const name of ["lang", "theme", "layout", "panels", "features", "previews"]) {
  const value = asked.get(name);
  if (value) chosen[name] = value;
}

settle(studio, await readConfig(), chosen);
const follow = () => {
  document.documentElement.lang = /^zh\b/i.test(studio.lang) ? "zh-Hans" : "en";
  document.documentElement.dataset.theme = studio.theme;
};
new MutationObserver(follow).observe(studio, { attributes: true, attributeFilter: ["lang", "theme"] });
if (parent !== window) new Bridge(studio, parent, asked.get("origin")).open();
customElements.define("kling-o3-studio", KlingO3Studio);
follow();
