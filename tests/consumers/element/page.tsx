/** In React 19's JSX, as docs/embedding.md has it. */
import "kling-o3/define";
import type {} from "kling-o3/jsx";

export const Page = () => (
  <kling-o3-studio mode="sandbox" heading-level={3} className="wide" onko3-complete={({ detail }) => detail.url} />
);

// @ts-expect-error there are two modes
export const wrong = <kling-o3-studio mode="test" />;
