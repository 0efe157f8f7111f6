/** The studio's style sheets, in their order. */
import adapt from "./adapt.css?inline";
import controls from "./controls.css?inline";
import layout from "./layout.css?inline";
import pictures from "./pictures.css?inline";
import result from "./result.css?inline";
import tokens from "./tokens.css?inline";
import writing from "./writing.css?inline";

/** One text: later rules win over earlier ones. */
export const sheets = [tokens, controls, layout, writing, pictures, result, adapt].join("\n");
