/**
 * The options of the proxy, their defaults and their checks.
 */

import { refuseUnknown } from "../known.js";
import type { Verdict } from "./verdict.js";

/** Options of `createProxy`. */
export interface ProxyOptions {
  /** The key of the service, or where to get it; asked for each request. It is never logged, stored or answered. */
  apiKey: string | (() => string | undefined | Promise<string | undefined>);
  /**
   * Decides who may spend the key, and how often; required, since a proxy that is open to everybody is an open purse. Only `true` lets a request
   * pass. A `Response` with a 4xx is answered in its place, a new one each time: 401 for who must sign in, 429 with `Retry-After` for who has had
   * enough. Anything else is a 403, also an error, and a 408, 409 or 425, which would leave a client in doubt whether its POST was sent. It sees the
   * request before its body is read; use `request.clone()` to look into the body. `() => true` is right only on a machine of your own.
   */
  authorize: (request: Request) => boolean | Response | Promise<boolean | Response>;
  /**
   * Judges the body of a create before it can cost anything: `validate` of `kling-o3`, that of `kling-o3/slim` once it is loaded, or a function
   * of your own around one of them, with limits of your own. The `request` of a good verdict is sent in place of the body; the errors of a bad one
   * are a 422 whose `detail` a client gives as `ApiError.fields`. It may answer with a `Response` as `authorize` may. Nothing is sent where it
   * fails. Default: the body is sent on as it came.
   */
  validate?: ((body: unknown, request: Request) => Verdict | Response | Promise<Verdict | Response>) | undefined;
  /** The service; https, or http on loopback. A path prefix is kept. Default `https://api.foxapi.cc`. */
  baseUrl?: string | URL | undefined;
  /** Where the proxy is mounted, `/api/kling`. Left out, any path in front of `/v1/…` will do. */
  prefix?: string | undefined;
  /** Whether the route for uploads is forwarded too; default false. */
  upload?: boolean | undefined;
  /** Largest JSON body in bytes; default 1 MiB. */
  maxBodyBytes?: number | undefined;
  /** Largest upload in bytes; default 50 MiB. An upload is held in memory while it is passed on. */
  maxUploadBytes?: number | undefined;
  /**
   * Other origins whose pages may use the proxy, `https://www.example.com`. Name the proxy's own public origin too where something in front of
   * it ends TLS or changes the host name: browsers that send no `Sec-Fetch-Site` are recognised by comparing `Origin` with the request's URL.
   */
  allowedOrigins?: readonly string[] | undefined;
  /** Default: the global `fetch`. */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /**
   * Longest wait for the service's answer in milliseconds, and for each mebibyte of the caller's body; default 300,000, as long as the package's
   * client waits for a POST.
   */
  timeoutMs?: number | undefined;
  /** For hosts that stop work when the caller is gone: is given the exchange of each POST, to be kept alive to its end. */
  waitUntil?: ((exchange: Promise<unknown>) => void) | undefined;
}

/** The options with every default filled in. */
export interface Settings {
  readonly apiKey: ProxyOptions["apiKey"];
  readonly authorize: ProxyOptions["authorize"];
  readonly validate: ProxyOptions["validate"];
  readonly baseUrl: string;
  readonly prefix: string | null;
  readonly upload: boolean;
  readonly maxBodyBytes: number;
  readonly maxUploadBytes: number;
  readonly allowedOrigins: ReadonlySet<string>;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly timeoutMs: number;
  readonly waitUntil: (exchange: Promise<unknown>) => void;
}

const service = "https://api.foxapi.cc";
const mebibyte = 2 ** 20;

/** Fills in the defaults; a TypeError names an option that is missing, unknown or cannot be used. */
export function readOptions(options: ProxyOptions): Settings {
  const { apiKey, authorize, validate } = options;
  if (typeof authorize !== "function")
    throw new TypeError("authorize is required: a function that decides who may spend the key");
  if (validate !== undefined && typeof validate !== "function")
    throw new TypeError("validate must be a function that judges a body, like `validate` of kling-o3");
  if (typeof apiKey !== "function" && !isKey(apiKey))
    throw new TypeError("apiKey must be a key without white space, or a function that returns one");
  const settings: Settings = {
    apiKey,
    authorize,
    validate,
    baseUrl: readBase(options.baseUrl ?? service),
    prefix: readPrefix(options.prefix),
    upload: options.upload ?? false,
    maxBodyBytes: amount("maxBodyBytes", options.maxBodyBytes, mebibyte),
    maxUploadBytes: amount("maxUploadBytes", options.maxUploadBytes, 50 * mebibyte),
    allowedOrigins: new Set((options.allowedOrigins ?? []).map(readOrigin)),
    fetch: options.fetch ?? ((url, init) => fetch(url, init)),
    timeoutMs: amount("timeoutMs", options.timeoutMs, 300_000),
    waitUntil: options.waitUntil ?? (() => undefined),
  };
  refuseUnknown("proxy", options, settings);
  return settings;
}

/** Whether a text can stand in the header: visible ASCII and at least one character. */
export function isKey(value: unknown): value is string {
  return typeof value === "string" && /^[!-~]+$/.test(value);
}

function readBase(value: string | URL): string {
  const url = parsed(`${value}`);
  if (url === null) throw new TypeError("baseUrl must be an absolute URL");
  const local = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && local))
    throw new TypeError("baseUrl must be https, or http on loopback: the key would leave unprotected");
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "")
    throw new TypeError("baseUrl must be an origin and a path, nothing else");
  return url.href.replace(/\/+$/, "");
}

function readPrefix(value: string | undefined): string | null {
  if (value === undefined) return null;
  const bare = value.replace(/\/+$/, "");
  if (bare === "" || /^\/[^?#]*$/.test(bare)) return bare;
  throw new TypeError("prefix must be a path that begins with a slash");
}

function readOrigin(value: string): string {
  const url = parsed(value);
  if (url !== null && url.origin === value.replace(/\/$/, "")) return url.origin;
  throw new TypeError("allowedOrigins must hold origins, like https://www.example.com");
}

function parsed(value: string): URL | null {
  try {
    return new URL(value);
  } catch {
    return null;
  }
}

function amount(name: string, value: number | undefined, usual: number): number {
  if (value === undefined) return usual;
  if (Number.isFinite(value) && value > 0) return value;
  throw new TypeError(`${name} must be a number above 0, not ${value}`);
}
