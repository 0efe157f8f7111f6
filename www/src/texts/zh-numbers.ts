/** Numbers and times as Chinese writes them. */
import { formatOf } from "./format.ts";

export const format = formatOf("zh-CN");
export const { number, time, span, rough } = format;
