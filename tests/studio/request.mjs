/** What the tests of the request tab share. */
/** @typedef {import("playwright-core").Page} Page */

/** Opens the tab. @param {Page} page @param {string} [name] */
export async function openRequest(page, name = "Request") {
  await page.getByRole("tab", { name }).click();
  await page.locator("#request-code").waitFor();
}

/** Chooses a language, and waits until it is known where such a request goes. @param {Page} page @param {string} language */
export async function show(page, language) {
  await page.locator(`input[name="language"][value="${language}"]`).check({ force: true });
  await page.locator("#request-code", { hasText: /\S/ }).waitFor();
}

/** The text in the tab. @param {Page} page @returns {Promise<string>} */
export const code = (page) => page.locator("#request-code").evaluate((element) => element.textContent ?? "");

/** Puts this into an empty form, also what no field takes. @param {Page} page @param {Record<string, unknown>} changes */
export const setDraft = (page, changes) =>
  page.evaluate(async (values) => {
    const studio = /** @type {any} */ (document.querySelector("kling-o3-studio"));
    studio.editor.edit((/** @type {any} */ draft) => Object.assign(draft, values));
    await studio.updateComplete;
  }, changes);

/** A file to be opened. @param {string} text @param {string} [name] */
export const file = (text, name = "request.json") => ({
  name,
  mimeType: "application/json",
  buffer: Buffer.from(text),
});

/** What the undo line at the top of the form says. @param {Page} page */
export const banner = (page) => page.locator(".start + .undo");

/** What the clipboard holds. @param {Page} page */
export const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

/** Lets the page copy. @param {Page} page */
export const allowCopying = (page) => page.context().grantPermissions(["clipboard-read", "clipboard-write"]);

/** As in a frame that may not. @param {Page} page */
export const refuseCopying = (page) =>
  page.evaluate(() => Object.assign(navigator.clipboard, { writeText: () => Promise.reject(new Error("refused")) }));

/** The file that an action brings. @param {Page} page @param {() => Promise<unknown>} act */
export async function download(page, act) {
  const [brought] = await Promise.all([page.waitForEvent("download"), act()]);
  const stream = await brought.createReadStream();
  const pieces = [];
  for await (const piece of stream) pieces.push(piece);
  return { name: brought.suggestedFilename(), text: Buffer.concat(pieces).toString("utf8") };
}
