/**
 * Functions that are never called, or whose work nobody sees, and that no optimiser can leave out: another one has a
 * reference to them. 3 % of what a page downloads.
 */
import { entries, functionKind, number, Reader, rewritten, sections, sized } from "./binary.mjs";
import { Failure } from "./command.mjs";

/** By the names of functions, why each group is not missed. Calling one of them traps. */
const cut = [
  // wasm-bindgen has a caller for every kind of closure that js-sys could take; no closure of ours crosses the border.
  /^wasm_bindgen::convert::closures::/,
  // Nothing in the wasm is asynchronous.
  /^js_sys::futures::/,
  // A panic is a trap, and a browser shows its words to nobody: it may trap before it puts them together.
  /::panicking::|::rust_begin_unwind$|::cell::Borrow(Mut)?Error as /,
];

/**
 * The same module, in which those functions do nothing but trap, and the table has one of them for all: a call of
 * another kind than that one's is a trap too.
 * @param {Buffer} wasm with its functions' names
 */
export function withoutUncalled(wasm) {
  const first = importedFunctions(wasm);
  const all = [...functionNames(wasm)].filter(([, name]) => cut.some((group) => group.test(name)));
  const indexes = new Set(all.map(([index]) => index));
  const [one] = indexes;
  if (one === undefined) throw new Failure("the wasm has none of the functions that are cut out of it");
  return rewritten(wasm, (id, content) => {
    if (id === sections.element) return elements(content, (index) => (indexes.has(index) ? one : index));
    if (id !== sections.code) return undefined;
    let index = first;
    return entries(content, (bodies) => {
      const body = bodies.bytes(bodies.number());
      return [sized(indexes.has(index++) ? trap : body)];
    });
  });
}

/** No locals, `unreachable`, `end`. */
const trap = Buffer.from([0, 0x00, 0x0b]);

/** What the table begins with. @param {Buffer} content @param {(index: number) => number} replace */
function elements(content, replace) {
  return entries(content, (reader) => {
    const start = reader.place;
    // The first table; an `i32.const` of where it begins, and `end`.
    const isUsual = reader.number() === 0 && reader.byte() === 0x41 && reader.number() >= 0 && reader.byte() === 0x0b;
    if (!isUsual) throw new Failure("the table of the wasm is not what scripts/cut.mjs takes it for");
    const head = reader.buffer.subarray(start, reader.place);
    const count = reader.number();
    return [head, number(count), ...Array.from({ length: count }, () => number(replace(reader.number())))];
  });
}

/** How many functions come before the module's own. @param {Buffer} wasm */
function importedFunctions(wasm) {
  let count = 0;
  rewritten(wasm, (id, content) => {
    if (id !== sections.import) return undefined;
    return entries(content, (entry) => {
      entry.text();
      entry.text();
      if (entry.byte() !== functionKind) throw new Failure("the wasm imports something that is no function");
      entry.number();
      count += 1;
      return [];
    });
  });
  return count;
}

/** The custom section `name`, of which the functions' names are the second part. @param {Buffer} wasm */
function functionNames(wasm) {
  const names = new Map();
  rewritten(wasm, (id, content) => {
    const reader = new Reader(content, 0);
    if (id !== sections.custom || reader.text() !== "name") return undefined;
    while (!reader.isAtEnd) {
      const part = reader.byte();
      const list = new Reader(reader.bytes(reader.number()), 0);
      for (let left = part === 1 ? list.number() : 0; left > 0; left -= 1) names.set(list.number(), list.text());
    }
    return undefined;
  });
  return names;
}
