/** `kling-o3/define`: registers `<kling-o3-studio>`, once; on a server, where there are no elements, it does nothing. */
import { KlingO3Studio } from "./element.ts";

const elements = globalThis.customElements;
if (elements && !elements.get("kling-o3-studio")) elements.define("kling-o3-studio", KlingO3Studio);
