/** The English words that nothing needs before a request is sent. */
import { en } from "./en.ts";

const { time, span, rough } = en.format;

interface ErrorWords {
  readonly text: (facts: { readonly names: string; readonly wait: number | null; readonly message: string }) => string;
  readonly acts: readonly string[];
}

const plain = (text: string, ...acts: string[]): ErrorWords => ({ text: () => text, acts });

/** By the error's code, else by its HTTP status. */
const known: Readonly<Record<string, ErrorWords>> = {
  "401": plain("The key was not accepted. Check it, or set a new one", "key"),
  "403": plain("Access was refused. Check the key", "key", "details"),
  "402": plain("Not enough credits for this video. Nothing was sent to the model", "details"),
  "429": {
    text: ({ wait }) => (wait ? `Too many requests. Wait ${span(wait)}` : "Too many requests. Wait a little"),
    acts: ["again"],
  },
  missing_key: plain("Enter a key to create a real video, or use the sandbox", "key"),
  invalid_key: plain("This is not a key: it has characters that no key has", "key"),
  unsupported_advanced_options: {
    text: ({ names }) => `No server can take these options now: ${names}. Remove them or wait`,
    acts: ["without"],
  },
  model_not_found: plain("The model is not available to this key now. Try again in a few minutes", "again", "key"),
  no_compatible_channel: plain("The model is not available now. Try again in a few minutes", "again"),
  model_unavailable: plain("The model had a fault. Try again later", "again"),
  service_unavailable: plain("The model had a fault. Try again later", "again"),
  content_policy_violation: plain(
    "The service refused this content. Change the text or the pictures and create again. Sending it unchanged will be refused again",
    "change",
  ),
  timeout: plain("The service ran out of time. You can create it again", "again"),
  model_not_support_capability: plain("The model cannot combine these options", "change"),
  network: plain(
    "The browser could not reach the service. Either the network is down or the service does not allow calls from this page",
    "again",
    "proxy",
  ),
  outcome_unknown: plain(
    "We do not know if the request arrived. It may have been accepted and charged. Check your account before you send it again",
  ),
  task_not_found: plain(
    "The service does not know this task. It may be too old, or belong to another key",
    "watch",
    "key",
    "remove",
  ),
  task_timeout: plain("Not finished yet. It may still finish", "watch"),
  result_missing: plain("The service says the video is ready but gave no link yet", "watch"),
  result_unsafe: plain("The service returned an address this page does not open", "details"),
  wasm_blocked: plain("This page may not run WebAssembly. Its security policy needs script-src 'wasm-unsafe-eval'"),
  wasm_missing: plain("This browser has no WebAssembly. Use a newer one"),
  internal: plain("The page did not load fully. Reload it", "again"),
};

export const enLate = {
  known,
  acts: {
    key: "Set key",
    again: "Create again",
    without: "Change and create",
    change: "Change the request",
    details: "Details for support",
    proxy: "Copy details",
    watch: "Ask again",
    remove: "Remove from list",
    link: "Ask for a new link",
    sendAgain: "Send again…",
    settings: "Use these settings",
    copyId: "Copy id",
    copied: "Copied",
    wait: (milliseconds: number) => `Create again in ${span(milliseconds)}`,
  },
  result: {
    video: (place: number, all: number) => (all === 1 ? "The video" : `Video ${place} of ${all}`),
    download: "Download",
    downloading: (share: string) => `Downloading ${share}`,
    notDownloaded: "The file could not be read from here. Open it in a new tab and save it there",
    open: "Open in a new tab",
    copy: "Copy link",
    copied: "Link copied",
    copyByHand: "Copy this link",
    expires: (at: Date, left: number) => `Link works until ${time(at)} (${rough(left)} left). Save the video.`,
    expiresSoon: (left: number) => `The link ends in ${rough(left)}. Save the video`,
    expiresUnknown: "The service gave no date for this link. Save the video soon.",
    ended: (at: Date) => `The link ended on ${time(at)}`,
    endedShort: "The link has ended",
    unplayable: "This browser cannot play the file here. Download it or open it in a new tab",
    noNew: "The service gave no new link",
    otherHost: (host: string) => `The service returned an address this page does not open: ${host}`,
    copyAddress: "Copy address",
  },
  tasks: {
    empty: "No tasks yet. What you create is listed here.",
    filter: "Show",
    all: "All",
    running: "Running",
    ready: "Ready",
    failed: "Failed",
    noneHere: "None of these.",
    older: (count: number) => `Show ${count} more`,
    untitled: "No text",
    state: {
      sending: "Sending",
      unknown: "Unknown",
      pending: "Waiting",
      processing: "Running",
      trouble: "No answer",
      paused: "Not watched",
      missing: "No link yet",
      completed: "Ready",
      failed: "Failed",
      refused: "Not accepted",
      expired: "Link ended",
    } as Readonly<Record<string, string>>,
    ago: (milliseconds: number) => (milliseconds < 5_000 ? "just now" : `${rough(milliseconds)} ago`),
    linkEnds: (left: number) => `link ends in ${rough(left)}`,
    more: (what: string) => `More for: ${what}`,
    show: "Show",
  },
  key: {
    title: "Key for the service",
    label: "Key",
    hint: "Kept in this page's memory only, until you close or reload it. It goes to the service and nowhere else.",
    save: "Use this key",
    forget: "Forget the key",
    cancel: "Close",
    needed: "Enter a key to create a real video, or use the sandbox",
    useSandbox: "Use the sandbox",
  },
  confirm: {
    title: "Send the same request again?",
    text: "If the first one has arrived, a second video is made and charged as well.",
    yes: "Send again",
    no: "Do not send",
  },
  support: {
    title: "Details for support",
    hint: "No key, no text and no links are in it.",
    copy: "Copy",
    close: "Close",
  },
};
