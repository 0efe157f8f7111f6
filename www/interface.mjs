/**
 * What `<kling-o3-studio>` is from outside, in one table: the custom-elements manifest is made of it, and tests hold the
 * class, its types and docs/embedding.md to it.
 */

/** Name, type, default, what it does. A property of the same name in camel case goes with each; all but `state` are reflected. */
export const attributes = [
  ["mode", '"sandbox" | "live"', '"sandbox"', "Simulated in the page, or the real service"],
  ["base-url", "string", "the service's own address", "Where live requests go: your proxy"],
  ["lang", "string", "the page's language, then the browser's", "Chinese for `zh` and every kind of it, else English"],
  ["theme", '"auto" | "light" | "dark"', '"auto"', "Colours; `auto` follows the system"],
  ["layout", '"auto" | "stack" | "split"', '"auto"', "Result below the form, or beside it; `auto` by width"],
  ["panels", "string", "all", "Which there are: `result request tasks`"],
  ["features", "string", "all", "What is taken away: `-upload -history -share -snippets -multishot -elements`"],
  ["previews", '"on" | "off"', '"on"', "`off`: no picture or video of another host is loaded unasked"],
  ["storage", '"local" | "session" | "memory"', '"local"', "Where drafts and tasks are kept; never the key"],
  ["storage-key", "string", '"ko3"', "Their name space; elements with different ones are apart"],
  ["media-hosts", "string", "any", "Hosts whose results are shown; `*.a.example` stands for all below"],
  ["heading-level", "number", "2", "Of the title, 1 to 6; the others follow"],
  ["readonly", "boolean", "false", "The form can be read and not changed"],
  ["state", "StudioState", '"empty"', "Read-only: what the studio is doing"],
];

/** Name, type, what it does. */
export const properties = [
  ["request", "VideoRequestInput", "The request in the form. Setting it fills the form, checks it and sends nothing"],
  ["draft", "StudioDraft", "The form with all that is not sent, as plain data"],
  ["apiKey", "string | undefined", "Write-only, in memory; read, it is `undefined`, and so it is forgotten"],
  ["getApiKey", "(() => string | Promise<string>) | null", "Asked for the key at each request"],
  ["fetch", "((url, init) => Promise<Response>) | null", "Your own way to send live requests"],
  ["storageAdapter", "StorageAdapter | null", "Your own place for drafts and tasks"],
  ["upload", "((file, { signal }) => Promise<{ url }>) | null", "Your own place for files"],
  ["messages", "object | null", "Words of your own in place of the studio's"],
  ["issues", "readonly Issue[]", "Read-only: what the package says of the form"],
  ["tasks", "readonly StudioTask[]", "Read-only: all tasks, newest first"],
  ["task", "StudioTask | null", "Read-only: the one that is shown"],
];

/** Name, parameters, what it gives, what it does. */
export const methods = [
  ["validate", "", "Validation", "Checks the form and shows nothing"],
  ["submit", "", "Promise<{ taskId: string | null }>", "As if the button were pressed"],
  ["watch", "taskId: string", "Promise<void>", "Shows a task and follows it"],
  ["unwatch", "taskId: string", "Promise<void>", "Ends that; the task goes on at the service"],
  ["attachTask", "taskId: string", "Promise<void>", "A task that you made of what is in the form"],
  ["importRequest", "request: VideoRequestInput | string", "Validation", "Fills the form, from an object or JSON"],
  ["exportRequest", "", "VideoRequest | VideoRequestInput", "The request as it would be sent"],
  ["toHash", "", "Promise<string | null>", "The request as the hash of a link; `null`: too large for one"],
  [
    "fromHash",
    "hash: string",
    "Promise<boolean>",
    "Fills the form from such a hash; `false`: it is damaged, nothing was changed",
  ],
  ["clearHistory", "", "Promise<void>", "Takes all tasks off the list that are over"],
  ["focusField", "path: (string | number)[] | string", "Promise<void>", "Leads to a field, as issues name it"],
  ["reset", "", "void", "An empty form"],
];

/** Name, detail, when it comes. */
export const events = [
  ["ko3-ready", "{ version }", "The wasm is loaded"],
  ["ko3-change", "{ request, issues, complete, empty }", "The form has changed, 150 ms ago"],
  ["ko3-submit", "{ request }", "Before anything is sent. Cancelable"],
  ["ko3-task", "{ taskId, status, previous, progress, elapsedMs }", "A task has changed"],
  ["ko3-complete", "{ taskId, url, expiresAt, request }", "A video is there; after a reload, again"],
  ["ko3-error", "{ phase, code, message, outcome, taskId }", "Something went wrong; without key or prompt"],
  ["ko3-key-needed", "{}", "A key is asked for. Cancelable"],
  ["ko3-resize", "{ height }", "The element's height has changed"],
];

