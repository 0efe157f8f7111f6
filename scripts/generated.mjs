/**
 * TypeScript that the core writes: its numbers, codes and JSON Schema, printed by the host program
 * `examples/describe.rs` and kept in `src/npm/generated`, one constant a file. Nothing is decided here.
 */
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";

import { Failure, long, run } from "./command.mjs";
import { at } from "./project.mjs";
import { makeWhenChanged } from "./stamp.mjs";
import { crateInputs } from "./wasm.mjs";

const folder = "src/npm/generated";
const heading = "// Written by the core (examples/describe.rs); `npm run build` renews it.\n";

/** Writes the files where they are not what the core says. */
export async function writeGenerated() {
  await makeWhenChanged({
    name: "generated",
    inputs: [...(await crateInputs()), "examples", "scripts/generated.mjs"],
    facts: [],
    outputs: [folder],
    make: async () => {
      const wanted = await describe();
      await rm(at(folder), { recursive: true, force: true });
      await mkdir(at(folder), { recursive: true });
      for (const [name, text] of wanted) await writeFile(at(folder, name), text);
    },
  });
}

/** Fails where the files are not what the core says. Asked before a build, which renews them. */
export async function refuseStale() {
  const wanted = await describe();
  const present = await readdir(at(folder)).catch(() => []);
  const names = [...new Set([...wanted.keys(), ...present])].sort();
  const texts = await Promise.all(names.map((name) => readFile(at(folder, name), "utf8").catch(() => undefined)));
  const stale = names.filter((name, index) => texts[index] !== wanted.get(name));
  if (stale.length === 0) return;
  throw new Failure(`run \`npm run build\` and commit ${folder}: ${stale.join(", ")} is not what the core says`);
}

/** The files and their texts. @returns {Promise<Map<string, string>>} */
async function describe() {
  const printed = await long("asking the core what it holds", "30 seconds the first time, then 1", () =>
    run("cargo", ["run", "--quiet", "--locked", "--example", "describe"]),
  );
  /** @type {Record<string, unknown>} */
  const facts = JSON.parse(printed);
  return new Map(Object.entries(facts).map(([name, value]) => [`${kebab(name)}.ts`, constant(name, value)]));
}

/** What users read of each. @type {Record<string, string>} */
const meanings = {
  limits:
    "Every number of the rules, for counters and hints: its value, its rule in docs/service.md, and whether the service documents it.",
  issueCodes: "The names of all rules, in the order of the table in docs/package-api.md.",
  defaults: "The client's own numbers: those whose names end in `Ms` are milliseconds.",
  outline:
    "What the codec looks for: known fields and words by their places in the core's shapes, and how much it takes in.",
  requestJsonSchema:
    "JSON Schema 2020-12 of the canonical body, with its defaults. Rules between fields, mentions and addresses are not in it.",
};

/** @param {string} name @param {unknown} value */
const constant = (name, value) =>
  `${heading}/** ${meanings[name] ?? name} */\nexport const ${name} = ${JSON.stringify(value, null, 2)} as const;\n`;

/** @param {string} name */
const kebab = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
