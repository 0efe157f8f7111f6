/**
 * An answer of the sandbox as plain data, and how it travels: at once, late, in pieces, cut off, never.
 *
 * What is answered is decided elsewhere; the way over the wire is decided here.
 */

/**
 * How an answer travels. `late`: after 20 s; `slow_body`: the body in pieces, 1 s apart; `cut_body`: the body breaks off half-way;
 * `cut`: the connection ends without an answer (fetch rejects with a TypeError); `never`: nothing comes.
 */
export type Delivery = "whole" | "late" | "slow_body" | "cut_body" | "cut" | "never";

/** One answer, before it is sent. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly delivery: Delivery;
}

/** Waits for a time in milliseconds; rejects with the signal's reason once it is aborted. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

const lateMs = 20_000;
const pieceMs = 1_000;
const neverMs = 600_000;
const pieces = 8;
const lost = (): TypeError => new TypeError("fetch failed: the sandbox cut the connection");

/** An answer with a JSON body. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(value),
    delivery: "whole",
  };
}

/** An answer with a body of another type; an empty type sends no content type. */
export function plain(
  status: number,
  type: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const own = type === "" ? {} : { "content-type": type };
  return { status, headers: { ...own, ...headers }, body, delivery: "whole" };
}

/** An error in the service's documented form (docs/service.md §4.2). */
export function refusal(
  status: number,
  message: string,
  type: string,
  extra: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return json(status, { error: { message, type, ...extra } }, headers);
}

/** The same answer, sent another way. */
export const sent = (answer: Answer, delivery: Delivery): Answer => ({ ...answer, delivery });

/** Sends an answer: the `Response` that a caller of `fetch` sees. */
export async function deliver(answer: Answer, headers: Headers, pause: Pause, signal: AbortSignal): Promise<Response> {
  for (const [name, value] of Object.entries(answer.headers)) headers.set(name, value);
  const init = { status: answer.status, headers };
  switch (answer.delivery) {
    case "cut":
      throw lost();
    case "never":
      await pause(neverMs, signal);
      throw lost();
    case "late":
      await pause(lateMs, signal);
      break;
    case "slow_body":
      return new Response(stream(answer.body, pieces, pause, signal), init);
    case "cut_body":
      return new Response(stream(answer.body.slice(0, answer.body.length / 2), 0, pause, signal), init);
    case "whole":
      break;
  }
  const bodiless = answer.status === 204 || answer.status === 304;
  return new Response(bodiless ? null : answer.body, init);
}

/** The text in `count` pieces with a pause before each; a count of 0 sends it at once and then breaks. */
function stream(text: string, count: number, pause: Pause, signal: AbortSignal): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  const step = Math.max(1, Math.ceil(bytes.length / Math.max(1, count)));
  let offset = 0;
  return new ReadableStream({
    async pull(controller) {
      if (offset >= bytes.length) {
        if (count === 0) controller.error(lost());
        else controller.close();
        return;
      }
      if (count > 0) await pause(pieceMs, signal);
      controller.enqueue(bytes.slice(offset, offset + step));
      offset += step;
    },
  });
}