/** Name, what it takes the place of, or where it stands. */
export const slots = [
  ["header", "In place of the title"],
  ["intro", "Below the header"],
  ["actions", "Beside the button"],
  ["player", "In place of the first video's player"],
  ["empty", "In place of the words in the empty frame"],
  ["footer", "At the end"],
  ["key", "In place of the line about the key, in live mode"],
];

/** Name, what it is. */
export const parts = [
  ["root", "Everything"],
  ["header", "The line at the top"],
  ["form", "The left side"],
  ["section", "A part of the form"],
  ["label", "A field's name"],
  ["hint", "Words that help"],
  ["textarea", "A text"],
  ["mention", "A mention in a text"],
  ["mention-unresolved", "One that points to nothing"],
  ["listbox", "The list that completes a mention"],
  ["option", "A line of it"],
  ["counter", "How many signs are left"],
  ["tiles", "The pictures of a list"],
  ["tile", "A picture with its buttons"],
  ["tile-image", "The picture in it"],
  ["tile-state", "The words below it"],
  ["shots", "The shots"],
  ["ruler", "The bar of their lengths"],
  ["shot", "A shot"],
  ["element-card", "A subject"],
  ["choice", "One of a few"],
  ["switch", "Sound, on or off"],
  ["warning", "What the service may refuse"],
  ["cost", "The line above the button"],
  ["submit", "The button"],
  ["button-primary", "It, and what else is to be pressed first"],
  ["summary", "What is wrong"],
  ["summary-item", "A line of it"],
  ["message", "What is wrong with a field or a task"],
  ["panel", "The right side"],
  ["tabs", "Its tabs"],
  ["tab", "One of them"],
  ["status", "How a task stands, in a word"],
  ["progress", "A task under way"],
  ["progress-bar", "Its bar"],
  ["player", "The video with its buttons"],
  ["actions", "A row of buttons"],
  ["code", "The request in a language"],
  ["task-list", "All tasks"],
  ["task", "One of them"],
  ["poster", "Its picture in the list"],
  ["dialog", "A question that stops everything else"],
];

/** Name, default, what it is. */
export const cssProperties = [
  ["--ko3-bg", "#fbfbf9, #141413", "Ground; of two colours the second is the dark one"],
  ["--ko3-surface", "#fff, #1c1c1a", "Fields"],
  ["--ko3-sunken", "#f3f3ef, #232321", "Quiet areas"],
  ["--ko3-text", "#1b1b19, #efeee9", "Text"],
  ["--ko3-muted", "#5a5a54, #abaaa2", "Hints"],
  ["--ko3-placeholder", "#6b6b64, #98978f", "Words in empty fields"],
  ["--ko3-control", "#83837b, #7b7a72", "Edges of fields"],
  ["--ko3-line", "#deded8, #34342f", "Lines that mean nothing"],
  ["--ko3-accent", "#1f5673, #8cc4de", "What can be pressed and what is chosen"],
  ["--ko3-accent-strong", "#174256, #a9d5e9", "The same under the pointer"],
  ["--ko3-on-accent", "#fff, #10222b", "Text on it"],
  ["--ko3-tint", "#e3eef3, #1d3541", "Mentions, and the ground of what is chosen"],
  ["--ko3-danger", "#a8261c, #ff9d92", "Errors"],
  ["--ko3-ok", "#1f6b3b, #8bd3a4", "What is ready"],
  ["--ko3-warn", "#7a4f00, #e9be6b", "Warnings"],
  ["--ko3-focus", "the accent", "The ring around what has the focus"],
  ["--ko3-font", "the system's", "Type"],
  ["--ko3-font-mono", "the system's", "Type of code"],
  ["--ko3-font-size", "16px", "Of texts and fields; the rest keeps its size"],
  ["--ko3-space", "4px", "The step of the large gaps: between parts it is eight"],
  ["--ko3-radius", "6px", "Corners"],
  ["--ko3-control-height", "40px", "Of fields and buttons; 44px where one touches"],
  ["--ko3-max-width", "1180px", "Of everything"],
  ["--ko3-player-max-height", "70vh", "Of a video"],
];

/** For `:state()`. */
export const states = [
  ["running", "A task is sent or followed"],
  ["failed", "The task that is shown has failed"],
  ["sandbox", "Everything is simulated"],
  ["offline", "The browser is offline"],
];
