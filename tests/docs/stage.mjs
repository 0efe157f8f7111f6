/**
 * What a block finds when it is run in Node: the sandbox in the place of the network, and the least of a page. Copied
 * beside the blocks, and imported before each.
 */
import { readFileSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";

import { createSandbox } from "kling-o3/sandbox";

const page = "https://app.example/";
const sandbox = createSandbox({ requireKey: false, speed: 40 });

globalThis.fetch = async (input, init) => {
  const address = new URL(input instanceof Request ? input.url : input, page);
  if (address.pathname.endsWith(".wasm")) {
    const file = fileURLToPath(import.meta.resolve("kling-o3/kling_o3_bg.wasm"));
    return new Response(readFileSync(file), { headers: { "content-type": "application/wasm" } });
  }
  return sandbox.fetch(input instanceof Request ? input : address, init);
};
process.env.FOXAPI_API_KEY = "sk-test-ok";

if (process.argv[2] !== "server") {
  const found = new Map();
  const element = () => Object.assign(new EventTarget(), { textContent: "", value: "", src: "", append() {} });
  const document = Object.assign(element(), {
    hidden: false,
    defaultView: new EventTarget(),
    baseURI: page,
    querySelector: (selector) => found.get(selector) ?? found.set(selector, element()).get(selector),
  });
  class Storage {
    getItem(key) {
      return Object.hasOwn(this, key) ? this[key] : null;
    }
    setItem(key, value) {
      this[key] = `${value}`;
    }
    removeItem(key) {
      delete this[key];
    }
  }
  Object.assign(globalThis, { document, location: new URL(page), localStorage: new Storage() });
}
