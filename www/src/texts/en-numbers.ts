/** Numbers as English writes them. */
import { formatOf } from "./format.ts";

export const format = formatOf("en-GB");
export const { number, span } = format;
export const count = (amount: number, one: string, many: string) => `${number(amount)} ${amount === 1 ? one : many}`;
