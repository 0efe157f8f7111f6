//! Every number of the rules, in one table.
//!
//! The rules read their numbers here and nowhere else; the same table goes to TypeScript (`limits`), so that counters
//! and hints of a form show what the rules will say. Some numbers (those of pictures and videos) only a hint can use,
//! because no rule here ever sees a file.

use crate::core::plain::{Describe, Object};

/// One number of a rule. Described it is what JavaScript finds under its name: `{ value, rule, documented }`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limit {
    /// Its name in JavaScript.
    pub name: &'static str,
    /// The number; its unit is in the name or in the field it is about.
    pub value: f64,
    /// The rule of `service.md` §2.4 (or the unknown of §5) it belongs to; `package` where it is this package's own.
    pub rule: &'static str,
    /// Whether `FoxAPI` documents it. Where it does not, it is known from upstream only.
    pub documented: bool,
}

impl Limit {
    /// The number where it counts things.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // counts are small and not negative
    pub const fn count(&self) -> usize {
        self.value as usize
    }
}

impl Describe for Limit {
    fn describe(&self, object: &mut Object) {
        object.number("value", self.value);
        object.word("rule", self.rule);
        object.flag("documented", self.documented);
    }
}

macro_rules! limits {
    ($($(#[$doc:meta])* $constant:ident = $name:literal, $value:expr, $rule:literal, $documented:literal;)*) => {
        $($(#[$doc])* pub const $constant: Limit =
            Limit { name: $name, value: $value, rule: $rule, documented: $documented };)*
        /// All of them, in the order of the rules.
        pub const ALL: &[Limit] = &[$($constant),*];
    };
}

limits! {
    /// Unicode scalar values in `prompt`.
    PROMPT_CHARACTERS = "promptCharacters", 2500.0, "F2", true;
    /// Seconds of the shortest video.
    DURATION_MIN = "durationMin", 3.0, "F6", true;
    /// Seconds of the longest video.
    DURATION_MAX = "durationMax", 15.0, "F6", true;
    /// Seconds where neither `duration` nor shots are given: what upstream takes by itself.
    DURATION_DEFAULT = "durationDefault", 5.0, "F6", false;
    /// Seconds no shot can be longer than, because all of them together are not.
    SHOT_DURATION_MAX = "shotDurationMax", 15.0, "F8", true;
    /// Pictures and elements together where one element is a video.
    REFERENCES_WITH_VIDEO = "referencesWithVideo", 4.0, "F9", true;
    /// Seconds upstream waits for a picture to download.
    IMAGE_DOWNLOAD_SECONDS = "imageDownloadSeconds", 20.0, "W1", false;
    /// Seconds upstream waits for a video to download.
    VIDEO_DOWNLOAD_SECONDS = "videoDownloadSeconds", 30.0, "W1", false;
    /// Bytes of a picture.
    IMAGE_BYTES = "imageBytes", 10_485_760.0, "W2", false;
    /// Pixels of a picture's shorter side.
    IMAGE_SIDE_MIN = "imageSideMin", 300.0, "W2", false;
    /// Width through height of the narrowest picture.
    IMAGE_RATIO_MIN = "imageRatioMin", 0.4, "W2", false;
    /// Width through height of the widest picture.
    IMAGE_RATIO_MAX = "imageRatioMax", 2.5, "W2", false;
    /// Pictures and elements together where no element is a video.
    REFERENCES = "references", 7.0, "W3", false;
    /// Elements beside a start image.
    ELEMENTS_WITH_START = "elementsWithStart", 3.0, "W6", false;
    /// Video elements in one request.
    VIDEO_ELEMENTS = "videoElements", 1.0, "W7", false;
    /// Bytes of an element's video.
    VIDEO_BYTES = "videoBytes", 209_715_200.0, "W7", false;
    /// Seconds of an element's shortest video.
    VIDEO_SECONDS_MIN = "videoSecondsMin", 3.0, "W7", false;
    /// Seconds of an element's longest video.
    VIDEO_SECONDS_MAX = "videoSecondsMax", 10.05, "W7", false;
    /// Pixels of a side of an element's video, at least.
    VIDEO_SIDE_MIN = "videoSideMin", 720.0, "W7", false;
    /// Pixels of a side of an element's video, at most.
    VIDEO_SIDE_MAX = "videoSideMax", 2160.0, "W7", false;
    /// Frames a second of an element's video, at least.
    VIDEO_FRAME_RATE_MIN = "videoFrameRateMin", 24.0, "W7", false;
    /// Frames a second of an element's video, at most.
    VIDEO_FRAME_RATE_MAX = "videoFrameRateMax", 60.0, "W7", false;
    /// Reference pictures of an image element, at least.
    ELEMENT_REFERENCES_MIN = "elementReferencesMin", 1.0, "W9", false;
    /// Reference pictures of an element, at most.
    ELEMENT_REFERENCES = "elementReferences", 3.0, "W9", false;
    /// Shots of a video.
    SHOTS_MAX = "shotsMax", 6.0, "W14", false;
    /// Unicode scalar values in a shot's `prompt`.
    SHOT_PROMPT_CHARACTERS = "shotPromptCharacters", 512.0, "W15", false;
    /// Seconds of the shortest shot; below it is an error.
    SHOT_DURATION_MIN = "shotDurationMin", 1.0, "W16", false;
    /// Seconds below which older services refuse a shot.
    SHOT_DURATION_ADVISED = "shotDurationAdvised", 3.0, "W16", false;
    /// Bytes of a file to upload, where the caller gives no limit of their own: that of the vendor's web client.
    UPLOAD_BYTES = "uploadBytes", 50_000_000.0, "U21", false;
    /// Items of any list that are read at all.
    LIST_ITEMS = "listItems", 1000.0, "package", false;
}
