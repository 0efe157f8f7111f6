/** `kling-o3/define`: registers `<kling-o3-studio>` where nobody has; on a server it does nothing. */
import type { KlingO3Studio, StudioEventMap } from "./element.js";

declare global {
  interface HTMLElementTagNameMap {
    "kling-o3-studio": KlingO3Studio;
  }
  /** They bubble out of shadow roots, so that any element, and the document, may listen. */
  interface HTMLElementEventMap extends StudioEventMap {}
}
