/**
 * `kling-o3/jsx`: `<kling-o3-studio>` in the JSX of React, from 18.3 on. Types alone, for whoever asks for them by
 * `import type {} from "kling-o3/jsx"`: there is nothing to load. `kling-o3/define` registers the element.
 */
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { KlingO3Studio, StudioAttributes, StudioListeners } from "./element.js";

/** What every element has in React. */
type OfEvery = DetailedHTMLProps<HTMLAttributes<KlingO3Studio>, KlingO3Studio>;

/**
 * React 18 writes all that it does not know as attributes: a listener would be a text there, and `className` a name that
 * no style sheet looks for.
 */
type Before19 = { [Name in "className" | keyof StudioListeners]?: never } & {
  /** In place of `className`. */
  class?: string;
};

/** What the element takes in JSX. React hears events of an element's own since 19, the first that has `use`. */
export type StudioProps = Omit<OfEvery, keyof StudioAttributes> &
  StudioAttributes &
  (typeof import("react") extends { use: unknown } ? StudioListeners : Before19);

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      /** The studio: docs/embedding.md says what it takes and tells. */
      "kling-o3-studio": StudioProps;
    }
  }
}
