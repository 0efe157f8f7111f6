/**
 * The build of our pages. Addresses in them are relative, so that the folder works under any path of any host. Package and
 * element are imported by their own names and come from `dist/`, through `exports` of the clone's package.json: as anybody
 * else's page has them.
 */
import { fileURLToPath } from "node:url";

import { defineConfig } from "vite";

/** @param {string} name */
const page = (name) => fileURLToPath(new URL(name, import.meta.url));

export default defineConfig({
  base: "./",
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { index: page("index.html"), embed: page("embed.html") },
      // The package apart from the studio, so that each is kept by browsers as long as it is the same.
      output: { manualChunks: (id) => (/\/dist\/index\.js/.test(id) ? "kling-o3" : undefined) },
    },
  },
});
