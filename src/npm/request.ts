/**
 * A request and what is wrong with one, as plain objects. Field names of a request are the service's own; everything
 * else is in JavaScript's manner.
 */
import type { issueCodes } from "./generated/issue-codes.js";

/** The name of a rule: what `Issue.code` can be. */
export type IssueCode = (typeof issueCodes)[number];

/** Output tiers (service.md F4). `4k` is a price tier of its own. */
export type Resolution = "720p" | "1080p" | "4k";
/** Shapes of the video (service.md F5). */
export type AspectRatio = "16:9" | "9:16" | "1:1";

/** What counts as absent in any field, so that a form's values can be passed as they are. */
type Absent = "" | null | undefined;

/** A subject to keep alike over the whole video: pictures of it, or one video of it (service.md §2.2). */
export interface ElementInput {
  /** Picture of the main view. Upstream wants `reference_image_urls` with it. */
  readonly frontal_image_url?: string | null | undefined;
  /** One to three pictures from other angles. */
  readonly reference_image_urls?: readonly string[] | Absent;
  /** A video of the subject instead of pictures; one element of a request may have one. */
  readonly video_url?: string | null | undefined;
  /** A voice made by the service's `kling-video-create-voice`; for video elements. */
  readonly voice_id?: string | null | undefined;
}

/** One shot of several (service.md §2.3). */
export interface ShotInput {
  /** What happens in it. */
  readonly prompt: string;
  /** Its length in whole seconds, at least 1. */
  readonly duration: number;
}

/**
 * The body of a create request (service.md §2.1) with `model` optional. A body copied from the service's documents
 * works as it is. `undefined`, `null`, `""`, white space and empty lists count as absent.
 */
export interface VideoRequestInput {
  /** Filled in when absent. */
  readonly model?: "kling-o3-reference-to-video" | Absent;
  /** What to show; mentions `@Image1`, `@Element1` point to the lists below, counted from 1. Not together with `multi_prompt`. */
  readonly prompt?: string | null | undefined;
  /** Default `"720p"`. */
  readonly resolution?: Resolution | Absent;
  /** Whether sound is made too. Default `false`. */
  readonly generate_audio?: boolean | Absent;
  /** Picture of the first frame. */
  readonly start_image_url?: string | null | undefined;
  /** Picture of the last frame; upstream wants a first frame with it. */
  readonly end_image_url?: string | null | undefined;
  /** Reference pictures, `@Image1` …. */
  readonly image_urls?: readonly string[] | Absent;
  /** Subjects, `@Element1` …. */
  readonly elements?: readonly ElementInput[] | Absent;
  /** Default `"16:9"` where there is no start image; else the frame decides. */
  readonly aspect_ratio?: AspectRatio | Absent;
  /** Whole seconds. Default: the sum of the shots, else 5. */
  readonly duration?: number | Absent;
  /** Only `"customize"`; best left out. */
  readonly shot_type?: "customize" | Absent;
  /** Several shots instead of one prompt; their lengths add up to `duration`. */
  readonly multi_prompt?: readonly ShotInput[] | Absent;
}

/** The canonical body that is sent: defaults explicit, absent fields left out, links trimmed. Made by `validate`. */
export interface VideoRequest {
  /** Always this one. */
  readonly model: "kling-o3-reference-to-video";
  /** Exactly as given; absent where there are shots. */
  readonly prompt?: string;
  /** As given, else `"720p"`. */
  readonly resolution: Resolution;
  /** As given, else `false`. */
  readonly generate_audio: boolean;
  /** Picture of the first frame. */
  readonly start_image_url?: string;
  /** Picture of the last frame. */
  readonly end_image_url?: string;
  /** Reference pictures, `@Image1` …. */
  readonly image_urls?: readonly string[];
  /** Subjects, `@Element1` …. */
  readonly elements?: readonly {
    /** Picture of the main view. */
    readonly frontal_image_url?: string;
    /** Pictures from other angles. */
    readonly reference_image_urls?: readonly string[];
    /** A video of the subject. */
    readonly video_url?: string;
    /** A voice, exactly as given. */
    readonly voice_id?: string;
  }[];
  /** As given, else `"16:9"` where there is no start image, else left out. */
  readonly aspect_ratio?: AspectRatio;
  /** Whole seconds: as given, else the sum of the shots, else 5. */
  readonly duration: number;
  /** Left out unless given. */
  readonly shot_type?: "customize";
  /** Several shots instead of one prompt. */
  readonly multi_prompt?: readonly {
    /** What happens in it, exactly as given. */
    readonly prompt: string;
    /** Its length in whole seconds. */
    readonly duration: number;
  }[];
}

/** One thing that is wrong with a request, or that the service is likely to refuse. */
export interface Issue {
  /** Stable name of the rule. */
  readonly code: IssueCode;
  /** Errors block `create`; warnings never do. */
  readonly severity: "error" | "warning";
  /** Where: `["multi_prompt", 2, "prompt"]`. */
  readonly path: readonly (string | number)[];
  /** Plain English: what is wrong and what to do. */
  readonly message: string;
  /** The facts in the message, for texts of your own. */
  readonly params: Readonly<Record<string, string | number | readonly string[]>>;
  /** The part of the text at `path` that is meant, in UTF-16 units. */
  readonly span?: readonly [start: number, end: number];
}

/** What `validate` found: all issues at once. */
export type Validation =
  | {
      /** It can be sent. */
      readonly ok: true;
      /** The canonical body that is sent. It shares nothing with the input. */
      readonly request: VideoRequest;
      /** Warnings only. */
      readonly issues: readonly Issue[];
    }
  | {
      /** It cannot be sent. */
      readonly ok: false;
      /** Errors and warnings, in the order of the fields. */
      readonly issues: readonly Issue[];
    };

/** A mention in a text: `@Image2`. */
export interface Mention {
  /** As it is written, with its sign. */
  readonly text: string;
  /** Which list it points to: `image_urls` or `elements`. */
  readonly kind: "image" | "element";
  /** Counted from 1; 0 points to nothing. */
  readonly number: number;
  /** Where it stands in the text, in UTF-16 units. */
  readonly span: readonly [start: number, end: number];
}

/** A mention that is being typed. */
export interface MentionQuery {
  /** What stands between the sign and the caret. */
  readonly query: string;
  /** From the sign to the end of the word, in UTF-16 units: what a choice replaces. */
  readonly span: readonly [start: number, end: number];
}
