import process from "node:process";

import { Miniflare } from "miniflare";

new Miniflare({
  port: Number(process.env.PORT),
  modules: true,
  scriptPath: "dist/worker.js",
  modulesRules: [{ type: "CompiledWasm", include: ["**/*.wasm"] }],
  compatibilityDate: "2026-01-01",
});
