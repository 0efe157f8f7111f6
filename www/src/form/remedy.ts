/** The one-click way out of a warning. */
import { html, nothing } from "lit";
import { tile } from "../draft.ts";
import type { Told } from "../report.ts";
import type { KlingO3Studio } from "../studio.ts";
import { insertAtCaret } from "./text.ts";

/** See the head of this file. */
export function remedy(studio: KlingO3Studio, { issue, path }: Told) {
  const { t, editor } = studio;
  const button = (caption: string, act: () => void) =>
    html`<button type="button" class="link" @click=${act}>${caption}</button>`;
  const { code, params, span } = issue ?? {};
  if (code === "mention_unused" && params?.mention)
    return button(t.form.insertMention(`${params.mention}`), () => insertAtCaret(studio, `${params.mention}`));
  if (code === "mention_foreign" && params?.suggestion && span)
    return button(t.form.convert(`${params.suggestion}`), () =>
      editor.edit((draft) => {
        const change = (value: string) => value.slice(0, span[0]) + params.suggestion + value.slice(span[1]);
        const shot = path[0] === "multi_prompt" ? draft.shots[Number(path[1])] : undefined;
        if (shot) shot.prompt = change(shot.prompt);
        else draft.prompt = change(draft.prompt);
      }),
    );
  if (code === "element_incomplete" && params?.missing === "reference_image_urls")
    return button(t.form.twice, () =>
      editor.edit((draft) => {
        const one = draft.subjects[Number(path[1])];
        if (one?.front) one.angles.push(tile(one.front.url));
      }),
    );
  return nothing;
}
