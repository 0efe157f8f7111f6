/**
 * The page's build. Addresses in it are relative, so that the folder works under any path of any host. The package is
 * imported by its own name and comes from `dist/`, through `exports` of the clone's package.json.
 */
import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  build: { outDir: "dist", emptyOutDir: true, target: "es2022", assetsInlineLimit: 0, chunkSizeWarningLimit: 1000 },
});
