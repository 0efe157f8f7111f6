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
  const send = once(fetch);
  return new Promise((resolve, reject) => {
    let beginnings = 0;
    const end = (settle: () => void) => {
      stopWatching();
      stopListening();
      settle();
    };
    const begin = () => {
      beginnings += 1;
      const mine = beginnings;
      const settle = (work: () => void) => {
        if (mine === beginnings) end(work);
      };
      run(send, order).then(
        (reply) => settle(() => resolve(reply ? { type: "replied", reply } : { type: "failed", fault: "network" })),
        (error) => settle(() => reject(error)),
      );
    };
    // An instance that trapped never answers. What was sent is not its own: a fresh one takes the answer up.
    const stopWatching = onTrap(() => {
      if (beginnings < mostBeginnings) begin();
    });
    const stopListening = onAbort(order.signal, () => end(() => resolve({ type: "failed", fault: "cut" })));
    begin();
  });
}

async function run(send: Fetch, order: Order): Promise<Reply | null> {
  return (await ask(() => exchangeInWasm(send, order as never))) as Reply | null;
}

/** A fetch that sends at its first call only, and gives every caller the same answer, to be read by each. */
function once(fetch: Fetch): Fetch {
  let answer: Promise<Response> | undefined;
  return (url, init) => {
    answer ??= readable(fetch(url, init));
    return answer;
  };
}

async function readable(answer: Promise<Response>): Promise<Response> {
  const response = await answer;
  let text: Promise<string> | undefined;
  const read = () => {
    text ??= response.text();
    return text;
  };
  return { status: response.status, headers: response.headers, text: read } as unknown as Response;
}
