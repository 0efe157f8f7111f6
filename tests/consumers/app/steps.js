/** What every consumer does with the package: validates, creates a task at `baseUrl`, follows it, tells what it saw. */
export async function takeSteps({ Client, validate }, baseUrl) {
  const form = { prompt: "@Image1 at dawn", image_urls: ["https://img.example/1.png"] };
  const refused = validate({ ...form, duration: 2 }).issues.map(({ code }) => code);
  const task = await new Client({ baseUrl, journal: null, poll: { maxIntervalMs: 500 } }).create(form);
  let last = "";
  for await (const { type } of task) last = type;
  return { refused, last, videos: (await task.wait()).videos.length };
}
