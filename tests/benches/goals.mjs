/**
 * What `npm run bench -- --check` asks for. A noisy machine must not fail it by chance, so there is a margin; polling is
 * simulated and needs none. Which three shapes of progress count is said in `polling/main.rs`.
 */
const margin = 1.25;

/**
 * Each goal with what was measured.
 * @param {any} report
 * @returns {{ name: string, measured: number, goal: number, most: number }[]}
 */
export function goals({ node, page, coldNode, coldPage, coldSlowPage, bytes, polling }) {
  const list = [];
  const noisy = (name, measured, goal) => list.push({ name, measured, goal, most: goal * margin });
  const exact = (name, measured, goal) => list.push({ name, measured, goal, most: goal });
  for (const [where, times, most] of [
    ["Node", node, { typical: 0.5, large: 1, invalid: 0.35 }],
    ["Chromium", page, { typical: 0.6, large: 1, invalid: 0.35 }],
  ]) {
    if (!times) continue;
    for (const kind in most) noisy(`${where}, ${kind}, against zod`, times.ours[kind].againstZod, most[kind]);
    for (const kind of ["key, 200", "key, 2500"]) {
      noisy(`${where}, ${kind}, against zod`, times.ours[kind].againstZod, 0.5);
    }
  }
  if (coldNode) noisy("cold start in Node, against zod", coldNode.ours.againstZod, 0.7);
  if (coldPage) noisy("cold start in Chromium, against zod", coldPage.ours.againstZod, 0.7);
  if (coldSlowPage) noisy("cold start in a slow Chromium, against zod", coldSlowPage.ours.againstZod, 0.7);
  if (bytes) exact("bytes of brotli", bytes["kling-o3"].brotli, 32_000);
  for (const { name, requests, delay, goal } of polling?.goals ?? []) {
    if (goal === null) continue;
    exact(`polling, requests, ${name}`, requests, goal[0]);
    exact(`polling, delay, ${name}`, delay, goal[1]);
  }
  return list;
}
