/** How a mention is written; the same in every language. What counts as one is the package's business. */

/** Of which list. */
export type MentionKind = "image" | "element";

const words: Readonly<Record<MentionKind, string>> = { image: "@Image", element: "@Element" };

/** `@Image2` */
export const mentionOf = (kind: MentionKind, place: number): string => `${words[kind]}${place}`;
