import { useForm } from "@tanstack/react-form";
import { requestSchema, validate } from "kling-o3";
import { useEffect } from "react";
import { createRoot } from "react-dom/client";

import { right, shown, tell, wrong } from "./form.js";

const fields = {
  "image_urls[0]": "image_urls.0",
  "image_urls[1]": "image_urls.1",
  multi_prompt: "multi_prompt",
  "multi_prompt[0].prompt": "multi_prompt.0.prompt",
  "multi_prompt[1].prompt": "multi_prompt.1.prompt",
  "multi_prompt[1].duration": "multi_prompt.1.duration",
};

let refused;

function Form() {
  const form = useForm({
    defaultValues: wrong,
    validators: { onSubmit: requestSchema },
    onSubmit: ({ value }) => tell(refused, validate(value).request?.duration),
  });
  useEffect(() => {
    form.handleSubmit().then(() =>
      setTimeout(() => {
        refused = shown();
        form.reset(right);
        form.handleSubmit();
      }),
    );
  }, [form]);
  return Object.entries(fields).map(([name, path]) => (
    <form.Field key={name} name={name}>
      {({ state }) => <output data-path={path}>{state.meta.errors.map((error) => error.message).join(" ")}</output>}
    </form.Field>
  ));
}

createRoot(document.body.appendChild(document.createElement("main"))).render(<Form />);
