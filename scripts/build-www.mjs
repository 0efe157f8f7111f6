/**
 * `npm run build:www`: the page, and the page for frames, as files for any host and any path. Without anything behind them
 * they run in the sandbox, and need no network once they are loaded.
 */
import process from "node:process";

import { build } from "./build.mjs";
import { main, say } from "./command.mjs";
import { buildPage } from "./page.mjs";

await main(async () => {
  await build();
  await buildPage();
  say("The pages are in:");
  process.stdout.write("www/dist\n");
});
