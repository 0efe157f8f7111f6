/** The English words of the request tab. */
import { en } from "./en.ts";

const { number } = en.format;

export const enRequest = {
  request: {
    language: "Show as",
    code: (language: string) => `The request as ${language}`,
    bytes: (amount: number) => `${number(amount)} ${amount === 1 ? "byte" : "bytes"} when sent`,
    notReady: (what: string) => `Not ready to send: ${what}`,
    key: (place: string) => `The key is read from ${place}. Your own key is never put into this text.`,
    copy: "Copy",
    copied: (language: string) => `${language} copied`,
    byHand: "The browser did not allow copying. The text is selected: press Ctrl+C or ⌘C",
    link: "Copy link to this request",
    linkHint: "Whoever opens the link sees the text and the links of the pictures. No key is in it.",
    linkCopied: "Link copied",
    linkByHand: "The browser did not allow copying. Copy this link:",
    linkTooLong: "This request is too large for a link. Save it as a file",
    signed: (names: string) =>
      `${names}: the link has a signature. Whoever gets it can open the file, and it may stop working before the video is made`,
    copyAnyway: "Copy anyway",
    doNotCopy: "Do not copy",
    save: "Save as file",
    saved: (name: string) => `Saved as ${name}`,
    open: "Open file…",
    drop: "You can also drop a file here.",
    dropHere: "Drop the file here",
    fromFile: (name: string) => `Filled in from ${name}.`,
    fromLink: "Loaded from a link.",
    leftOut: (names: string) => ` Left out, because the form has no place for it: ${names}.`,
    and: (names: readonly string[], more: number) => names.join(", ") + (more > 0 ? ` and ${number(more)} more` : ""),
    notRequest: (line: number | null, what: string) =>
      `This ${line === null ? "" : "file "}is not a request for this model. ${line === null ? "" : `Line ${number(line)}: `}${what}`,
    damaged: "The link is damaged. Nothing was changed",
    faults: {
      end: "it ends too early",
      value: "a value is missing, or is not written as JSON",
      name: "the name of a field in double quotes is missing",
      colon: "a colon is missing",
      comma: "a comma or a closing bracket is missing",
      string: "a text is not closed, or has a sign that JSON does not allow",
      deep: "there are too many lists within lists",
      more: "there is something after the end of the request",
      large: "it is too large",
      many: "a list has far too many items",
      nothing: "there is no text and no picture in it",
    },
  },
};
