/**
 * Route E3, `POST /v1/files/upload/stream`. The file itself is not kept: its address leads to a picture or clip of the sandbox's own.
 */

import { type Answer, json, refusal } from "./answer.js";
import { gate, mediaUrl, refusedAt, type Visit } from "./visit.js";

const invalid = "invalid_request_error";

/** Answers an upload; `serial` keeps ids apart. */
export async function upload(visit: Visit, serial: number): Promise<Answer> {
  const early = gate(visit) ?? checkContent(visit);
  if (early !== null) return early;
  const form = await visit.request.formData().catch(() => null);
  const file = form?.get("file") ?? null;
  if (form === null || file === null || typeof file === "string")
    return refusal(400, "The form needs a part `file`", invalid);
  if (file.size > visit.settings.maxUploadBytes) return refusal(413, "File is too large", "file_too_large_error");
  const full = visit.scenario.name === "upload-full" && form.get("auto_cleanup") !== "false";
  const turnedAway = full ? null : refusedAt(visit, "upload");
  return turnedAway ?? stored(visit, file, fileName(form, file), serial);
}

function checkContent(visit: Visit): Answer | null {
  const type = visit.request.headers.get("content-type") ?? "";
  return /^multipart\/form-data *;/i.test(type)
    ? null
    : refusal(400, "Content-Type must be multipart/form-data", invalid);
}

function fileName(form: FormData, file: File): string {
  const named = form.get("file_name");
  return typeof named === "string" && named !== "" ? named : file.name;
}

function stored(visit: Visit, file: File, filename: string, serial: number): Answer {
  const seconds = Math.floor(visit.nowMs / 1000);
  const id = `file-${seconds}-${(serial % 36 ** 6).toString(36).padStart(6, "0")}`;
  const url = mediaUrl(visit, standIn(file, filename));
  url.searchParams.set("file", id);
  return json(200, { id, filename, url: url.href, size: file.size, created: seconds });
}

/** The sandbox's own file that is shown in place of the uploaded one. */
function standIn(file: File, filename: string): string {
  if (file.type.startsWith("video/") || /\.(mp4|mov)$/i.test(filename)) return "16x9.mp4";
  return file.type === "image/png" || /\.png$/i.test(filename) ? "picture.png" : "picture.jpg";
}
