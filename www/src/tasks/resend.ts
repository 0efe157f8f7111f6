/** Sending once more what may have been accepted. Only for a person who has agreed to pay twice. */
import { type Client, OutcomeUnknownError, type TaskHandle } from "kling-o3";
import { type Draft, toInput } from "../draft.ts";

/**
 * A create whose outcome an earlier page did not learn. The journal's entry refuses it without sending, and its error then
 * sends it; where there is no entry, it is sent here. One POST in either case.
 */
export async function resend(client: Client, draft: Draft, label: string): Promise<TaskHandle> {
  const held = client.entries().find((entry) => entry.label === label && entry.state === "unknown");
  try {
    return await client.create(toInput(draft), { label });
  } catch (error) {
    if (error instanceof OutcomeUnknownError && held && error.journalId === held.id) return error.retry();
    throw error;
  }
}
