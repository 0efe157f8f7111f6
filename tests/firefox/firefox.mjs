/**
 * A real Firefox over WebDriver BiDi, as little of it as the smoke needs. No library: the protocol is JSON over a socket,
 * and what drives Chromium here asks for commands that a Firefox ESR does not have.
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { findFirefox } from "../../scripts/browser.mjs";

/** What a test may wait for something in the page, at the most. */
const patienceMs = 60_000;
const viewport = { width: 1280, height: 900 };

/** One Firefox with one tab. */
export class Firefox {
  /** What the page said on its console, and the scripts' errors, where it is no mere note. @type {string[]} */
  wrong = [];
  /** The addresses of its requests. @type {string[]} */
  requests = [];
  #last = 0;
  /** @type {Map<number, (answer: any) => void>} */
  #waiting = new Map();
  #context = "";
  /** @type {import("node:child_process").ChildProcess} */
  #process;
  /** @type {WebSocket} */
  #socket;
  #profile;

  /** @param {import("node:child_process").ChildProcess} child @param {WebSocket} socket @param {string} profile */
  constructor(child, socket, profile) {
    this.#process = child;
    this.#socket = socket;
    this.#profile = profile;
    socket.addEventListener("message", ({ data }) => this.#hear(JSON.parse(`${data}`)));
  }

  /** Starts one that is there. */
  static async start() {
    const found = findFirefox();
    assert.ok("executablePath" in found, "advice" in found ? found.advice : "");
    const profile = await mkdtemp(join(tmpdir(), "kling-o3-firefox-"));
    const own = ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"];
    const child = spawn(found.executablePath, [...own, "about:blank"], { stdio: ["ignore", "ignore", "pipe"] });
    const socket = new WebSocket(`${await address(child)}/session`);
    await once(socket, "open");
    const firefox = new Firefox(child, socket, profile);
    await firefox.#send("session.new", { capabilities: {} });
    await firefox.#send("session.subscribe", { events: ["log.entryAdded", "network.beforeRequestSent"] });
    return firefox;
  }

  async close() {
    const gone = once(this.#process, "exit");
    await this.#send("browser.close", {}).catch(() => this.#process.kill());
    await gone;
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Opens an address in a tab where nothing is kept from the last one. @param {string} url */
  async open(url) {
    const { userContext } = await this.#send("browser.createUserContext", {});
    const { context } = await this.#send("browsingContext.create", { type: "tab", userContext });
    if (this.#context) await this.#send("browsingContext.close", { context: this.#context });
    this.#context = context;
    await this.#send("browsingContext.setViewport", { context, viewport });
    this.wrong.length = 0;
    this.requests.length = 0;
    await this.#send("browsingContext.navigate", { context: this.#context, url, wait: "complete" });
  }

  /**
   * Calls a function in the page; what goes in and comes out is JSON.
   * @template {unknown[]} A @template R
   * @param {(...args: A) => R} work @param {A} args @returns {Promise<Awaited<R>>}
   */
  async call(work, ...args) {
    const declaration = `async (text) => JSON.stringify(await (${work})(...JSON.parse(text)))`;
    return this.#evaluate(declaration, JSON.stringify(args));
  }

  /** Runs a script in the page. @param {string} text */
  async run(text) {
    const target = { context: this.#context };
    await this.#send("script.evaluate", { expression: text, target, awaitPromise: false });
  }

  /**
   * Waits until a function of the page is true.
   * @template {unknown[]} A @param {(...args: A) => unknown} condition @param {A} args
   */
  async until(condition, ...args) {
    const end = Date.now() + patienceMs;
    while (!(await this.call(condition, ...args))) assert.ok(Date.now() < end, `never true: ${condition} ${args}`);
  }

  /** Presses keys one after the other; longer names are those of `KeyboardEvent.key`. @param {string[]} keys */
  async press(...keys) {
    const actions = keys.flatMap((key) => {
      const chord = key.length > 1 ? key.split("+").map((one) => named[one] ?? one) : [key];
      const down = chord.map((value) => ({ type: "keyDown", value }));
      return [...down, ...down.map(({ value }) => ({ type: "keyUp", value })).reverse()];
    });
    await this.#act({ type: "key", id: "keyboard", actions });
  }

  /** Moves the mouse to a point of the page. With `held`, from another one on with the button down. @param {number[]} to @param {number[]} [held] */
  async mouse([x = 0, y = 0], held) {
    const move = ([x = 0, y = 0], duration = 0) => ({
      type: "pointerMove",
      x: Math.round(x),
      y: Math.round(y),
      duration,
    });
    const down = { type: "pointerDown", button: 0 };
    const up = { type: "pointerUp", button: 0 };
    const actions = held ? [move(held), down, move([x, y], 200), up] : [move([x, y]), down, up];
    await this.#act({ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions });
  }

  /** @param {object} source */
  #act(source) {
    return this.#send("input.performActions", { context: this.#context, actions: [source] });
  }

  /** @param {string} functionDeclaration @param {string} argument */
  async #evaluate(functionDeclaration, argument) {
    const given = { functionDeclaration, arguments: [{ type: "string", value: argument }], awaitPromise: true };
    const target = { context: this.#context };
    const { result, exceptionDetails } = await this.#send("script.callFunction", { ...given, target });
    assert.equal(exceptionDetails, undefined, exceptionDetails?.text);
    return result.value === undefined ? undefined : JSON.parse(result.value);
  }

  /** @param {string} method @param {object} params @returns {Promise<any>} */
  async #send(method, params) {
    this.#last += 1;
    const id = this.#last;
    const answered = new Promise((resolve) => void this.#waiting.set(id, resolve));
    const late = setTimeout(() => this.#hear({ id, method, params, error: "no answer" }), patienceMs);
    this.#socket.send(JSON.stringify({ id, method, params }));
    const { result, error, message = error } = await answered;
    clearTimeout(late);
    assert.equal(error, undefined, `${method}: ${message}`);
    return result;
  }

  /** @param {{ id?: number, method: string, params: any, error?: string }} message */
  #hear({ id, method, params, ...rest }) {
    if (id !== undefined) {
      this.#waiting.get(id)?.(rest);
      this.#waiting.delete(id);
    } else if (method === "network.beforeRequestSent") this.requests.push(params.request.url);
    else if (method === "log.entryAdded" && ["error", "warn"].includes(params.level)) this.wrong.push(params.text);
  }
}

/** The keys that have no letter. @type {Record<string, string>} */
const named = {
  ArrowDown: "\uE015",
  ArrowUp: "\uE013",
  ArrowLeft: "\uE012",
  ArrowRight: "\uE014",
  Alt: "\uE00A",
  Control: "\uE009",
  End: "\uE010",
  Enter: "\uE007",
  Escape: "\uE00C",
  Tab: "\uE004",
};

/** Where it listens; it says so itself. @param {import("node:child_process").ChildProcess} child */
async function address(child) {
  assert.ok(child.stderr);
  for await (const line of createInterface(child.stderr)) {
    const found = /WebDriver BiDi listening on (ws:\S+)/.exec(line)?.[1];
    // Nobody reads what it says from here on; it must not wait for a reader either.
    if (found) {
      child.stderr.resume();
      return found;
    }
  }
  throw new Error("Firefox ended before it listened");
}
