/** Medians and ratios: machines differ, and so does one machine from minute to minute; what is compared runs in turn. */

/** @param {number[]} numbers */
export const median = (numbers) => [...numbers].sort((one, other) => one - other)[numbers.length >> 1] ?? Number.NaN;

/** In another order at every round. @template T @param {readonly T[]} list @returns {T[]} */
export const shuffled = (list) =>
  list
    .map((item) => ({ item, place: Math.random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);

/** The median of the ratios of each round. @param {number[]} own @param {number[]} others */
export const ratio = (own, others) => median(own.map((number, round) => number / others[round]));

/** Lines of a table: the first column to the left. @param {(string | number)[][]} rows */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => (at === 0 ? String(cell).padEnd(widths[at]) : String(cell).padStart(widths[at] + 2)))
        .join(""),
    )
    .join("\n");
}
