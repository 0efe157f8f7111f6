/** Registers `<kling-o3-studio>`, once. */
import { KlingO3Studio } from "./studio.ts";

if (!customElements.get("kling-o3-studio")) customElements.define("kling-o3-studio", KlingO3Studio);
