/** A client of the fake service, and the task that this one tells of. */
import { Client } from "kling-o3";

import { body, key } from "./service.mjs";

/** The task of the documented answers. */
export const id = body("create.doc").id;

/** @param {typeof fetch} fetch @param {object} [options] */
export const client = (fetch, options = {}) => new Client({ apiKey: key, fetch, ...options });

/** What its journal holds: how far each create has come, and the task. @param {Client} kling */
export const states = (kling) => kling.entries().map(({ state, taskId }) => [state, taskId]);
