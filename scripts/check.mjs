/** `npm run check`: the checks alone, from a clean clone. */
import { runBuilt } from "./built.mjs";
import { checks } from "./checks.mjs";
import { main } from "./command.mjs";

await main(() => runBuilt(checks));
