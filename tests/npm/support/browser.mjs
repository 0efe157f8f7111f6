/**
 * A browser of a few lines: several tabs of one origin, each with a document, locks and channels of its own. A tab's
 * globals are there while something is done in it; what the package needs later it has to have taken by then.
 */

export function openBrowser() {
  const channels = new Set();
  const locks = { held: new Map(), queue: [] };
  const grant = () => {
    for (const request of [...locks.queue]) {
      if (locks.held.has(request.name)) continue;
      locks.queue.splice(locks.queue.indexOf(request), 1);
      hold(request);
    }
  };
  const hold = async (request) => {
    const { name, work, resolve, reject } = request;
    locks.held.set(name, request);
    const release = () => {
      if (locks.held.get(name) === request) locks.held.delete(name);
      grant();
    };
    request.release = release;
    try {
      await null;
      resolve(await work({ name }));
    } catch (error) {
      reject(error);
    }
    release();
  };

  return {
    /** What is open: channels, held locks, requests for one. */
    open: () => [channels.size, locks.held.size, locks.queue.length],
    /** Posts to every channel as foreign code would. @param {unknown} data */
    post: (data) => {
      for (const { onmessage } of channels) onmessage({ data });
    },
    /** @param {object} [changes] globals that this tab has otherwise, or not */
    tab: (changes = {}) => {
      /** What is listened for now, and what ever was. */
      const listening = new Set();
      const heard = new Set();
      class Target extends EventTarget {
        addEventListener(name, ...rest) {
          heard.add(name);
          listening.add(name);
          super.addEventListener(name, ...rest);
        }
        removeEventListener(name, ...rest) {
          listening.delete(name);
          super.removeEventListener(name, ...rest);
        }
      }
      const page = new Target();
      const document = Object.assign(new Target(), { hidden: false, defaultView: page });
      const own = { channels: new Set(), isDead: false };
      class Channel {
        constructor(name) {
          this.name = name;
          channels.add(this);
          own.channels.add(this);
        }
        postMessage(message) {
          if (own.isDead) return;
          if (!channels.has(this)) throw new DOMException("closed", "InvalidStateError");
          for (const other of channels) {
            if (other === this || other.name !== this.name) continue;
            const data = structuredClone(message);
            setImmediate(() => channels.has(other) && other.onmessage?.({ data }));
          }
        }
        close() {
          channels.delete(this);
        }
      }
      const manager = {
        request: (name, options, work) =>
          new Promise((resolve, reject) => {
            const request = { name, work, resolve, reject, owner: own };
            if (options.signal?.aborted) return reject(options.signal.reason);
            if (options.ifAvailable) {
              if (locks.held.has(name)) return setImmediate(() => resolve(work(null)));
              return hold(request);
            }
            options.signal?.addEventListener("abort", () => {
              const place = locks.queue.indexOf(request);
              if (place >= 0) reject(locks.queue.splice(place, 1)[0] && options.signal.reason);
            });
            locks.queue.push(request);
            grant();
          }),
      };
      const navigator = { onLine: true, locks: manager };
      const globals = {
        document,
        navigator,
        BroadcastChannel: Channel,
        ...changes,
      };
      const within = (work) => {
        const before = Object.entries(Object.getOwnPropertyDescriptors(globalThis)).filter(([name]) => name in globals);
        for (const [name, value] of Object.entries(globals)) {
          Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
        }
        try {
          return work();
        } finally {
          for (const name of Object.keys(globals)) delete globalThis[name];
          Object.defineProperties(globalThis, Object.fromEntries(before));
        }
      };
      const dispatch = (target, type) => within(() => target.dispatchEvent(new Event(type)));
      const sleep = () => {
        own.isDead = true;
        for (const channel of own.channels) channels.delete(channel);
      };
      return {
        /** The browser stops it where it stands, and tells nobody: what it holds it keeps. */
        sleep,
        within,
        heard,
        listening,
        isDead: () => own.isDead,
        show: (seen) => {
          document.hidden = !seen;
          dispatch(document, "visibilitychange");
        },
        connect: (online) => {
          navigator.onLine = online;
          dispatch(page, online ? "online" : "offline");
        },
        /** An event of the window or, by its name, of the document. @param {string} type */
        fire: (type) => dispatch(["freeze", "resume"].includes(type) ? document : page, type),
        /** The browser ends it: nothing of it runs any more. */
        kill: () => {
          sleep();
          locks.queue = locks.queue.filter(({ owner }) => owner !== own);
          for (const request of [...locks.held.values()]) if (request.owner === own) request.release();
        },
      };
    },
  };
}
