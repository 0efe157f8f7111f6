/** Pictures: by link, file, paste and drop; their states in words; their order. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { addImages, fillExample, inState, open, picture, prompt, submit, useChromium } from "./studio.mjs";

useChromium();

/** @typedef {import("playwright-core").Page} Page */
const file = {
  name: "pier at dawn.jpg",
  mimeType: "image/jpeg",
  buffer: readFileSync(new URL("../../www/public/media/pier.jpg", import.meta.url)),
};
/** @param {Page} page */
const states = async (page) =>
  (await page.locator("#field-image_urls .tile-state").allTextContents()).map((text) => text.trim());

/** The body of the only POST. @param {import("../browser/chromium.mjs").RunningServer} server */
const sent = ({ posts }) => JSON.parse([...posts][0]?.[0] ?? "{}");

test("by link: what is typed and not added yet is sent as well", async (t) => {
  const { page, server } = await open(t);
  await prompt(page).fill("@Image1 by the sea");
  await page.locator("#add-images").pressSequentially("https://img.example.net/pier.png");
  await page.locator("#add-images").press("Control+Enter");
  await inState(page, "pending");
  assert.deepEqual(sent(server).image_urls, ["https://img.example.net/pier.png"]);
});

test("by link: pressing the button that sends takes what is typed along, and is not lost", async (t) => {
  const { page, server } = await open(t);
  await prompt(page).fill("@Image1 by the sea");
  await page.locator("#add-images").pressSequentially("https://img.example.net/pier.png");
  await submit(page).hover();
  await page.mouse.down();
  // As long as a finger takes.
  await page.waitForTimeout(100);
  await page.mouse.up();
  await inState(page, "pending");
  assert.deepEqual(sent(server).image_urls, ["https://img.example.net/pier.png"]);
});

test("by link: several at once, each with its size", async (t) => {
  const { page, server } = await open(t);
  await addImages(page, `${picture(server, "pier")} ${picture(server, "walker_front")}`);
  await page.getByText("480×480").waitFor();
  assert.deepEqual(await states(page), ["640×360", "480×480"]);
  await page.getByText("2 of 7").waitFor();
});

test("what cannot be shown says why, and does not hinder", async (t) => {
  const { page, server } = await open(t);
  await addImages(page, `${server.url}media/none.gif`, "http://127.0.0.1:1/x.png");
  await page.getByText("Not shown").waitFor();
  await page.getByText("Blocked", { exact: true }).waitFor();
  await page
    .getByText(/Reference image 1: 127\.0\.0\.1:\d+ did not give us the picture \(not found, or not a picture\)/)
    .waitFor();
  await prompt(page).fill("@Image1 and @Image2");
  await submit(page).click();
  await inState(page, "pending");
});

test("a small picture is told of", async (t) => {
  const { page } = await open(t);
  const small = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    canvas.width = 120;
    canvas.height = 90;
    return canvas.toDataURL();
  });
  await addImages(page, small);
  await page.getByText("Small. The service usually wants 300 pixels on each side").waitFor();
});

test("a file is uploaded, and its link is sent", async (t) => {
  const { page, server } = await open(t);
  await page.locator("#field-image_urls input[type=file]").setInputFiles(file);
  await page.getByText("640×360").waitFor();
  await page.locator("#field-image_urls-0[aria-label*='pier at dawn']").waitFor();
  await prompt(page).fill("@Image1 at night");
  await submit(page).click();
  await inState(page, "pending");
  assert.match(sent(server).image_urls[0], /^http.+\/media\/picture\.jpg\?file=file-/);
});

test("a picture from the clipboard, and one that is dropped", async (t) => {
  const { page } = await open(t);
  const bytes = [...file.buffer];
  for (const kind of ["paste", "drop"])
    await page.evaluate(
      ([kind, bytes]) => {
        const root = document.querySelector("kling-o3-studio")?.shadowRoot;
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(/** @type {number[]} */ (bytes))], "x.jpg", { type: "image/jpeg" }));
        const event =
          kind === "paste"
            ? new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
            : new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
        root?.querySelector("#add-images")?.dispatchEvent(event);
      },
      /** @type {const} */ ([kind, bytes]),
    );
  await page.locator("#field-image_urls-1").waitFor();
  await page.getByText("640×360").nth(1).waitFor();
});

