/** Starts `worker.js` in workerd, as its platform would. */
import process from "node:process";

import { Miniflare } from "miniflare";

const { FOXAPI_API_KEY, FOXAPI_BASE_URL, PORT } = process.env;
new Miniflare({
  port: Number(PORT),
  modules: true,
  scriptPath: "dist/worker.js",
  modulesRules: [{ type: "CompiledWasm", include: ["**/*.wasm"] }],
  compatibilityDate: "2026-01-01",
  bindings: { FOXAPI_API_KEY, FOXAPI_BASE_URL },
});
