import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { requestSchema } from "kling-o3";
import { useEffect } from "react";
import { createRoot } from "react-dom/client";
import { useFieldArray, useForm } from "react-hook-form";

import { right, shown, tell, wrong } from "./form.js";

function Form() {
  const { control, formState, handleSubmit, register, reset } = useForm({
    resolver: standardSchemaResolver(requestSchema),
    defaultValues: wrong,
  });
  const { fields } = useFieldArray({ control, name: "multi_prompt" });
  const { image_urls: pictures, multi_prompt: shots } = formState.errors;
  const { isSubmitSuccessful, isSubmitting, submitCount } = formState;
  useEffect(() => {
    handleSubmit(() => tell([], "too early"))();
  }, [handleSubmit]);
  useEffect(() => {
    if (submitCount !== 1 || isSubmitting || isSubmitSuccessful) return;
    const refused = shown();
    reset(right);
    handleSubmit((request) => tell(refused, request.duration))();
  }, [handleSubmit, isSubmitSuccessful, isSubmitting, reset, submitCount]);
  return (
    <form>
      {wrong.image_urls.map((url, index) => (
        <label key={url}>
          <input {...register(`image_urls.${index}`)} />
          <output data-path={`image_urls.${index}`}>{pictures?.[index]?.message}</output>
        </label>
      ))}
      <output data-path="multi_prompt">{shots?.root?.message}</output>
      {fields.map(({ id }, index) => (
        <label key={id}>
          <input {...register(`multi_prompt.${index}.prompt`)} />
          <output data-path={`multi_prompt.${index}.prompt`}>{shots?.[index]?.prompt?.message}</output>
          <input type="number" {...register(`multi_prompt.${index}.duration`, { valueAsNumber: true })} />
          <output data-path={`multi_prompt.${index}.duration`}>{shots?.[index]?.duration?.message}</output>
        </label>
      ))}
    </form>
  );
}

createRoot(document.body.appendChild(document.createElement("main"))).render(<Form />);
