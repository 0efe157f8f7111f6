/**
 * The page's build. Addresses in it are relative, so that the folder works under any path of any host. The package is
 * imported by its own name and comes from `dist/`, through `exports` of the clone's package.json.
 */
import { defineConfig } from "vite";

/** Takes the indentation away, which the templates would carry into the page. */
const tight = {
  name: "tight",
  enforce: /** @type {const} */ ("pre"),
  /** @param {string} code @param {string} id */
  transform: (code, id) => (/www\/src\/.*\.ts$/.test(id) ? code.replace(/\n\s+/g, "\n") : null),
};

export default defineConfig({
  plugins: [tight],
  base: "./",
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
    modulePreload: { polyfill: false },
    rollupOptions: {
      // The package apart from the studio, so that what each of them weighs can be seen.
      output: { manualChunks: (id) => (/\/dist\/(index|chunk)/.test(id) ? "kling-o3" : undefined) },
    },
  },
});
