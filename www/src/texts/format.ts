/** Numbers, times and spans in the reader's language. */

/** How a language writes them. */
export interface Format {
  number(value: number): string;
  /** `24 Nov, 14:05` */
  time(at: Date): string;
  /** `1 min 12 s` */
  span(milliseconds: number): string;
  /** `23 h`, `2 days`: the largest unit alone. */
  rough(milliseconds: number): string;
  size(bytes: number): string;
}

/** Units, each with how many of the one before it. */
const units: readonly (readonly [name: string, size: number])[] = [
  ["second", 1],
  ["minute", 60],
  ["hour", 60],
  ["day", 24],
];

/** See the head of this file. */
export function formatOf(language: string): Format {
  const plain = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const time = new Intl.DateTimeFormat(language, {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
  // Made once each: a long list of tasks asks for hundreds whenever it is drawn.
  const made: Record<string, Intl.NumberFormat> = {};
  const unit = (value: number, name: string) => {
    made[name] ??= new Intl.NumberFormat(language, { style: "unit", unit: name, unitDisplay: "short" });
    // Chinese units come without the space that the page's other texts have.
    return made[name].format(value).replace(/\d(?=\p{L})/u, "$& ");
  };
  const rough = (milliseconds: number) => {
    let amount = Math.max(0, Math.floor(milliseconds / 1000));
    let text = "";
    for (const [name, size] of units) {
      if (amount < size) break;
      amount = Math.floor(amount / size);
      text = unit(amount, name);
    }
    return text || unit(0, "second");
  };
  return {
    number: (value) => plain.format(value),
    time: (at) => time.format(at),
    rough,
    span: (milliseconds) => {
      const seconds = Math.max(0, Math.floor(milliseconds / 1000));
      const minutes = Math.floor(seconds / 60);
      return minutes === 0 ? unit(seconds, "second") : `${unit(minutes, "minute")} ${unit(seconds % 60, "second")}`;
    },
    size: (bytes) => unit(Math.max(0.1, Math.round(bytes / 100_000) / 10), "megabyte"),
  };
}
