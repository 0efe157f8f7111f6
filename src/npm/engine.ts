/** The wasm: loaded on first use, asked through one door, replaced by a fresh instance after a trap. */
import { inlined } from "#wasm";
import { initSync as instantiate, startAfresh } from "../../pkg/kling_o3.js";
import { forget } from "./cells.js";
import { KlingError, NetworkError, nothingSent } from "./errors.js";

/** The DOM's `BufferSource`; its name is unknown to programs that have Node's types alone. */
type Bytes = ArrayBuffer | ArrayBufferView;
/** A `WebAssembly.Module`. That type has no member in any library, so without this one a text would pass for it. */
interface Module {
  readonly [Symbol.toStringTag]?: "WebAssembly.Module";
}

/** Where the wasm may come from: its address, an answer that brings it, its bytes, or a `WebAssembly.Module`. */
export type WasmSource = URL | string | Request | Response | Bytes | Module;

let loading: Promise<void> | undefined;
let ready = false;

/**
 * Loads the wasm ahead of its first use. Concurrent calls share one load, later ones do nothing, and after a failed
 * load it can be called again. In `kling-o3` the source is optional; `kling-o3/slim` needs one.
 * @throws KlingError `wasm_blocked`, `wasm_missing`, `not_ready`; NetworkError where the file does not come.
 */
export function init(source?: WasmSource | Promise<WasmSource>): Promise<void> {
  if (ready || loading) ignore(source);
  if (ready) return Promise.resolve();
  loading ??= load(source).finally(() => {
    loading = undefined;
  });
  return loading;
}

/** The same, at once, from bytes or a module. */
export function initSync(module: Bytes | Module): void {
  start(() => module, false);
}

/** Starts with the inlined bytes, where this entry has them. */
function startOwn(): void {
  start(bytes, true);
}

function start(source: () => Bytes | Module, isOwn: boolean): void {
  if (ready) return;
  try {
    const module = source();
    const compiled = isModule(module) ? module : new WebAssembly.Module(module as BufferSource);
    refuseForeign(compiled);
    instantiate({ module: compiled });
  } catch (error) {
    throw loadError(error, isOwn);
  }
  ready = true;
}

/** How many questions are being answered: a getter of what is asked about may ask one itself. */
let depth = 0;
let hasTrapped = false;

/**
 * Asks the wasm a question: a call of its exports, which none but this door makes. A trap becomes an error with code
 * `internal`, also of the questions around it, which stand on the same instance; the next call starts on a fresh one.
 * What has to be read first, `prepare` reads: foreign code runs there, and may itself ask.
 */
export function ask<T>(question: () => T, prepare?: () => void): T {
  startOwn();
  if (hasTrapped && depth === 0) {
    startAfresh();
    forget();
    hasTrapped = false;
  }
  depth += 1;
  try {
    prepare?.();
    const answer = hasTrapped || question();
    if (!hasTrapped) return answer as T;
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError || error instanceof RangeError)) throw error;
    hasTrapped = true;
  } finally {
    depth -= 1;
  }
  throw internal("Something inside the package went wrong. Nothing is broken for the next call: try again.");
}

async function load(source: WasmSource | Promise<WasmSource> | undefined): Promise<void> {
  const given = await source;
  if (given === undefined) return startOwn();
  if (typeof WebAssembly === "undefined") throw loadError(undefined);
  const module = await compile(given);
  initSync(module);
}

async function compile(source: WasmSource): Promise<WebAssembly.Module> {
  if (isModule(source)) return source;
  if (isBytes(source)) {
    return WebAssembly.compile(source).catch((error: unknown) => Promise.reject(loadError(error)));
  }
  const response = isResponse(source) ? source : await request(source);
  if (!response.ok) throw absent(response.status);
  const buffer = await response.arrayBuffer().catch(() => Promise.reject(absent()));
  return compile(buffer);
}

function request(source: unknown): Promise<Response> {
  const isAddress = typeof source === "string" || kind(source) === "URL" || kind(source) === "Request";
  if (!isAddress) {
    throw new TypeError("The wasm comes from an address, a Request, a Response, bytes or a WebAssembly.Module.");
  }
  return fetch(source as string).catch(() => Promise.reject(absent()));
}

// By what values say they are, not by `instanceof`: a page may hold those of another realm.
const kind = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);
const isModule = (value: unknown): value is WebAssembly.Module => kind(value) === "WebAssembly.Module";
const isResponse = (value: unknown): value is Response => kind(value) === "Response";
const isBytes = (value: unknown): value is BufferSource =>
  ArrayBuffer.isView(value) || kind(value) === "ArrayBuffer" || kind(value) === "SharedArrayBuffer";

/** Another module would load, and fail at its first use. */
function refuseForeign(module: WebAssembly.Module): void {
  if (WebAssembly.Module.exports(module).some(({ name }) => name === "advance")) return;
  throw new TypeError("it is not the kling_o3_bg.wasm of this version of the package");
}

/** A source that is not needed any more may still fail; that is nobody's concern then. */
function ignore(source: WasmSource | Promise<WasmSource> | undefined): void {
  Promise.resolve(source).catch(() => {});
}

function bytes(): Uint8Array<ArrayBuffer> {
  if (inlined !== undefined) return decode(inlined);
  const message = "kling-o3/slim does not bring its wasm along. Call `await init(source)` before anything else.";
  throw new KlingError(nothingSent("not_ready", message));
}

/** The bytes that the build wrote as text (scripts/inline.mjs). */
function decode({ unpacker, text }: NonNullable<typeof inlined>): Uint8Array<ArrayBuffer> {
  const module = new WebAssembly.Module(Uint8Array.from(atob(unpacker), (sign) => sign.charCodeAt(0)));
  const { m: memory, u: unpack } = new WebAssembly.Instance(module).exports as unknown as Unpacker;
  const bytes = new Uint8Array(memory.buffer);
  // Where the text lies, and is unpacked (src/npm/unpack.wat); before what is wanted come all bytes, in order.
  const place = 640;
  bytes.set(new TextEncoder().encode(text), place);
  return bytes.slice(place, place - 256 + unpack(place + text.length));
}

interface Unpacker {
  readonly m: WebAssembly.Memory;
  /** From where the text ends to how many signs it has. */
  readonly u: (end: number) => number;
}

function loadError(cause: unknown, isOwn = false): KlingError {
  if (KlingError.is(cause)) return cause;
  if (typeof WebAssembly === "undefined") {
    const message = "This browser has no WebAssembly (it may be switched off, as in a lockdown mode).";
    return new KlingError(nothingSent("wasm_missing", message));
  }
  const words = String((cause as Error | undefined)?.message ?? cause);
  // A browser that forbids wasm says so in words of its own; our own bytes have no other reason to fail.
  if (isOwn || /content security|csp|unsafe-eval|disallowed|blocked|refused/i.test(words)) {
    const message =
      "This page's Content-Security-Policy forbids WebAssembly. Add 'wasm-unsafe-eval' to its script-src directive.";
    return new KlingError(nothingSent("wasm_blocked", message));
  }
  return internal(`The wasm that was given cannot be used: ${words.slice(0, 200)}`);
}

function internal(message: string): KlingError {
  return new KlingError({ ...nothingSent("internal", message), retryable: true });
}

function absent(status: number | null = null): NetworkError {
  const message = "The wasm file did not come. Check its address, then call `init` again.";
  return new NetworkError({ ...nothingSent("network", message), retryable: true, status });
}
