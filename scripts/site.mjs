/** `npm run build:docs`: the guides and the reference of every export as one site, in `site/`. */
import process from "node:process";

import { build } from "./build.mjs";
import { isMain, main, run } from "./command.mjs";
import { installOwn } from "./packages.mjs";
import { at } from "./project.mjs";
import { setup } from "./setup.mjs";

/** Checks that every export has a comment; with a folder's name, writes the site there. @param {string[]} folder */
export async function reference(...folder) {
  await installOwn("tests", "docs");
  await run(process.execPath, [at("tests", "docs", "reference.mjs"), ...folder], { shown: true });
}

if (await isMain(import.meta.url)) {
  await main(async () => {
    await setup();
    await build();
    await reference("site");
  });
}
