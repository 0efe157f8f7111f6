/** The element's files: what they import, what importing them does, and that table, types, class and guide say the same. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { build } from "esbuild";

import { camel, customElements } from "../../scripts/custom-elements.mjs";
import * as table from "../../www/interface.mjs";
import { inStudio, openElement, useChromium } from "./element.mjs";

useChromium();

const run = promisify(execFile);
const dist = new URL("../../dist/", import.meta.url);
/** @param {string} name */
const read = (name) => readFileSync(new URL(name, dist), "utf8");
const scripts = readdirSync(dist).filter((name) => /^(element|define|studio-.*)\.js$/.test(name));
/** What the files import; a bundler is asked, since a snippet that is shown holds an import too. */
async function specifiers() {
  /** @type {Set<string>} */
  const all = new Set();
  const note = ({ kind = "", path = "" }) => {
    if (kind === "entry-point") return undefined;
    all.add(path);
    return { path, external: true };
  };
  const entryPoints = scripts.map((name) => fileURLToPath(new URL(name, dist)));
  const plugins = [
    {
      name: "note",
      setup: (/** @type {import("esbuild").PluginBuild} */ asked) => asked.onResolve({ filter: /.*/ }, note),
    },
  ];
  await build({
    ...{ entryPoints, plugins, bundle: true, write: false },
    ...{ outdir: "unwritten", format: "esm", logLevel: "error" },
  });
  return all;
}

test("published files import each other and the package by relative path, and nothing by name", async () => {
  assert.ok(scripts.length > 4, scripts.join());
  const all = await specifiers();
  const known = scripts.map((name) => `./${name}`);
  assert.deepEqual([...all].filter((name) => !known.includes(name)).sort(), ["./index.js", "./sandbox.js"]);
  for (const name of all) assert.ok(existsSync(new URL(name, dist)), name);
  for (const name of scripts) assert.doesNotMatch(read(name), /import\.meta|process\.env|\beval\(|new Function/, name);
});

test("on a server both entries can be imported, leave nothing behind, and the class is there", async () => {
  const code = `
    const before = Object.getOwnPropertyNames(globalThis).sort().join();
    await import(${JSON.stringify(new URL("define.js", dist).href)});
    const { KlingO3Studio } = await import(${JSON.stringify(new URL("element.js", dist).href)});
    const after = Object.getOwnPropertyNames(globalThis).filter((name) => !/^(lit|reactive)/.test(name)).sort().join();
    console.log(typeof KlingO3Studio, before === after);`;
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", code], { cwd: fileURLToPath(dist) });
  assert.equal(stdout.trim(), "function true");
});

test("importing the class registers nothing; the definition keeps an older one", async (t) => {
  const { page, address } = await openElement(t, undefined, {});
  const same = await page.evaluate(async (address) => {
    const { KlingO3Studio } = await import(`${address}/package/element.js`);
    await import(`${address}/package/define.js`);
    const before = customElements.get("kling-o3-studio") === KlingO3Studio;
    customElements.define("my-studio", class extends KlingO3Studio {});
    const own = /** @type {any} */ (document.createElement("my-studio"));
    document.body.append(own);
    await own.updateComplete;
    return [before, own.state, Boolean(own.shadowRoot.querySelector("textarea"))];
  }, address);
  assert.deepEqual(same, [true, "empty", true]);
});

test("the class has what the table names, and no other attribute", async (t) => {
  const { page } = await openElement(t);
  const fields = [
    ...table.attributes.map(([name = ""]) => camel(name)),
    ...table.properties.map(([name = ""]) => name),
  ];
  const methods = table.methods.map(([name = ""]) => name);
  const found = await inStudio(
    page,
    (one, { fields, methods }) => ({
      observed: [...one.constructor.observedAttributes].sort(),
      missing: fields.filter((name) => !(name in one)),
      others: methods.filter((name) => typeof one[name] !== "function"),
    }),
    { fields, methods },
  );
  const observed = table.attributes.map(([name = ""]) => name).filter((name) => name !== "state");
  assert.deepEqual(found, { observed: observed.sort(), missing: [], others: [] });
});

test("the types name what the table names, and no more", () => {
  const types = read("element.d.ts") + read("element-events.d.ts");
  const [, face = ""] = /interface StudioFace \{([\s\S]+?)\n\}/.exec(types) ?? [];
  const members = [...face.matchAll(/^ {4}(?:readonly |get |set )*([a-z]\w*)(?=[(:])/gim)].map(([, name = ""]) => name);
  const attributes = table.attributes.map(([name = ""]) => camel(name)).filter((name) => name !== "lang");
  const rest = [...table.properties, ...table.methods].map(([name = ""]) => name);
  assert.deepEqual([...new Set(members)].sort(), [...attributes, ...rest].sort());
  const [, details = ""] = /interface StudioEventDetails \{([\s\S]+?)\n\}/.exec(types) ?? [];
  const events = [...details.matchAll(/^ {4}"([\w-]+)":/gm)].map(([, name = ""]) => name);
  assert.deepEqual(
    events,
    table.events.map(([name]) => name),
  );
});

test("the published manifest is the table's, and package.json names it", () => {
  assert.deepEqual(JSON.parse(read("custom-elements.json")), JSON.parse(JSON.stringify(customElements())));
  const { customElements: path } = JSON.parse(readFileSync(new URL("../package.json", dist), "utf8"));
  assert.ok(existsSync(new URL(`../${path}`, dist)));
});

test("the guide's tables are the table's", () => {
  const guide = readFileSync(new URL("../docs/embedding.md", dist), "utf8");
  const { attributes, properties, methods, events, slots, parts, cssProperties, states } = table;
  const rows = [attributes, properties, methods, events, slots, parts, cssProperties, states].flat();
  const told = [...guide.slice(0, guide.indexOf("## The iframe")).matchAll(/^\| `([\w-]+)(?:\(.*?\))?` \|.*$/gm)];
  assert.deepEqual(
    told.map(([, name]) => name),
    rows.map(([name]) => name),
  );
  // Whatever else the table says of it stands in the line too, in its order.
  const words = (/** @type {string} */ text) => text.replace(/[`\\]/g, "");
  for (const [at, row] of rows.entries()) {
    const line = words(told[at]?.[0] ?? "");
    const missing = row.filter((cell) => cell && !line.includes(words(cell)));
    assert.deepEqual(missing, [], line);
  }
});
