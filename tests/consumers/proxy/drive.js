/** A client of the proxy: what it is refused, what it is given, and whether the key was in any answer. */
import process from "node:process";

import { Client, validate } from "kling-o3";

import { takeSteps } from "./steps.js";

const { FOXAPI_API_KEY: key, PROXY_URL: baseUrl } = process.env;
const token = "token-of-ada";
const answers = [];

async function heard(url, init) {
  const answer = await fetch(url, init);
  answers.push(JSON.stringify([...answer.headers]), await answer.clone().text());
  return answer;
}

class Ada extends Client {
  constructor(options) {
    super({ ...options, apiKey: token, fetch: heard });
  }
}

const post = (body, headers) =>
  heard(`${baseUrl}/v1/videos/generations`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
const ada = { authorization: `Bearer ${token}` };

const stranger = await post({ prompt: "A harbour" });
const impostor = await post({ prompt: "A harbour" }, { authorization: `Bearer ${key}` });
const bad = await post({ multi_prompt: [{ prompt: "x", duration: 5 }, { duration: 5 }] }, ada);
const { detail } = await bad.json();
const seen = await takeSteps({ Client: Ada, validate }, baseUrl);
await post({ prompt: 5 }, ada);
const often = await post({ prompt: "A harbour" }, ada);
console.log(
  JSON.stringify({
    strangers: [stranger.status, impostor.status],
    bad: [bad.status, detail.map(({ loc }) => loc.join("."))],
    ...seen,
    often: [often.status, Number(often.headers.get("retry-after")) > 3_000],
    leaks: answers.filter((text) => text.includes(key)),
  }),
);
