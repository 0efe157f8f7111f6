/**
 * The loop that is timed, in Node and, as it stands, in a page: every round runs every candidate on every kind of
 * request, in turn. It takes everything as arguments, since a page gets its source.
 * @param {Record<string, (input: unknown) => unknown>} candidates
 * @param {Record<string, unknown[]>} kinds
 * @param {{ warmMs: number, rounds: number, roundMs: number }} options
 * @returns {Record<string, Record<string, number[]>>} nanoseconds for one request, by candidate, kind and round
 */
export function timed(candidates, kinds, { warmMs, rounds, roundMs }) {
  let sink = 0;
  const run = (candidate, requests, ms) => {
    const start = performance.now();
    let [count, now] = [0, start];
    do {
      for (const request of requests) sink += candidate(request) === undefined ? 0 : 1;
      count += requests.length;
      now = performance.now();
    } while (now - start < ms);
    return ((now - start) * 1e6) / count;
  };
  const times = {};
  for (const name in candidates) {
    times[name] = {};
    for (const kind in kinds) {
      times[name][kind] = [];
      run(candidates[name], kinds[kind], warmMs);
    }
  }
  const order = Object.keys(candidates);
  for (let round = 0; round < rounds; round++) {
    order.push(order.shift());
    for (const kind in kinds) {
      for (const name of order) times[name][kind].push(run(candidates[name], kinds[kind], roundMs));
    }
  }
  times.sink = sink;
  return times;
}

/** One request whose prompt grows by a letter a time, as under somebody's fingers. */
export function keystrokes(length, text) {
  const request = {
    model: "kling-o3-reference-to-video",
    prompt: "",
    resolution: "720p",
    image_urls: ["https://pictures.example.net/a.jpg"],
    duration: 5,
  };
  const prompt = text(length, ["@Image1"]);
  return Array.from({ length: 16 }, (_, index) => ({ ...request, prompt: prompt.slice(0, length - 16 + index) }));
}
