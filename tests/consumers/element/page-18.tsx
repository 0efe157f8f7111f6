/** In React 18's JSX, which hears no events of an element's own. */
import "kling-o3/define";
import type { StudioProps } from "kling-o3/jsx";

const props: StudioProps = { mode: "sandbox", "heading-level": 3, class: "wide" };
export const Page = () => <kling-o3-studio {...props} />;

// @ts-expect-error it would be written as a text
export const deaf = <kling-o3-studio onko3-complete={() => {}} />;
// @ts-expect-error it would be an attribute `classname`
export const plain = <kling-o3-studio className="wide" />;
