//! The kinds of issues: the table of `package-api.md` §3, with what each says to a person.
//!
//! How a message is filled is told in `message`.

/// Whether an issue keeps the request from being sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// The service refuses it, by its own documents.
    Error,
    /// Known from upstream only; it never blocks.
    Warning,
}

impl Severity {
    /// The severity as JavaScript sees it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $severity:ident, $message:expr;)*) => {
        /// What kind of issue it is: stable, in the order of the table in `package-api.md` §3.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// All of them, in order.
            pub const ALL: &'static [Code] = &[$(Code::$name),*];

            /// The code as JavaScript sees it.
            pub const fn as_str(self) -> &'static str {
                match self { $(Code::$name => $text,)* }
            }

            /// How serious an issue of this code always is.
            pub const fn severity(self) -> Severity {
                match self { $(Code::$name => Severity::$severity,)* }
            }

            /// What it says, to be filled with the issue's own parameters.
            pub const fn message(self) -> &'static str {
                match self { $(Code::$name => $message,)* }
            }
        }
    };
}

const LONG: &str = "{actual} characters are too many. Shorten it to {max}.";
const MANY: &str = "{actual} are more than the {max} that are known to work.";
const ADDRESS: &str = "{reason}. Use a public https address, such as that of an upload.";

codes! {
    /// A value of another type, or one that could not be read.
    WrongType = "wrong_type", Error, "needs {expected}, but it is {actual}.";
    /// A field the model does not have (F11).
    UnknownField = "unknown_field", Error, "there is no such field. Remove it.";
    /// A value outside a fixed choice (F1, F4, F5, F7).
    NotOneOf = "not_one_of", Error, "{actual} is not offered. Use {allowed}.";
    /// Neither a prompt nor shots (F3).
    PromptMissing = "prompt_missing", Error,
        "there is no text yet. Describe the video here, or shot by shot in multi_prompt.";
    /// A prompt and shots (F3).
    PromptAndShots = "prompt_and_shots", Error, "a prompt and shots exclude each other. Keep one of the two.";
    /// A prompt above the limit (F2).
    PromptTooLong = "prompt_too_long", Error, LONG;
    /// A number of seconds with a fraction (F6).
    NotWhole = "not_whole", Error, "needs whole seconds. Round it up or down.";
    /// A number or a list's length outside its range (F6).
    OutOfRange = "out_of_range", Error, "{actual} is out of range. Use {min} to {max}.";
    /// A shot without a text (§2.3).
    ShotPromptMissing = "shot_prompt_missing", Error, "there is no text. Describe what happens in this shot.";
    /// A shot without a length (§2.3).
    ShotDurationMissing = "shot_duration_missing", Error,
        "there is no length. Give this shot a whole number of seconds.";
    /// Shots that do not add up (F8).
    ShotsTotal = "shots_total", Error,
        "the seconds of the shots add up to {sum}[, not {duration}. Change the shots or the duration][. Make that {min} to {max}].";
    /// More pictures and elements than a request with a video element may have (F9).
    TooManyReferences = "too_many_references", Error,
        "{actual} images and elements together; beside a video element at most {max}. Remove some.";
    /// An address no server can fetch (F10).
    UrlNotFetchable = "url_not_fetchable", Error, ADDRESS;
    /// An element with neither pictures nor a video (§2.2).
    ElementEmpty = "element_empty", Error,
        "has neither pictures nor a video. Give it a front image and reference images, or a video.";
    /// An address the service may not reach (W1).
    UrlNotPublic = "url_not_public", Warning, ADDRESS;
    /// More pictures and elements than upstream takes (W3).
    ManyReferences = "many_references", Warning,
        "{actual} images and elements together; at most {max} are known to work.";
    /// An end image without a start image (W4).
    EndWithoutStart = "end_without_start", Warning,
        "an end image is known to need a start image. Add one or remove the end image.";
    /// An end image together with shots (W5).
    EndWithShots = "end_with_shots", Warning,
        "an end image is known to be refused together with shots. Remove one of the two.";
    /// More elements than upstream takes beside a start image (W6).
    ElementsWithStart = "elements_with_start", Warning,
        "{actual} are more than the {max} that are known to work beside a start image.";
    /// A second video element (W7).
    SeveralVideos = "several_videos", Warning,
        "only one element may have a video. Use pictures for the others.";
    /// A voice on an element without a video (W8).
    VoiceWithoutVideo = "voice_without_video", Warning,
        "only an element with a video can have a voice. Add a video or remove the voice.";
    /// A voice in a video without sound (W8).
    VoiceWithoutAudio = "voice_without_audio", Warning,
        "an element has a voice, but the video has no sound. Switch the sound on to hear it.";
    /// An image element with one half of its pictures (W9).
    ElementIncomplete = "element_incomplete", Warning, "an element without a video needs {missing} too. Add it.";
    /// More reference pictures than upstream takes (W9).
    ElementReferences = "element_references", Warning, MANY;
    /// A mention of a picture or element that is not there (W11).
    MentionDangling = "mention_dangling", Warning,
        "{mention} points at nothing: of these there are {available}. Add one or change the mention.";
    /// A picture or element that no text mentions (W11).
    MentionUnused = "mention_unused", Warning,
        "no text mentions it. Write {mention} where it belongs, or remove it.";
    /// A mention in the manner of another service or model (W11).
    MentionForeign = "mention_foreign", Warning,
        "this model does not know {mention}. It knows @Image1 and @Element1[: write {suggestion}].";
    /// More shots than upstream takes (W14).
    ShotsCount = "shots_count", Warning, MANY;
    /// A shot's text above upstream's limit (W15).
    ShotPromptLong = "shot_prompt_long", Warning, LONG;
    /// A shot shorter than some services take (W16).
    ShotShort = "shot_short", Warning, "some services refuse shots under {min} seconds.";
    /// Nothing to look at: no start image, picture or element (W17).
    NoReference = "no_reference", Warning,
        "nothing to look at: no start image, image or element. Add one, or use the model kling-o3-text-to-video.";
}
