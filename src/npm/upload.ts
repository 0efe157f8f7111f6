/** A file lent to the service: a form out, an address back. */
import { throwIfAborted } from "./abort.js";
import { plainError } from "./errors.js";
import { Flow } from "./flow.js";
import type { Line } from "./line.js";
import type { Step } from "./protocol.js";
import { toDate } from "./task.js";
import type { CallOptions } from "./types.js";

/** Options of an upload. */
export interface UploadOptions extends CallOptions {
  /** What the file is called. Default: its own name, where it is a `File`. */
  readonly name?: string | undefined;
  /** Larger files are refused, in bytes. Default 50,000,000 (`limits.uploadBytes`). */
  readonly maxBytes?: number | undefined;
  /** Whether the service may delete your oldest files where the storage is full. Default false: it refuses instead. */
  readonly autoCleanup?: boolean | undefined;
}

/** A file at the service. */
export interface UploadedFile {
  /** What goes into a request's media fields. As safe as a video's: https, or http of your own hosts. */
  readonly url: string;
  /** The service's own name for it, where it gave one. */
  readonly id: string | null;
  /** As the service calls it. */
  readonly filename: string | null;
  /** In bytes, as the service counted them. */
  readonly size: number | null;
  /** When the service says it came. */
  readonly createdAt: Date | null;
  /** 72 h after `createdAt`; null where the service gave no date. */
  readonly expiresAt: Date | null;
}

/** Sends the file once. Nothing is sent where the core refuses it or the signal is already aborted. */
export async function upload(line: Line, file: Blob, options: UploadOptions): Promise<UploadedFile> {
  const { signal, name, maxBytes, autoCleanup } = options;
  throwIfAborted(signal);
  const flow = new Flow();
  const wanted = { file: facts(file, name), maxBytes: Number(maxBytes), autoCleanup: autoCleanup === true };
  let [step] = flow.advance({ type: "upload", ...wanted }, line.place);
  if (step?.do === "send") {
    const { fields, filename } = step.call;
    const form = new FormData();
    for (const field in fields) form.set(field, fields[field] as string);
    form.set("file", file, filename);
    [step] = flow.advance(await line.get(step.call, signal, form), line.place);
  }
  if (step?.do !== "stored") throw plainError((step as Extract<Step, { do: "refuse" }>).problem);
  const { createdAt, expiresAt } = step.file;
  return { ...step.file, createdAt: toDate(createdAt), expiresAt: toDate(expiresAt) };
}

/** What the core may know of a file. Only a real Blob, of any realm, has the size that is asked for here. */
function facts(file: Blob, name: string | undefined) {
  try {
    const size: number = Reflect.get(Blob.prototype, "size", file);
    return { size, name: `${name || (file as Partial<File>).name || ""}`, kind: file.type };
  } catch {
    return null;
  }
}
