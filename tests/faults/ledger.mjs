/**
 * What a fault may cost, counted on both sides: the tasks that the service stored and the POSTs it got, against what
 * the package names to its user afterwards.
 */

/** @typedef {{ readonly stored: number, readonly lost: number, readonly doubled: number, readonly unsettled: number }} Account */

/** One run of one fault. */
export class Ledger {
  /** Ids of tasks that the service stored, and the prompt that asked for each. @type {Map<string, string>} */
  #stored = new Map();
  /** Ids that the package named: of handles, on errors, in its journal. */
  #named = new Set();
  /** Prompts whose outcome the package keeps as unknown, so that its user can look for them. */
  #keptOpen = new Set();
  /** @type {Set<string>} */
  #unsettled = new Set();
  /** Tells what was POSTed, and how often. @type {() => Iterable<readonly [string, number]>} */
  #posts = () => [];

  /** For the sandbox's option `onTask`. */
  store = (/** @type {{ id: string, body: string }} */ { id, body }) => {
    this.#stored.set(id, JSON.parse(body).prompt);
  };

  /** Where the server counts its POSTs. @param {{ posts: Iterable<readonly [string, number]> }} server */
  count(server) {
    this.#posts = () => server.posts;
  }

  /** Watches a promise to its end; what it comes to is named. @template T @param {string} what @param {Promise<T>} promise */
  watch(what, promise) {
    this.#unsettled.add(what);
    const end = (/** @type {any} */ value) => {
      this.#unsettled.delete(what);
      this.name(value);
    };
    promise.then(end, end);
    return promise;
  }

  /** A handle, a task or an error: whatever names a task. @param {any} value */
  name(value) {
    for (const id of [value?.id, value?.taskId]) if (typeof id === "string") this.#named.add(id);
  }

  /** The journal, whose entries carry the prompt as their label. @param {readonly any[]} entries */
  read(entries) {
    for (const { taskId, state, label } of entries) {
      if (taskId !== null) this.#named.add(taskId);
      else if (state === "unknown" || state === "sending") this.#keptOpen.add(label);
    }
  }

  /** What is not settled by now. */
  get unsettled() {
    return [...this.#unsettled];
  }

  /** @returns {Account} */
  get account() {
    const lost = [...this.#stored].filter(([id, prompt]) => !this.#named.has(id) && !this.#keptOpen.has(prompt));
    const doubled = [...this.#posts()].reduce((sum, [, count]) => sum + count - 1, 0);
    return { stored: this.#stored.size, lost: lost.length, doubled, unsettled: this.#unsettled.size };
  }
}
