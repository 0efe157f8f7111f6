import process from "node:process";

import { run } from "./app.js";

console.log(JSON.stringify(await run(process.env.BASE_URL)));
