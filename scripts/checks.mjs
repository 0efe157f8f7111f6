/**
 * What can be said about the code without running it: format, lints, types, documentation, the shape of the package,
 * and the rules of the house. `npm run check` is these, `npm test` begins with them.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { nodeTests } from "./node-tests.mjs";
import { at, manifest } from "./project.mjs";
import { reference } from "./site.mjs";
import { tsc } from "./types.mjs";

const wasm = ["--target", "wasm32-unknown-unknown"];
/** @param {string} name @param {string[]} args of cargo @returns {import("./steps.mjs").Step} */
const cargo = (name, ...args) => ({
  name,
  usually: "20 seconds the first time",
  command: ["cargo", ...args],
  env: { RUSTDOCFLAGS: "-D warnings" },
});

/** @param {string} name @param {string} program of node_modules @param {string[]} args @returns {import("./steps.mjs").Step} */
const tool = (name, program, ...args) => ({
  name,
  usually: "3 seconds",
  command: [at("node_modules", ".bin", program), ...args],
});

/** @param {{ folder: string, file: string }} consumer @returns {Promise<import("./steps.mjs").Step[]>} */
export const checks = async ({ folder, file }) => [
  cargo("rustfmt", "fmt", "--check"),
  cargo("clippy, on this machine", "clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"),
  cargo(
    "clippy, wasm",
    "clippy",
    "--locked",
    ...wasm,
    "--lib",
    "--test",
    "wasm_node",
    "--test",
    "wasm_browser",
    "--",
    "-D",
    "warnings",
  ),
  cargo(
    "clippy, wasm with traps",
    "clippy",
    "--locked",
    ...wasm,
    "--lib",
    "--features",
    "traps",
    "--",
    "-D",
    "warnings",
  ),
  cargo("cargo doc, on this machine", "doc", "--locked", "--no-deps", "--document-private-items"),
  cargo("cargo doc, wasm", "doc", "--locked", "--no-deps", "--document-private-items", ...wasm),
  tool("types of the face", "tsc", "-p", "tsconfig.json"),
  tool("types of the scripts", "tsc", "-p", "tsconfig.scripts.json"),
  tool("types of the page", "tsc", "-p", "www/tsconfig.json"),
  { name: "types for users", usually: "3 seconds", work: () => userTypes(folder) },
  { name: "every export has a comment", usually: "10 seconds", work: () => reference() },
  tool("biome", "biome", "check", "--error-on-warnings"),
  { name: "house rules", usually: "2 seconds", command: await nodeTests("house"), counts: true },
  tool("publint", "publint", file, "--strict"),
  tool("attw", "attw", file, "--profile", "esm-only", "--exclude-entrypoints", "./kling_o3_bg.wasm"),
];

/**
 * Compiles an import of every entry of the installed package that has code, as strictly as a user can and as every kind of
 * resolution does it.
 * @param {string} folder
 */
async function userTypes(folder) {
  const { name, exports } = manifest();
  const typed = Object.entries(exports).flatMap(([entry, target]) =>
    typeof target === "string" || !target.default ? [] : [entry.replace(".", name)],
  );
  const lines = typed.map((entry, index) => `import * as entry${index} from "${entry}";\nexport { entry${index} };`);
  await writeFile(join(folder, "user.ts"), lines.join("\n"));
  const strict = [
    "--strict",
    "--exactOptionalPropertyTypes",
    "--noUncheckedIndexedAccess",
    "--noEmit",
    "--target",
    "es2022",
  ];
  const libraries = ["--lib", "es2022,dom", "--types", "", "--skipLibCheck", "false"];
  for (const resolution of [
    ["--module", "node16"],
    ["--module", "nodenext"],
    ["--module", "esnext", "--moduleResolution", "bundler"],
  ]) {
    await tsc([...strict, ...libraries, ...resolution, "user.ts"], { cwd: folder });
  }
}
