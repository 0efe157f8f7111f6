/** Requests for the runs of the faults. */

let count = 0;

/** A request that no other run sends; its prompt is its label in the journal. */
export function order() {
  count += 1;
  const label = `A harbour, take ${count}`;
  return { label, input: { prompt: label, image_urls: ["https://img.example.net/pier.png"] } };
}
