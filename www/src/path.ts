/** Places in a request: their ids in the page and what a person calls them. */
import type { Texts } from "./texts/texts.ts";

/** A place in the request, as issues name it. */
export type Path = readonly (string | number)[];

/** The id of the control at this place. */
export const idOf = (path: Path): string => `field-${path.join("-")}`;

/** Whether both are the same place. */
export const isSame = (one: Path, other: Path): boolean => idOf(one) === idOf(other);

/** "Subject 1, other angle 2" */
export function nameOf(path: Path, { fields }: Texts): string {
  const [top, index, below, place] = path;
  if (index === undefined) return fields.plain[top ?? ""] ?? `${top}`;
  const item = (fields.item[top ?? ""] ?? fields.other)(Number(index) + 1, `${top}`);
  if (below === undefined) return item;
  return place === undefined ? fields.part(item, `${below}`) : fields.angle(item, Number(place) + 1);
}
