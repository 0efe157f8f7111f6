/**
 * The reference of the package's exports, by typedoc, from the declarations as they are published. Fails where an export
 * has no comment. With a folder's name, writes a site of it and the guides there.
 *
 * It lies here, and not among the scripts, since typedoc and the TypeScript that it needs are packages of this folder.
 */
import process from "node:process";
import { fileURLToPath } from "node:url";

import { Application, ReflectionKind } from "typedoc";

import { entries } from "../../scripts/bundle.mjs";
import { Failure, main } from "../../scripts/command.mjs";

const at = (/** @type {string} */ path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** What has members that are data: their names say all. */
const data = ["requestJsonSchema", "limits"];

/** @type {import("typedoc").TypeDocOptions} */
const options = {
  name: "kling-o3",
  entryPoints: entries().map(({ name }) => at(`dist/${name}.d.ts`)),
  tsconfig: at("tests/docs/tsconfig.reference.json"),
  readme: at("README.md"),
  projectDocuments: ["docs/*.md", "SECURITY.md", "CHANGELOG.md"].map(at),
  excludeInternal: true,
  // Parts of unions, private to their file.
  intentionallyNotExported: ["Absent", "Bytes", "Module", "issueCodes"],
  disableSources: true,
  sort: ["source-order"],
  validation: { notExported: true, invalidLink: true, invalidPath: false, rewrittenLink: true, notDocumented: true },
  requiredToBeDocumented: [
    "Variable",
    "Function",
    "Class",
    "Interface",
    "Property",
    "Method",
    "Accessor",
    "CallSignature",
    "GetSignature",
    "TypeAlias",
  ],
};

/** Whether a thing is a member of data, however deep. @param {import("typedoc").Reflection} thing */
function isData({ parent }) {
  for (let above = parent; above; above = above.parent) {
    if (data.includes(above.name) && above.kind === ReflectionKind.Variable) return true;
  }
  return false;
}

await main(async () => {
  const app = await Application.bootstrap(options);
  const project = await app.convert();
  if (!project) throw new Failure("typedoc cannot read the declarations");
  const members = project.getReflectionsByKind(ReflectionKind.Property).filter(isData);
  app.options.setValue("intentionallyNotDocumented", [...new Set(members.map((one) => one.getFullName()))]);
  const before = app.logger.warningCount;
  app.validate(project);
  const missing = app.logger.warningCount - before;
  const documented = project.getReflectionsByKind(ReflectionKind.ExportContainer | ReflectionKind.SomeExport);
  if (missing > 0) throw new Failure(`${missing} of the public names have no comment, or point nowhere`);
  process.stdout.write(`${documented.length} exports, all with a comment\n`);
  const [folder] = process.argv.slice(2);
  if (folder === undefined) return;
  await app.generateDocs(project, at(folder));
  process.stdout.write(`the site is in ${folder}/index.html\n`);
});
