/**
 * Short names where the wasm and its glue meet. wasm-bindgen's are long and end in hashes, which no compression
 * takes away: 3 % of what a page downloads.
 */
import { createHash } from "node:crypto";

import { entries, functionKind, number, rewritten, sections, text } from "./binary.mjs";
import { Failure } from "./command.mjs";

/**
 * The same module with short names for what wasm-bindgen named, and which is which. The exports that the face calls
 * keep theirs. The name of the imported module tells one build from another, so that a wasm of another build is refused
 * when it is linked, and never called by names that mean something else there.
 * @param {Buffer} wasm
 * @returns {{ wasm: Buffer, names: Record<string, string> }}
 */
export function shorten(wasm) {
  /** @type {Record<string, string>} */
  const names = {};
  const build = createHash("sha256").update(wasm).digest("hex").slice(0, 8);
  const short = (/** @type {string} */ name) => {
    names[name] ??= Object.keys(names).length.toString(36).padStart(2, "_");
    return names[name];
  };
  const shortened = rewritten(wasm, (id, content) => {
    if (id === sections.import) return imports(content);
    return id === sections.export ? exports(content) : undefined;
  });
  return { wasm: shortened, names };

  /** @param {Buffer} content */
  function imports(content) {
    return entries(content, (entry) => {
      names[entry.text()] = build;
      const name = short(entry.text());
      if (entry.byte() !== functionKind) throw new Failure(`the wasm imports ${name}, which is no function`);
      return [text(build), text(name), Buffer.from([functionKind]), number(entry.number())];
    });
  }

  /** @param {Buffer} content */
  function exports(content) {
    return entries(content, (entry) => {
      const name = entry.text();
      const isOfGlue = name.includes("__");
      return [text(isOfGlue ? short(name) : name), Buffer.from([entry.byte()]), number(entry.number())];
    });
  }
}
