/** The package itself, as its users import it. */
import { validate as judge } from "kling-o3";

export const validate = (input) => judge(input).issues;
