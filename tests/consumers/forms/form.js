const shot = (prompt, duration) => ({ prompt, duration });

/** A form as its fields hold it. One picture is no link, one shot has no words, and the shots are too long together. */
export const wrong = {
  prompt: "",
  image_urls: ["https://img.example/1.png", "picture.png"],
  elements: [],
  duration: undefined,
  multi_prompt: [shot("@Image1 at dawn", 9), shot("", 9)],
};

/** The same, put right. */
export const right = {
  ...wrong,
  image_urls: ["https://img.example/1.png", "https://img.example/2.png"],
  multi_prompt: [shot("@Image1 at dawn", 3), shot("@Image2 at dusk", 4)],
};

/** The fields that tell of an error, by their paths, as a page shows them. */
export const shown = () =>
  [...document.querySelectorAll("[data-path]")].filter((one) => one.textContent !== "").map((one) => one.dataset.path);

/** What every form here reports: which fields were refused, and the length that was filled in when it was sent. */
export const tell = (refused, sent) => {
  document.querySelector("#report").textContent = JSON.stringify({ refused, sent });
};

/** The paths of issues as Standard Schema gives them. */
export const paths = (issues) => issues.map(({ path }) => path.join("."));
