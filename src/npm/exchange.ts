/** One exchange with the service, whatever becomes of the wasm instance that began it. */
import { exchange as exchangeInWasm } from "../../pkg/kling_o3.js";
import { onAbort } from "./abort.js";
import { ask, onTrap } from "./engine.js";
import type { Answer, Call, Reply } from "./protocol.js";

/** What is sent: a call of the core, made absolute. */
export interface Order {
  readonly url: string;
  readonly method: Call["method"];
  readonly body: Call["body"];
  readonly key: string | undefined;
  readonly signal: AbortSignal;
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** How often an exchange is begun anew after a trap before it is given up. */
const mostBeginnings = 3;

/**
 * Sends once and reads the answer. Settles when that is there, when the signal aborts, or when the wasm does nothing
 * but trap; only then it rejects.
 */
export function exchange(fetch: Fetch, order: Order): Promise<Answer> {
  const sent = once(fetch);
  return new Promise((resolve, reject) => {
    let beginnings = 0;
    const end = (settle: () => void) => {
      stopWatching();
      stopListening();
      settle();
    };
    const begin = () => {
      const mine = beginnings;
      const isCurrent = () => mine === beginnings;
      // What an instance that trapped says of its own exchange is not the outcome: a later one may be under way.
      run(aliveWhile(isCurrent, sent), order).then(
        (reply) => isCurrent() && end(() => resolve(answerOf(reply))),
        (error) => isCurrent() && end(() => reject(error)),
      );
    };
    // An instance that trapped never answers. What was sent is not its own: a fresh one takes the answer up.
    const stopWatching = onTrap((error) => {
      beginnings += 1;
      if (beginnings < mostBeginnings) begin();
      else end(() => reject(error));
    });
    const stopListening = onAbort(order.signal, () => end(() => resolve({ type: "failed", fault: "cut" })));
    begin();
  });
}

function answerOf(reply: Reply | null): Answer {
  return reply ? { type: "replied", reply } : { type: "failed", fault: "network" };
}

async function run(send: Fetch, order: Order): Promise<Reply | null> {
  return (await ask(() => exchangeInWasm(send, order as never))) as Reply | null;
}

/** An answer, and its text, read once. */
interface Sent {
  readonly response: Promise<Response>;
  readonly text: () => Promise<string>;
}

/** A fetch that sends at its first call only. */
function once(fetch: Fetch): (url: string, init: RequestInit) => Sent {
  let sent: Sent | undefined;
  return (url, init) => {
    sent ??= readable(fetch(url, init));
    return sent;
  };
}

function readable(answer: Promise<Response>): Sent {
  const response = Promise.resolve(answer);
  let text: Promise<string> | undefined;
  const read = () => {
    text ??= response.then((found) => found.text());
    return text;
  };
  return { response, text: read };
}

/**
 * The fetch for one wasm instance. Nothing settles for one that has trapped: it could only throw where nobody catches.
 */
function aliveWhile(isCurrent: () => boolean, sent: (url: string, init: RequestInit) => Sent): Fetch {
  const alive = <T>(promise: Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      promise.then(
        (value) => isCurrent() && resolve(value),
        (error) => isCurrent() && reject(error),
      );
    });
  return async (url, init) => {
    const { response, text } = sent(url, init);
    const { status, redirected, headers } = await alive(response);
    return { status, redirected, headers, text: () => alive(text()) } as unknown as Response;
  };
}