test("an upload that fails says so and can be tried again; the request waits for it", async (t) => {
  const { page, server } = await open(t);
  await page.route("**/v1/files/upload/stream", (route) => route.abort());
  await page.locator("#field-image_urls input[type=file]").setInputFiles(file);
  await page.getByText("Not uploaded").waitFor();
  await prompt(page).fill("@Image1 at night");
  await submit(page).click();
  const told = page.getByRole("alert").getByText("pier at dawn.jpg was not uploaded.");
  await told.waitFor();
  assert.equal(server.posts.total, 0);
  await page.unroute("**/v1/files/upload/stream");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("640×360").waitFor();
  await told.waitFor({ state: "detached" });
  await submit(page).click();
  await inState(page, "pending");
});

test("a frame that is still being uploaded is waited for, not left out", async (t) => {
  const { page, server } = await open(t, { locale: "zh-CN" });
  /** @type {(() => void)[]} */
  const held = [];
  await page.route("**/v1/files/upload/stream", (route) => void held.push(() => route.abort()));
  await page.locator("#head-frames").click();
  await page.locator("#frames input[type=file]").first().setInputFiles(file);
  await prompt(page).fill("A harbour");
  await submit(page).click();
  await page.getByRole("alert").getByText("pier at dawn.jpg 正在上传").waitFor();
  assert.equal(server.posts.total, 0);
  for (const free of held) free();
  await page.getByRole("alert").getByText("pier at dawn.jpg 未能上传").waitFor();
  const note = (await page.locator(".tile-note.bad").textContent()) ?? "";
  assert.match(note, /首帧：浏览器无法访问服务/, "in the reader's language");
});

test("order by buttons; the mentions follow", async (t) => {
  const { page, server } = await open(t);
  await addImages(page, picture(server, "pier"), picture(server, "start"), picture(server, "walker_front"));
  await prompt(page).fill("@Image1 @Image2 @Image3");
  await page.getByRole("button", { name: "Reference image 1: Move right" }).click();
  assert.equal(await prompt(page).inputValue(), "@Image2 @Image1 @Image3");
  await page.getByText("Mentions updated in 2 places.").waitFor();
});

test("a link can be changed in its place, and given a name", async (t) => {
  const { page, server } = await open(t);
  await addImages(page, picture(server, "pier"));
  await page.locator("#field-image_urls-0").press("Enter");
  await page.getByRole("button", { name: "Replace", exact: true }).click();
  await page.locator("#tile-url").fill(picture(server, "walker_front"));
  await page.locator("#tile-label").fill("Walker");
  await page.getByRole("dialog").getByRole("button", { name: "Replace" }).click();
  await page.getByText("480×480").waitFor();
  await page.locator("#field-image_urls-0[aria-label*='Walker']").waitFor();
});

test("frames and subjects are closed until they are used, and open where a message leads to them", async (t) => {
  const { page } = await open(t);
  assert.equal(await page.locator("#add-start-frame").isVisible(), false);
  await page.locator("#head-subjects").click();
  await page.getByRole("button", { name: "Add subject" }).click();
  await prompt(page).fill("A harbour");
  await submit(page).click();
  const line = page.locator("#summary").getByText("Subject 1: add a front picture and at least one other angle");
  await page.locator("#head-subjects").click();
  await line.click();
  assert.equal(await page.locator("#field-elements-0").isVisible(), true);
});

test("a subject: front, angles, or a video with a voice", async (t) => {
  const { page, server } = await open(t);
  await fillExample(page);
  await page.getByRole("button", { name: "Subject 1, other angles" }).count();
  await page.getByLabel("Video", { exact: true }).check({ force: true });
  const field = page.getByLabel("Link to a video");
  await field.fill(`${server.url}media/guide.mp4`);
  await field.press("Enter");
  await page.getByLabel("Voice id").fill("voice-1");
  await submit(page).click();
  await inState(page, "pending");
  assert.deepEqual(sent(server).elements, [{ video_url: `${server.url}media/guide.mp4`, voice_id: "voice-1" }]);
});
