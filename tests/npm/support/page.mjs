/** A page of a few lines: a document, a storage that outlives it, and tabs that share nothing else. */
import { afterEach } from "node:test";

/** A `localStorage`; `fault` is what each of its methods throws, where it throws. */
export class FakeStorage {
  getItem(name) {
    fail(this);
    return Object.hasOwn(this, name) ? this[name] : null;
  }
  setItem(name, value) {
    fail(this);
    this[name] = String(value);
  }
  removeItem(name) {
    fail(this);
    delete this[name];
  }
}

const faults = new WeakMap();
const fail = (storage) => {
  if (faults.get(storage)) throw new DOMException("no", faults.get(storage));
};

/** Makes every later call of a storage throw, or none. @param {FakeStorage} storage @param {string | undefined} name */
export const breakStorage = (storage, name) => faults.set(storage, name);

/** Sets a document and a storage, until the test is over. @param {() => unknown} [give] gives the storage, or throws */
export function openPage(give) {
  const storage = new FakeStorage();
  const nothing = () => {};
  const page = { addEventListener: nothing, removeEventListener: nothing };
  set("document", { value: { ...page, hidden: false, baseURI: "https://app.example/studio" } });
  set("addEventListener", { value: nothing });
  set("removeEventListener", { value: nothing });
  set("localStorage", { get: give ?? (() => storage) });
  return storage;
}

const before = new Map();
function set(name, descriptor) {
  if (!before.has(name)) before.set(name, Object.getOwnPropertyDescriptor(globalThis, name));
  Object.defineProperty(globalThis, name, { configurable: true, ...descriptor });
}

afterEach(() => {
  for (const [name, descriptor] of before) {
    if (descriptor) Object.defineProperty(globalThis, name, descriptor);
    else delete globalThis[name];
  }
  before.clear();
});

let tabs = 0;

/** The package as another tab, or the page after a reload, has it: an instance of its own. */
export function tab() {
  tabs += 1;
  return import(`${import.meta.resolve("kling-o3")}?tab=${tabs}`);
}
