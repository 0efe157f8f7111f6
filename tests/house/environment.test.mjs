/** What `npm start` makes of PORT and FOXAPI_API_KEY, before it builds for minutes. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { Failure } from "../../scripts/command.mjs";
import { readEnvironment } from "../../scripts/environment.mjs";

const nothing = { port: undefined, apiKey: undefined };
const fit = [
  [{}, nothing],
  [{ PORT: "", FOXAPI_API_KEY: "" }, nothing],
  [{ PORT: " ", FOXAPI_API_KEY: " \r\n" }, nothing],
  [{ PORT: "0" }, { ...nothing, port: 0 }],
  [{ PORT: " 65535\r" }, { ...nothing, port: 65_535 }],
  [{ FOXAPI_API_KEY: "sk-of-ada\r\n" }, { ...nothing, apiKey: "sk-of-ada" }],
];
for (const [told, expected] of fit)
  test(`${JSON.stringify(told)} is understood`, () => assert.deepEqual(readEnvironment(told), expected));

const unfit = [
  ...["x", "-1", "1.5", "80x", "0x50", "1e3", "65536"].map((PORT) => ({ PORT })),
  ...["sk of-ada", "sk-of-ada\nsk-of-bob", "sk-of-adá"].map((FOXAPI_API_KEY) => ({ FOXAPI_API_KEY })),
];
for (const told of unfit) {
  test(`${JSON.stringify(told)} is refused in one line, and no key is told`, () =>
    assert.throws(
      () => readEnvironment(told),
      (error) => error instanceof Failure && !error.message.includes("sk-"),
    ));
}
