import Form from "@rjsf/core";
import { customizeValidator } from "@rjsf/validator-ajv8";
import Ajv2020 from "ajv/dist/2020.js";
import { requestSchema, validate } from "kling-o3";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";

import { right, wrong } from "./form.js";

const validator = customizeValidator({ AjvClass: Ajv2020 });
const schema = requestSchema["~standard"].jsonSchema.input({ target: "draft-2020-12" });
const form = createElement(Form.default ?? Form, { schema, validator, formData: validate(right).request });
const page = renderToStaticMarkup(form);
const missing = Object.keys(schema.properties).filter((name) => !page.includes(`id="root_${name}`));

const refusals = (input) => validator.validateFormData(input, schema).errors.map(({ property }) => property);
const accepted = refusals(validate(right).request);
console.log(
  JSON.stringify({ missing, accepted, refused: refusals({ ...wrong, elements: undefined, prompt: undefined }) }),
);
