/** How the video comes out: size, shape, length, sound. */
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { limit, ratios, resolutions } from "../choices.ts";
import { totalSeconds } from "../draft.ts";
import { idOf } from "../path.ts";
import type { KlingO3Studio } from "../studio.ts";
import { described, hasError, heading, messages, messagesId, readNumber, segments } from "./parts.ts";

const lengthPath = ["duration"];
const soundPath = ["generate_audio"];

/** See the head of this file. */
export function output(studio: KlingO3Studio) {
  const { t, draft, editor } = studio;
  const shape: readonly (readonly [string, string])[] = ratios.map((one) => [one, one]);
  return html`<section class="part" part="section">
    ${heading(studio, t.form.output)}
    <div class="output">
      <div>
        ${segments({
          ...{ name: "resolution", legend: t.form.resolution, path: ["resolution"], value: draft.resolution },
          options: resolutions.map((one) => [one, one]),
          choose: (value) => editor.edit((it) => Object.assign(it, { resolution: value })),
        })}
        ${messages(studio, ["resolution"])}
      </div>
      <div>
        ${segments({
          ...{ name: "ratio", legend: t.form.ratio, path: ["aspect_ratio"], value: draft.ratio },
          // Without a choice the first frame decides; where there is none, there is nothing to decide by.
          options: draft.start || draft.ratio === "" ? [["", t.form.automatic], ...shape] : shape,
          choose: (value) => editor.edit((it) => Object.assign(it, { ratio: value })),
        })}
        ${messages(studio, ["aspect_ratio"])}
      </div>
      <div class="field">
        <label class="label" part="label" for=${idOf(lengthPath)}>${t.form.length}</label>
        ${messages(studio, lengthPath)} ${draft.way === "shots" ? html`<p class="sum number" id=${idOf(lengthPath)} tabindex="-1">${t.form.sumOfShots(totalSeconds(draft))}</p>` : length(studio)}
      </div>
      <div class="field">
        <span class="label" part="label">${t.form.sound}</span>
        ${messages(studio, soundPath)}
        <label class="check" part="switch"
          ><input
            type="checkbox"
            id=${idOf(soundPath)}
            .checked=${live(draft.sound)}
            @change=${(event: Event) => editor.edit((it) => Object.assign(it, { sound: (event.target as HTMLInputElement).checked }))}
          /><span>${t.form.soundOn}</span></label
        >
      </div>
    </div>
  </section>`;
}

function length(studio: KlingO3Studio) {
  const { t, draft, editor } = studio;
  const [min, max] = [limit("durationMin"), limit("durationMax")];
  const set = (event: Event) => editor.edit((it) => Object.assign(it, { seconds: readNumber(event) }));
  return html`<div class="length">
    <input type="range" aria-label=${t.form.length} min=${min} max=${max} step="1" .value=${live(`${draft.seconds || min}`)} @input=${set} />
    <input
      class="short number"
      type="number"
      inputmode="numeric"
      id=${idOf(lengthPath)}
      min=${min}
      max=${max}
      aria-invalid=${hasError(studio, lengthPath) ? "true" : nothing}
      aria-describedby=${described(hasError(studio, lengthPath) && messagesId(lengthPath))}
      .value=${live(`${draft.seconds}`)}
      @input=${set}
    />
    <span class="note">${t.form.secondsUnit}</span>
  </div>`;
}
