/** Mistakes that the compiler finds: where one is none any more, it says so. */
import {
  Client,
  type IssueCode,
  initSync,
  type Task,
  type TaskEvent,
  type TaskHandle,
  type VideoRequestInput,
  validate,
} from "kling-o3";
import { createProxy } from "kling-o3/proxy";
import { createSandbox } from "kling-o3/sandbox";

export const inputs: VideoRequestInput[] = [
  // @ts-expect-error no such tier
  { resolution: "8k" },
  // @ts-expect-error a text is no duration
  { duration: "5" },
  // @ts-expect-error another model
  { model: "kling-v3" },
  // @ts-expect-error misspelt
  { promt: "x" },
  // @ts-expect-error a shot has a length
  { multi_prompt: [{ prompt: "x" }] },
  // @ts-expect-error a list, also of one
  { image_urls: "https://img.example/1.png" },
];

export async function misused(task: Task, handle: TaskHandle, form: unknown): Promise<void> {
  // @ts-expect-error there may be none: ask `ok` first
  validate(form).request;
  // @ts-expect-error there may be none: ask `status` first
  task.videos;
  // @ts-expect-error tasks are not changed by their readers
  task.progress.percent = 50;
  // @ts-expect-error it is `maxWaitMs`
  await handle.wait({ poll: { maxWait: 5 } });
  // @ts-expect-error a handle is iterated by `for await`
  for (const _ of handle) misused;
  const client = new Client();
  // @ts-expect-error `unknown` is no request: check it first
  await client.create(form);
  // @ts-expect-error a task is known by its id
  client.task(5);
}

export function forgotten(event: TaskEvent): string {
  switch (event.type) {
    case "created":
    case "progress":
    case "waiting":
    case "completed":
      return event.type;
    default: {
      // @ts-expect-error `failed` is forgotten
      const rest: never = event;
      return rest;
    }
  }
}

// @ts-expect-error most rules have no word
export const words: Record<IssueCode, string> = { prompt_missing: "Was soll zu sehen sein?" };

export const options = [
  // @ts-expect-error misspelt
  () => new Client({ baseURL: "/api" }),
  // @ts-expect-error milliseconds
  () => new Client({ timeoutMs: "5s" }),
  // @ts-expect-error a proxy says who may use it
  () => createProxy({ apiKey: "key" }),
  // @ts-expect-error a verdict says what is wrong
  () => createProxy({ apiKey: "key", authorize: () => true, validate: () => ({ ok: false }) }),
  // @ts-expect-error an answer is a `Response`
  () => createProxy({ apiKey: "key", authorize: () => 401 }),
  // @ts-expect-error misspelt
  () => createSandbox({ sped: 4 }),
  // @ts-expect-error an address is loaded by `init`
  () => initSync("https://a.example/kling_o3_bg.wasm"),
];
