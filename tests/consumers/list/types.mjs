/** The type tests of `tests/types`: by each resolution, with the DOM's types and with Node's alone. @param {string} version */
const tests = (version) => ({
  name: `TypeScript ${version}`,
  usually: version.startsWith("5.") ? "1 minute" : "10 seconds",
  folder: "../types",
  packages: { typescript: version, "@types/node": "20.19.43", "@standard-schema/spec": "1.1.0" },
  build: ["tsconfig.json", "tsconfig.node.json", "element/tsconfig.json"].flatMap((project) => [
    ["tsc", "-p", project, "--module", "node16"],
    ["tsc", "-p", project, "--module", "nodenext"],
    ["tsc", "-p", project, "--module", "esnext", "--moduleResolution", "bundler"],
  ]),
});

/** @type {readonly import("../list.mjs").Consumer[]} */
export const types = [{ ...tests("7.0.2"), quick: true }, tests("5.9.3"), tests("5.0.4")];
