//! What is wrong with a request, in a form that a program and a person can both read.
//!
//! The shapes and the codes are those of `package-api.md` §3; which rule gives which is in `rules`.

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

/// Whether an issue keeps the request from being sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The service refuses it, by its own documents.
    Error,
    /// Known from upstream only; it never blocks.
    Warning,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $severity:ident;)*) => {
        /// What kind of issue it is: stable, in the order of the table in `package-api.md` §3.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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
        }
    };
}

codes! {
    /// A value of another type, or one that could not be read.
    WrongType = "wrong_type", Error;
    /// A field the model does not have (F11).
    UnknownField = "unknown_field", Error;
    /// A value outside a fixed choice (F1, F4, F5, F7).
    NotOneOf = "not_one_of", Error;
    /// Neither a prompt nor shots (F3).
    PromptMissing = "prompt_missing", Error;
    /// A prompt and shots (F3).
    PromptAndShots = "prompt_and_shots", Error;
    /// A prompt above the limit (F2).
    PromptTooLong = "prompt_too_long", Error;
    /// A number of seconds with a fraction (F6).
    NotWhole = "not_whole", Error;
    /// A number or a list's length outside its range (F6).
    OutOfRange = "out_of_range", Error;
    /// A shot without a text (§2.3).
    ShotPromptMissing = "shot_prompt_missing", Error;
    /// A shot without a length (§2.3).
    ShotDurationMissing = "shot_duration_missing", Error;
    /// Shots that do not add up (F8).
    ShotsTotal = "shots_total", Error;
    /// More pictures and elements than a request with a video element may have (F9).
    TooManyReferences = "too_many_references", Error;
    /// An address no server can fetch (F10).
    UrlNotFetchable = "url_not_fetchable", Error;
    /// An element with neither pictures nor a video (§2.2).
    ElementEmpty = "element_empty", Error;
    /// An address the service may not reach (W1).
    UrlNotPublic = "url_not_public", Warning;
    /// More pictures and elements than upstream takes (W3).
    ManyReferences = "many_references", Warning;
    /// An end image without a start image (W4).
    EndWithoutStart = "end_without_start", Warning;
    /// An end image together with shots (W5).
    EndWithShots = "end_with_shots", Warning;
    /// More elements than upstream takes beside a start image (W6).
    ElementsWithStart = "elements_with_start", Warning;
    /// A second video element (W7).
    SeveralVideos = "several_videos", Warning;
    /// A voice on an element without a video (W8).
    VoiceWithoutVideo = "voice_without_video", Warning;
    /// A voice in a video without sound (W8).
    VoiceWithoutAudio = "voice_without_audio", Warning;
    /// An image element with one half of its pictures (W9).
    ElementIncomplete = "element_incomplete", Warning;
    /// More reference pictures than upstream takes (W9).
    ElementReferences = "element_references", Warning;
    /// A mention of a picture or element that is not there (W11).
    MentionDangling = "mention_dangling", Warning;
    /// A picture or element that no text mentions (W11).
    MentionUnused = "mention_unused", Warning;
    /// A mention in the manner of another service or model (W11).
    MentionForeign = "mention_foreign", Warning;
    /// More shots than upstream takes (W14).
    ShotsCount = "shots_count", Warning;
    /// A shot's text above upstream's limit (W15).
    ShotPromptLong = "shot_prompt_long", Warning;
    /// A shot shorter than some services take (W16).
    ShotShort = "shot_short", Warning;
    /// Nothing to look at: no start image, picture or element (W17).
    NoReference = "no_reference", Warning;
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// One step of a path into the request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Segment {
    /// A field.
    Name(String),
    /// An item of a list, counted from 0.
    Index(usize),
}

/// A value for a message of the caller's own.
#[derive(Debug, Clone, PartialEq)]
pub enum Param {
    /// A text.
    Text(String),
    /// A number; always finite.
    Number(f64),
    /// The values of a fixed choice.
    Texts(&'static [&'static str]),
}

impl From<&str> for Param {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<f64> for Param {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Param {
    #[allow(clippy::cast_precision_loss)] // no list and no text is that long
    fn from(count: usize) -> Self {
        Self::Number(count as f64)
    }
}

impl Serialize for Param {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => serialize_number(*number, serializer),
            Self::Texts(texts) => texts.serialize(serializer),
        }
    }
}

/// A whole number as JSON writes one: `5`, not `5.0`.
#[allow(clippy::cast_possible_truncation)] // guarded: whole and exact
pub fn serialize_number<S: Serializer>(number: f64, serializer: S) -> Result<S::Ok, S::Error> {
    const EXACT: f64 = 9_007_199_254_740_991.0;
    if number.fract() == 0.0 && number.abs() <= EXACT {
        serializer.serialize_i64(number as i64)
    } else {
        serializer.serialize_f64(number)
    }
}

/// The parameters of an issue, by name, as the table in `package-api.md` §3 lists them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Params(pub Vec<(&'static str, Param)>);

impl Serialize for Params {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Params", self.0.len())?;
        for (name, param) in &self.0 {
            object.serialize_field(name, param)?;
        }
        object.end()
    }
}

/// One thing that is wrong, or may be.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Issue {
    /// What kind of issue it is.
    pub code: Code,
    /// Whether it blocks.
    pub severity: Severity,
    /// Where it is; empty where it is about the input as a whole.
    pub path: Vec<Segment>,
    /// What is wrong and what to do, in plain English.
    pub message: String,
    /// The same in parts, for messages of the caller's own.
    pub params: Params,
    /// Start and end in UTF-16 units inside the text at `path`, where a part of it is meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<(usize, usize)>,
}
