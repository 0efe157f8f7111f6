/** `kling-o3/define`: registers `<kling-o3-studio>` where nobody has; on a server it does nothing. */
import type { KlingO3Studio, StudioEventMap } from "./element.js";

declare global {
  interface HTMLElementTagNameMap {
    /** The studio: docs/embedding.md says what it takes and tells. */
    "kling-o3-studio": KlingO3Studio;
  }
  /** They bubble out of shadow roots, so that any element, and the document, may listen. */
  interface HTMLElementEventMap extends StudioEventMap {}
  /** The document hears them too. */
  interface DocumentEventMap extends StudioEventMap {}
}
