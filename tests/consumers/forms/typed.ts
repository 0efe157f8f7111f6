/** The schema gives each of these the types of its values: compiled, not run. */

import { sValidator } from "@hono/standard-validator";
import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { useForm as useTanStackForm } from "@tanstack/react-form";
import { initTRPC } from "@trpc/server";
import { Hono } from "hono";
import { requestSchema, type VideoRequest, type VideoRequestInput } from "kling-o3";
import { useForm } from "react-hook-form";

const form: VideoRequestInput = { prompt: "@Image1 at dawn" };

export function Form() {
  const { handleSubmit, register } = useForm({ resolver: standardSchemaResolver(requestSchema), defaultValues: form });
  const shots = register("multi_prompt.1.prompt");
  // @ts-expect-error no such field
  register("promt");
  const submit = handleSubmit((request) => {
    const sent: VideoRequest = request;
    return sent;
  });
  return [shots, submit];
}

export function TanStackForm() {
  const { Field } = useTanStackForm({ defaultValues: form, validators: { onSubmit: requestSchema } });
  return Field({
    name: "multi_prompt[1].prompt",
    children: ({ state }) => state.meta.errors.map((error) => error?.message).join(),
  });
}

export const app = new Hono().post("/", sValidator("json", requestSchema), (context) => {
  const request: VideoRequest = context.req.valid("json");
  return context.json(request.duration);
});

const { procedure } = initTRPC.create();
export const create = procedure.input(requestSchema).mutation(({ input }) => {
  const request: VideoRequest = input;
  return request.duration;
});
