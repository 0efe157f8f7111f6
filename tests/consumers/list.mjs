/**
 * The tools that the package is tried in, as data. Each gets a folder with the files of `app` and, where it is named,
 * of its own folder here; its packages at exact versions; and the packed package.
 *
 * @typedef {object} Consumer
 * @property {string} name the tool, its version and what of it
 * @property {string} [usually] how long it takes, in words; default 10 seconds
 * @property {boolean} [quick] whether `npm test` runs it
 * @property {string} [folder] what is particular to it, from here
 * @property {Record<string, string>} [packages]
 * @property {import("./install.mjs").Manager} [manager] what installs them; default npm
 * @property {string} [node] the version of Node that everything runs in; default: the one that runs this
 * @property {readonly string[]} [starts] fails where the tool does not run on this machine at all, whatever it is given
 * @property {readonly (readonly string[])[]} [build] commands; programs of the folder's packages come first
 * @property {readonly string[]} [program] reports on its last line, and is told the sandbox in `BASE_URL`, the server's proxy in `PROXY_URL`; or
 * @property {string} [dist] the folder that a static host serves; or
 * @property {readonly string[]} [server] the tool's own server, at `$PORT`
 * @property {number} [wasmFiles] how many wasm files stand in `dist`; default 0: the entry `kling-o3` has its own inlined
 * @property {readonly string[]} [pages] paths that are opened in Chromium and report in `#report`
 * @property {readonly string[]} [answers] paths that answer with the report
 * @property {unknown} [report] what is to be reported, where it is not the common steps; no task is made then, or
 * @property {number} [tasks] so many
 * @property {boolean} [proxy] whether its server is a proxy: the sandbox gets the key, and from nobody else anything
 */

import { bundlers } from "./list/bundlers.mjs";
import { forms } from "./list/forms.mjs";
import { frameworks } from "./list/frameworks.mjs";
import { proxies } from "./list/proxies.mjs";
import { runtimes } from "./list/runtimes.mjs";
import { types } from "./list/types.mjs";

/** @type {readonly Consumer[]} */
export const consumers = [...bundlers, ...runtimes, ...frameworks, ...forms, ...types, ...proxies];
