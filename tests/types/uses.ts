/** Uses that compile, each as the documents show it. */
import {
  balanceShots,
  Client,
  type ClientOptions,
  init,
  initSync,
  type JournalEntry,
  limits,
  mentions,
  requestSchema,
  type TaskRef,
  type VideoRequestInput,
  validate,
} from "kling-o3";
import { createProxy, type Verdict } from "kling-o3/proxy";
import { createSandbox } from "kling-o3/sandbox";
import * as slim from "kling-o3/slim";

const form: VideoRequestInput = { prompt: "@Image1 at dawn", image_urls: ["https://img.example/1.png"], duration: 5 };
/** Values of a form's fields, as they are. */
const blank: VideoRequestInput = { model: "", prompt: null, elements: "", duration: undefined, aspect_ratio: "" };

export async function used(signal: AbortSignal): Promise<string | undefined> {
  const entries: JournalEntry[] = [];
  const journal = { load: () => entries, save: () => {}, remove: () => {} };
  const options: ClientOptions = { baseUrl: new URL("https://a.example/"), apiKey: async () => "key", journal, fetch };
  const client = new Client(options);
  const task = await client.create(form, { signal });
  for await (const event of task) if (event.type === "completed") return event.task.videos[0].url;
  const ref: TaskRef = task.toJSON();
  const { videos } = await client.task(ref).wait({ poll: { maxWaitMs: null }, onEvent: ({ type }) => type });
  await client.generate(blank, { signal, label: "mine", separate: true });
  return videos[0].expiresAt?.toISOString();
}

export async function loaded(module: object): Promise<void> {
  await init();
  await init(new URL("https://a.example/kling_o3_bg.wasm"));
  await slim.init(fetch("https://a.example/kling_o3_bg.wasm"));
  await slim.init(new Request("https://a.example/kling_o3_bg.wasm"));
  initSync(new Uint8Array(8));
  initSync(new ArrayBuffer(8));
  slim.initSync(module);
}

export async function served(request: Request): Promise<Response> {
  const proxy = createProxy({ apiKey: "key", authorize: () => true });
  const env: { readonly key?: string; readonly place?: string } = {};
  createProxy({
    apiKey: () => env.key,
    baseUrl: env.place,
    prefix: env.place,
    authorize: async ({ headers }) => headers.has("cookie") || new Response(null, { status: 401 }),
    validate,
  });
  const limited = (body: unknown, { method }: Request): Verdict => {
    const verdict = slim.validate(body);
    if (!verdict.ok || verdict.request.duration < 6) return verdict;
    return { ok: false, issues: [{ path: ["duration"], message: `Too long for a ${method}` }] };
  };
  createProxy({ apiKey: "key", authorize: () => true, validate: async (...asked) => limited(...asked) });
  const sandbox = createSandbox({ speed: 4, scenario: env.place });
  new Client({ fetch: sandbox.fetch, apiKey: sandbox.keyFor("ok") });
  return proxy(request);
}

export const numbers: readonly number[] = balanceShots([3, 4], 10);
export const found: readonly number[] = mentions("@Image1").map(({ number }) => number);
export const most: number = limits.promptCharacters.value;
export const checked = requestSchema["~standard"].validate(form);
