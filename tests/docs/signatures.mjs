/** Declarations of the public face: each is one that the package's own type can stand for. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

import { ended } from "../../scripts/command.mjs";
import { at } from "../../scripts/project.mjs";
import { textOf } from "./blocks.mjs";
import { strict } from "./modules.mjs";

/** What the document names and defines elsewhere. */
const header = [
  'import type { IssueCode, PendingTask, ProcessingTask, TaskRef, VideoRequest, VideoRequestInput } from "kling-o3";',
  'import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";',
  "export declare namespace Documented {",
].join(" ");

/** What does not fit, with the lines of the document. @param {string} folder @param {readonly import("./blocks.mjs").Block[]} blocks */
export async function signatureErrors(folder, blocks) {
  const [{ file, line, language, word }] = blocks;
  const text = textOf({ file, line, language, word, blocks: [...blocks] });
  writeFileSync(join(folder, "documented.d.ts"), `${header}${text}\n}\n`);
  const values = [...text.matchAll(/^(?:function|const) (\w+)/gm)].map(
    ([, name]) => `const ${name}: typeof Documented.${name} = kling.${name};`,
  );
  const types = [...text.matchAll(/^(?:interface|class|type) (\w+)/gm)].map(
    ([, name]) => `export const of${name} = (value: kling.${name}): Documented.${name} => value;`,
  );
  const uses = ['import * as kling from "kling-o3";', 'import type { Documented } from "./documented.js";'];
  writeFileSync(join(folder, "signatures.ts"), [...uses, ...values, ...types].join("\n"));
  const project = join(folder, "signatures.json");
  const compilerOptions = { ...strict, exactOptionalPropertyTypes: false };
  writeFileSync(project, JSON.stringify({ compilerOptions, files: ["documented.d.ts", "signatures.ts"] }));
  const tsc = at("node_modules", "typescript", "bin", "tsc");
  const { code, output } = await ended(process.execPath, [tsc, "-p", project, "--pretty", "false"]);
  return code === 0 ? [] : output.trim().split("\n");
}
