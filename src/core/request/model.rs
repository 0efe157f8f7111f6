//! What is particular to the one model this package asks for: its id, and its fields in the order of the contract with
//! what each may hold. Its four siblings (`service.md` §7) would each be another table like this.
//!
//! A field is called by its place in its table, so that a rule names one in a pattern: `[ELEMENTS, _, VIDEO_URL]`.

use crate::core::shape::{Field, Shape};

/// The only model (F1).
pub const MODEL_ID: &str = "kling-o3-reference-to-video";
/// What `resolution` may be (F4).
pub const RESOLUTIONS: &[&str] = &["720p", "1080p", "4k"];
/// What `aspect_ratio` may be (F5).
pub const ASPECT_RATIOS: &[&str] = &["16:9", "9:16", "1:1"];
/// What `shot_type` may be (F7).
pub const SHOT_TYPES: &[&str] = &["customize"];

/// `service.md` §2.1.
pub static BODY: Shape = Shape::Object(&[
    field("model", "model", Shape::Choice(&[MODEL_ID])),
    field("prompt", "prompt", Shape::Text),
    field("resolution", "resolution", Shape::Choice(RESOLUTIONS)),
    field("generate_audio", "sound", Shape::Flag),
    field("start_image_url", "start image", Shape::Address),
    field("end_image_url", "end image", Shape::Address),
    field("image_urls", "images", Shape::List(&Shape::Address)),
    field("elements", "elements", Shape::List(&ELEMENT)),
    field("aspect_ratio", "aspect ratio", Shape::Choice(ASPECT_RATIOS)),
    field("duration", "duration", Shape::Seconds),
    field("shot_type", "shot type", Shape::Choice(SHOT_TYPES)),
    field("multi_prompt", "shots", Shape::List(&SHOT)),
]);

/// `service.md` §2.2.
static ELEMENT: Shape = Shape::Object(&[
    field("frontal_image_url", "front image", Shape::Address),
    field(
        "reference_image_urls",
        "reference images",
        Shape::List(&Shape::Address),
    ),
    field("video_url", "video", Shape::Address),
    field("voice_id", "voice", Shape::Text),
]);

/// `service.md` §2.3.
static SHOT: Shape = Shape::Object(&[
    field("prompt", "prompt", Shape::Text),
    field("duration", "duration", Shape::Seconds),
]);

const fn field(name: &'static str, title: &'static str, shape: Shape) -> Field {
    Field { name, title, shape }
}

macro_rules! places {
    ($($name:ident = $place:literal,)*) => {
        $(#[allow(missing_docs)] pub const $name: usize = $place;)*
    };
}

// In the body.
places! {
    MODEL = 0,
    PROMPT = 1,
    RESOLUTION = 2,
    GENERATE_AUDIO = 3,
    START_IMAGE_URL = 4,
    END_IMAGE_URL = 5,
    IMAGE_URLS = 6,
    ELEMENTS = 7,
    ASPECT_RATIO = 8,
    DURATION = 9,
    MULTI_PROMPT = 11,
}

// In an element.
places! {
    FRONTAL_IMAGE_URL = 0,
    REFERENCE_IMAGE_URLS = 1,
    VIDEO_URL = 2,
    VOICE_ID = 3,
}

// In a shot.
places! {
    SHOT_PROMPT = 0,
    SHOT_DURATION = 1,
}
