/** A list of links to pictures, numbered. */
import { type Control, link } from "./controls.ts";
import { Rows, type RowsSetup } from "./rows.ts";

/** What else a list of links is told: how each is called. */
interface LinksSetup extends Omit<RowsSetup, "make" | "rowName"> {
  readonly rowName: (place: number) => string;
}

/** See the head of this file. */
export function links(setup: LinksSetup): Rows {
  return new Rows({
    ...setup,
    make: (path, remove, value) => {
      const control = link({ label: setup.rowName(1), path, beside: remove });
      control.fill(typeof value === "string" ? value : "");
      return {
        root: control.root,
        read: control.read,
        fields: () => [control.field],
        place: (number) => rename(control, setup.rowName(number)),
      };
    },
  });
}

/** Gives a field another label. */
export function rename(control: Control<string>, name: string): void {
  const label = control.root.querySelector("label");
  if (label) label.textContent = name;
}
