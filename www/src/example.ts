/** A request in the shape of the service's documents. Its pictures stand beside this page. */
import type { VideoRequestInput } from "kling-o3";

const picture = (name: string): string => new URL(`./media/${name}.png`, document.baseURI).href;

/** See the head of this file. */
export const example = (): VideoRequestInput => ({
  prompt: "@Element1 walks along the pier of @Image1 at dawn, a slow tracking shot, gulls in the distance",
  resolution: "720p",
  generate_audio: false,
  start_image_url: picture("start"),
  image_urls: [picture("pier")],
  elements: [{ frontal_image_url: picture("walker_front"), reference_image_urls: [picture("walker_side")] }],
  aspect_ratio: "16:9",
  duration: 5,
});
