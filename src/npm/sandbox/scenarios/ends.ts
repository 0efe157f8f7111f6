/**
 * Completed tasks: without a video, in older forms, with addresses that must not be shown, with links that expire (docs/service.md §3.2, §3.3).
 */

import type { Answer } from "../answer.js";
import type { Scenario } from "../scenario.js";
import { completed, completedWithExtras, doneMs, share, type TaskNow, told, usual } from "../task.js";
import { ending } from "./ending.js";

/** `completed` without a video until `untilMs` after the end. */
const race = (task: TaskNow, untilMs: number): Answer =>
  task.elapsedMs < doneMs(task) + untilMs ? told(task, "completed", 50) : completed(task);
const raceList = (task: TaskNow): Answer =>
  task.elapsedMs < doneMs(task) + 10_000
    ? told(task, "completed", 100, { results: [], error: undefined })
    : completed(task);

const unsafe = [
  "javascript:alert(1)",
  "data:video/mp4;base64,AAAA",
  "file:///etc/passwd",
  "http://files.example.net/out.mp4",
  "https://user:word@files.example.net/out.mp4",
  "https://files.example.net/a b.mp4",
];
const results = (task: TaskNow, urls: readonly string[]): Answer =>
  told(task, "completed", 100, { results: urls.map((url) => ({ url })) });

/** All of them. */
export const ends: readonly Scenario[] = [
  ending(
    "race",
    "completed without a video for 10 s, 20 s for `sync_upstream`",
    (task) => race(task, task.sync ? 20_000 : 10_000),
    "task.completed_race",
  ),
  {
    name: "race-sync",
    summary: "`sync_upstream` reads say completed without a video from half-way on",
    query: (task) => (task.sync && share(task) >= 0.5 ? race(task, 10_000) : usual(task)),
  },
  ending("race-list", "completed with an empty list for 10 s", (task) => raceList(task), "task.completed_empty_list"),
  ending("race-forever", "completed, but never a video", (task) => told(task, "completed", 50)),
  ending("extras", "results with size, length and type", (task) => completedWithExtras(task), "task.completed_extras"),
  ending("strings", "results as strings", (task) => completed(task, "strings"), "task.completed_strings"),
  ending("output", "results in the older `output`", (task) => completed(task, "output"), "task.completed_old_output"),
  ending("leftover", "results in the upstream's own form", (task) =>
    told(task, "completed", 100, { results: [{ video: { url: task.video(null, true) } }] }),
  ),
  ending("two-videos", "two videos", (task) =>
    results(task, [task.video(null, true), `${task.video(null, true)}#second`]),
  ),
  ending("unsafe", "only addresses that must not be shown", (task) => results(task, unsafe)),
  ending("unsafe-some", "one good address among bad ones", (task) =>
    results(task, [...unsafe, task.video(null, true)]),
  ),
  ending("expiring", "the video's link works for a minute", (task) =>
    completed(task, task.form, task.video(60_000 + doneMs(task), true)),
  ),
  ending("link-expired", "the video's link has already expired", (task) =>
    completed(task, task.form, task.video(-60_000, true)),
  ),
  ending("media-no-cors", "the file host sends no CORS headers", (task) =>
    completed(task, task.form, task.video(null, false)),
  ),
  ending("no-created", "`created` is missing", (task) =>
    told(task, "completed", 100, { created: undefined, results: [{ url: task.video(null, true) }] }),
  ),
];
