/** As docs/embedding.md has it for React 19. */
import "kling-o3/define";
import type { KlingO3Studio, StudioAttributes, StudioListeners } from "kling-o3/element";
import type { DetailedHTMLProps, HTMLAttributes } from "react";

type Html = DetailedHTMLProps<HTMLAttributes<KlingO3Studio>, KlingO3Studio>;
type Studio = Omit<Html, keyof StudioAttributes> & StudioAttributes & StudioListeners;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "kling-o3-studio": Studio;
    }
  }
}

export const Page = () => (
  <kling-o3-studio mode="sandbox" heading-level={3} className="wide" onko3-complete={({ detail }) => detail.url} />
);

// @ts-expect-error there are two modes
export const wrong = <kling-o3-studio mode="test" />;
