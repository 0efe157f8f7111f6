/** What is not needed for the first look: pictures, shots and subjects, what came of a request, the dialogs. Loaded when the form stands. */

export { Dialogs } from "./dialogs.ts";
export { shots } from "./form/shots.ts";
export { subjects } from "./form/subjects.ts";
export { tileRow } from "./form/tile.ts";
export { result } from "./result/result.ts";
export { taskList } from "./result/task-list.ts";
export { enLate } from "./texts/en-late.ts";
