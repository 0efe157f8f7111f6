/** A proxy before a service that answers as told; and requests for it. */
import { createProxy } from "kling-o3/proxy";

export const apiKey = "sk-secret-key";
export const site = "https://my.example";
export const create = `${site}/api/kling/v1/videos/generations`;
export const task = `${site}/api/kling/v1/tasks/task-1`;
export const upload = `${site}/api/kling/v1/files/upload/stream`;
export const json = { "content-type": "application/json" };
export const post = (headers = {}, body = '{"model":"x"}') => ({
  method: "POST",
  headers: { ...json, ...headers },
  body,
});
export const form = { method: "POST", headers: { "content-type": "multipart/form-data; boundary=x" }, body: "x" };
export const other = { origin: "https://evil.example" };

/** A proxy, and `calls`: what reached the service behind it. */
export function proxied(options = {}, answer = () => Response.json({ id: "task-1" })) {
  const calls = [];
  const fetch = async (url, init) => {
    calls.push({ url, ...init, text: init.body == null ? null : new TextDecoder().decode(init.body) });
    return answer(url, init);
  };
  const proxy = createProxy({ apiKey, authorize: () => true, fetch, ...options });
  return { calls, proxy, ask: (url, init) => proxy(new Request(url, init)) };
}

export const refusalOf = async (answer) => `${answer.status} ${(await answer.json()).error.type}`;
