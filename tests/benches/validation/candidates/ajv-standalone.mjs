/** Compiled to source beforehand; `bundles.mjs` puts the source where this import says. */
import check from "ajv-standalone-source";
import { finished } from "../rules.mjs";
import { told } from "../schema.mjs";

export const validate = (input) => finished(input, check(input) ? [] : check.errors.flatMap(told));
