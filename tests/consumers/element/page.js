import "kling-o3/define";
import { KlingError } from "kling-o3";

const tell = (report) => {
  document.querySelector("#report").textContent = JSON.stringify(report);
};
const studio = document.createElement("kling-o3-studio");
document.body.append(studio);
await studio.updateComplete;

/** The element's errors are those of the page's own copy: there is one. */
async function copies() {
  studio.request = { prompt: "A harbour" };
  studio.scenario = "sk-test-poor";
  const error = await studio.submit().catch((error) => error);
  return error instanceof KlingError ? 1 : 2;
}

studio.addEventListener("ko3-complete", async () => {
  await studio.updateComplete;
  const video = studio.shadowRoot.querySelector("video");
  if (video.readyState === 0) await new Promise((resolve) => video.addEventListener("loadedmetadata", resolve));
  tell({ copies: await counted, status: "completed", played: video.videoWidth > 0 });
});
const counted = copies();
await counted;
studio.scenario = "sk-test-fast";
await studio.submit();
