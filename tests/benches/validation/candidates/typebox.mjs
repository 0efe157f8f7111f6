import { Compile } from "typebox/compile";
import { finished } from "../rules.mjs";
import { schema, told } from "../schema.mjs";

const checker = Compile(schema);

export const validate = (input) => finished(input, checker.Check(input) ? [] : checker.Errors(input).flatMap(told));
