/**
 * The element of the package: `element.js`, `define.js` and what they load later, built by Vite from `www/src`, with Lit and
 * the styles in them. All of them stand in one folder and import each other and the package by relative path, so that the
 * same files work from any host, in every bundler, and beside the package without a second copy of it.
 */
import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { customElements } from "./custom-elements.mjs";
import { at, manifest } from "./project.mjs";

const target = "es2022";

/** The entries of package.json that are made here. */
export const elementEntries = ["element", "define"];

/** What they are made of. */
export const elementInputs = [
  "www/src",
  "www/public/media",
  "www/interface.mjs",
  "scripts/element.mjs",
  "scripts/custom-elements.mjs",
];

/**
 * What a server lacks and Lit looks for when it is loaded. Names of the module alone, so that nothing else sees them; no
 * element is ever made where they are used.
 */
const onServers =
  "const HTMLElement = globalThis.HTMLElement ?? class {}, document = globalThis.document ?? { createTreeWalker() {} };";

/** Takes the indentation away, which the templates would carry into the page. @type {import("vite").Plugin} */
const tight = {
  name: "tight",
  enforce: "pre",
  transform: (code, id) => (/www[\\/]src[\\/].*\.ts$/.test(id) ? code.replace(/\n\s+/g, "\n") : null),
};

/**
 * What a file is in the end. Vite would leave the white space in, or put a loader of its own in.
 * @param {string} banner @returns {import("vite").Plugin}
 */
const small = (banner) => ({
  name: "small",
  async generateBundle(_, bundle) {
    const { transform } = await import("esbuild");
    for (const file of Object.values(bundle)) {
      if (file.type !== "chunk") continue;
      const { code } = await transform(file.code, { minify: true, target, charset: "utf8", legalComments: "none" });
      file.code = `${banner}\n${code}`;
    }
  },
});

/** The package itself, as its files lie beside these. */
const published = { "kling-o3": "./index.js", "kling-o3/sandbox": "./sandbox.js" };

/** @param {string} folder an absolute path */
export async function bundleElement(folder) {
  const { build } = await import("vite");
  const { version } = manifest();
  await build({
    configFile: false,
    root: at("www"),
    publicDir: false,
    logLevel: "warn",
    plugins: [tight, small(`/*! kling-o3 ${version}, MIT or Apache-2.0. Includes Lit: see LICENSE-lit */`)],
    define: { packageVersion: JSON.stringify(version) },
    build: {
      ...{ outDir: folder, emptyOutDir: false, target, minify: false, cssMinify: true },
      lib: {
        entry: Object.fromEntries(elementEntries.map((name) => [name, at("www", "src", `${name}.ts`)])),
        formats: ["es"],
      },
      rollupOptions: {
        external: Object.keys(published),
        output: {
          entryFileNames: "[name].js",
          chunkFileNames: ({ name }) => `${name === "studio" ? "" : "studio-"}[name]-[hash].js`,
          paths: published,
          intro: (chunk) =>
            chunk.moduleIds.some((id) => /[\\/]node_modules[\\/](lit|@lit)/.test(id)) ? onServers : "",
        },
      },
    },
  });
  await Promise.all([
    writeFile(join(folder, "custom-elements.json"), `${JSON.stringify(customElements(), null, 2)}\n`),
    copyFile(at("node_modules", "lit", "LICENSE"), join(folder, "LICENSE-lit")),
  ]);
}
