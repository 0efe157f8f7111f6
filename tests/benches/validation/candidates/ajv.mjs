/** Compiled when it is loaded. */
import { Ajv } from "ajv";
import { finished } from "../rules.mjs";
import { schema, told } from "../schema.mjs";

const check = new Ajv({ allErrors: true, unicode: false, logger: false, allowUnionTypes: true }).compile(schema);

export const validate = (input) => finished(input, check(input) ? [] : check.errors.flatMap(told));
