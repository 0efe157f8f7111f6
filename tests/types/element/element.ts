/** The element's types, with the DOM's and nothing else: no Lit, no framework. */
import "kling-o3/define";
import { KlingO3Studio, type StorageAdapter, type StudioAttributes, type StudioListeners } from "kling-o3/element";

export class MyStudio extends KlingO3Studio {}

export async function used(studio: KlingO3Studio, storageAdapter: StorageAdapter): Promise<string | null> {
  const made: KlingO3Studio = document.createElement("kling-o3-studio");
  const found: KlingO3Studio | null = document.querySelector("kling-o3-studio");
  Object.assign(made, { storageAdapter });
  studio.mode = "live";
  studio.getApiKey = async () => "key";
  studio.apiKey = "key";
  studio.request = { prompt: "A harbour" };
  studio.draft = structuredClone(studio.draft);
  studio.addEventListener("ko3-task", ({ detail: { status, progress } }) => [status === "completed", progress]);
  studio.addEventListener("click", ({ clientX }) => clientX);
  document.body.addEventListener("ko3-complete", ({ detail }) => detail.expiresAt?.toISOString());
  found?.addEventListener("ko3-error", ({ detail }) => detail.phase === "submit" && detail.outcome === "maybe");
  await studio.focusField(["multi_prompt", 0, "prompt"]);
  const { ok, issues } = studio.validate();
  return ok && issues.length === 0 ? (await studio.submit()).taskId : null;
}

export const attributes: StudioAttributes = {
  mode: "sandbox",
  "base-url": "/api",
  "heading-level": "3",
  readonly: "",
  lang: undefined,
};
export const listeners: StudioListeners = { "onko3-complete": ({ detail }) => detail.url };

export function misused(studio: KlingO3Studio): void {
  // @ts-expect-error there are two modes
  studio.mode = "test";
  // @ts-expect-error it is never given back
  const key: string = studio.apiKey;
  // @ts-expect-error the studio says what it is doing
  studio.state = "completed";
  // @ts-expect-error misspelt
  studio.addEventListener("ko3-task", ({ detail }) => detail.taskID);
  // @ts-expect-error a list of steps
  void studio.focusField(5);
  void key;
}
