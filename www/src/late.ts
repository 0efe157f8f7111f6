/** What is not needed for the first look: tiles, shots and subjects, tasks and what came of them, the dialogs, the door to the request tab. Loaded when the form stands. */

export { Dialogs } from "./dialogs.ts";
export { remedy } from "./form/remedy.ts";
export { scenario } from "./form/scenario.ts";
export { shots } from "./form/shots.ts";
export { Sorter } from "./form/sorter.ts";
export { subjects } from "./form/subjects.ts";
export { tileRow } from "./form/tile.ts";
export { readLinks, request, requestTab, saveRequest } from "./request/door.ts";
export { result } from "./result/result.ts";
export { taskList } from "./result/task-list.ts";
export { Bulletin } from "./tasks/bulletin.ts";
export { Tasks } from "./tasks/tasks.ts";
export { Teller } from "./tasks/teller.ts";
export { enLate } from "./texts/en-late.ts";
export { Thumbnails } from "./thumbnails.ts";
