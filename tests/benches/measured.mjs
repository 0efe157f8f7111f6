/** One run as Markdown: the README's section "Measured", so that nobody copies figures by hand. */

/** @param {(string | number)[][]} rows the first of them the head */
function markdown([head = [], ...rows]) {
  const line = (/** @type {(string | number)[]} */ cells) => `| ${cells.join(" | ")} |`;
  const places = head.map((_, column) => (column === 0 ? "---" : "---:"));
  return [line(head), line(places), ...rows.map(line)].join("\n");
}

const share = (/** @type {number | undefined} */ number) => number?.toFixed(2) ?? "–";
const thousands = (/** @type {number} */ number) => number.toLocaleString("en");

/** @param {string} name */
const called = (name) => (name === "ours" ? "**kling-o3**" : name === "hand" ? "by hand" : name);

/** Medians against zod, one line a candidate. @param {[title: string, times: any][]} columns that were measured */
function againstZod(columns) {
  const there = columns.filter(([, times]) => times);
  const names = Object.keys(there[0]?.[1] ?? {});
  const rows = names.map((name) => [called(name), ...there.map(([, times]) => share(times[name]?.againstZod))]);
  return markdown([["against zod", ...there.map(([title]) => title)], ...rows]);
}

/** The times of one kind of request. */
const ofKind = (times, kind) =>
  times && Object.fromEntries(Object.entries(times).map(([name, kinds]) => [name, kinds[kind]]));

function validators({ node, page }) {
  if (!node && !page) return [];
  const columns = ["typical", "large", "invalid", "key, 2500"].flatMap((kind) => [
    [`Node, ${kind}`, ofKind(node, kind)],
    [`Chromium, ${kind}`, ofKind(page, kind)],
  ]);
  return [
    "Time of one validation against zod's, with the same rules and the same issue paths; less is better.",
    againstZod(columns),
  ];
}

function starts({ coldNode, coldPage, coldSlowPage }) {
  if (!coldNode && !coldPage) return [];
  const columns = [
    ["Node", coldNode],
    ["Chromium", coldPage],
    ["Chromium, a quarter of the speed, 1.6 Mbit/s", coldSlowPage],
  ];
  return ["From import to the first result, in a fresh process or page.", againstZod(columns)];
}

function downloads({ bytes }) {
  if (!bytes) return [];
  const rows = Object.entries(bytes).map(([name, size]) =>
    size.error
      ? [name, "no bundle", "", ""]
      : [name === "kling-o3" ? "**kling-o3**" : name, ...[size.raw, size.gzip, size.brotli].map(thousands)],
  );
  return ["What a page downloads, in bytes.", markdown([["bundled and minified", "raw", "gzip", "brotli"], ...rows])];
}

function polling({ polling: simulated }) {
  if (!simulated) return [];
  const rows = simulated.rows
    .filter(({ profile, strategy }) => profile === "A" && !/estimate (?!absent)/.test(strategy))
    .map((row) => [
      row.strategy.startsWith("kling-o3") ? `**kling-o3**${row.strategy.slice("kling-o3".length)}` : row.strategy,
      row.requests.toFixed(1),
      row.meanDelaySeconds.toFixed(2),
      row.p95DelaySeconds.toFixed(2),
      share(row.requestsAgainstFixed2),
      share(row.delayAgainstFixed2),
    ]);
  const head = ["tasks of 90 s (median)", "requests", "delay, s", "95 % within, s", "requests to 2 s", "delay to 2 s"];
  return [
    `Looks at a task until its end is seen, **simulated** (${thousands(simulated.tasks)} tasks a line): how the service's percentages move is an assumption.`,
    markdown([head, ...rows]),
  ];
}

function following({ following: rows }) {
  if (!rows) return [];
  const lines = Object.entries(rows).map(([count, row]) => [
    thousands(Number(count)),
    row.millisecondsPerTask.toFixed(2),
    row.looksPerTask.toFixed(1),
    row.bytesPerTask === undefined ? "–" : thousands(row.bytesPerTask),
  ]);
  return [
    "Following tasks of 60 s, for each of them.",
    markdown([["tasks at once", "ms of processor", "looks", "bytes kept"], ...lines]),
  ];
}

/**
 * The section: when, where and by which command, and a table of every part of the run.
 * @param {any} report
 */
export function measured(report) {
  const { when, machine, load, chromium, commit } = report;
  const place = [machine, chromium && `Chromium ${chromium}`, commit && `commit ${commit}`].filter(Boolean).join(", ");
  const intro = `One run of \`npm run bench\` on ${when.slice(0, 10)}: ${place}; load average ${load.toFixed(1)} at its start. Ratios are medians of rounds in which all take turns.`;
  const tables = [validators, starts, downloads, polling, following].flatMap((table) => table(report));
  return `${[intro, ...tables].join("\n\n")}\n`;
}
