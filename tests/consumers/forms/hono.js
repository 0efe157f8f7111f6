import { sValidator } from "@hono/standard-validator";
import { Hono } from "hono";
import { requestSchema } from "kling-o3";

import { paths, right, wrong } from "./form.js";

const app = new Hono();
app.post("/", sValidator("json", requestSchema), (context) => context.json(context.req.valid("json")));

const post = (form) =>
  app.request("/", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(form),
  });
const refusal = await post(wrong);
const { error } = await refusal.json();
const sent = await (await post(right)).json();
console.log(JSON.stringify({ refused: refusal.status === 400 ? paths(error) : [], sent: sent.duration }));
