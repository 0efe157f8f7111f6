/** Modules of blocks: type-checked, and run in Node, against the installed package. */
import assert from "node:assert/strict";
import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

import { transform } from "esbuild";

import { ended } from "../../scripts/command.mjs";
import { at } from "../../scripts/project.mjs";
import { nameOf, textOf } from "./blocks.mjs";

/** @typedef {import("./blocks.mjs").Module} Module */

/** As strict as a user can be. */
export const strict = {
  target: "ES2022",
  lib: ["ES2022", "DOM", "DOM.Iterable"],
  types: ["node"],
  module: "ESNext",
  moduleResolution: "bundler",
  moduleDetection: "force",
  jsx: "react-jsx",
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  // What is under test are this package's types, not those of the others.
  skipLibCheck: true,
  noEmit: true,
};
/** JavaScript is checked as an editor does it without being asked. */
const loose = { ...strict, strict: false, exactOptionalPropertyTypes: false, allowJs: true, checkJs: true };

/** A folder inside the consumer's: the blocks, the stage, and the packages that blocks name. @param {string} consumer */
export function makeFolder(consumer) {
  const folder = join(consumer, "documents");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  const packages = at("tests", "docs", "node_modules");
  for (const name of readdirSync(packages).filter((one) => !one.startsWith("."))) {
    symlinkSync(join(packages, name), join(folder, "node_modules", name));
  }
  // Beside the package too, as where both are installed: `kling-o3/jsx` names React's.
  const types = join(consumer, "node_modules", "@types");
  rmSync(types, { force: true });
  symlinkSync(join(packages, "@types"), types);
  for (const file of ["stage.mjs", "globals.d.ts"]) cpSync(at("tests", "docs", file), join(folder, file));
  return folder;
}

/** The compiler's complaints, with the lines of the documents. @param {string} folder @param {readonly Module[]} modules */
export async function typeErrors(folder, modules) {
  const names = new Map(modules.map((module) => [`${nameOf(module)}.${module.language}`, module]));
  for (const [name, module] of names) writeFileSync(join(folder, name), textOf(module));
  const complaints = [];
  for (const [kind, compilerOptions] of Object.entries({ ts: strict, js: loose })) {
    const files = [...names].filter(([, { language }]) => language.startsWith(kind)).map(([name]) => name);
    if (files.length === 0) continue;
    const project = join(folder, `${kind}.json`);
    writeFileSync(project, JSON.stringify({ compilerOptions, files: [...files, "globals.d.ts"] }));
    const { code, output } = await ended(process.execPath, [
      at("node_modules", "typescript", "bin", "tsc"),
      ...["-p", project, "--pretty", "false"],
    ]);
    if (code !== 0) complaints.push(...output.trim().split("\n"));
  }
  return complaints.map((line) =>
    line.replace(/^.*?([\w-]+\.(?:tsx?|js))\((\d+),/, (all, name, number) => {
      const module = names.get(name);
      return module ? `${module.file}:${number} (` : all;
    }),
  );
}

/** Runs a module in a Node of its own; it must end by itself, without an error. @param {string} folder @param {Module} module */
export async function runModule(folder, module) {
  const text = textOf(module, ({ word }) => word !== "check");
  const { code } = await transform(text, {
    loader: module.language === "js" ? "js" : "ts",
    sourcemap: "inline",
    sourcefile: at(module.file),
    target: "es2022",
  });
  const file = join(folder, `${nameOf(module)}.mjs`);
  writeFileSync(file, code);
  // The tests' own Node finds the package by a hook; this one finds it as everybody does.
  const { NODE_OPTIONS, NODE_TEST_CONTEXT, KLING_O3_CONSUMER, ...env } = process.env;
  const own = ["--enable-source-maps", "--unhandled-rejections=strict", "--import", "./stage.mjs"];
  const result = await ended(process.execPath, [...own, file, module.word], { cwd: folder, env, timeoutMs: 180_000 });
  assert.equal(result.code, 0, `${module.file}:${module.line} did not end well:\n${result.output}`);
  let from = 0;
  for (const [, said = ""] of text.matchAll(/\/\/ → (.+)$/gm)) {
    const at = result.output.indexOf(said, from);
    assert.ok(at >= 0, `${module.file}:${module.line} does not print "${said}" there, but:\n${result.output}`);
    from = at + said.length;
  }
}
