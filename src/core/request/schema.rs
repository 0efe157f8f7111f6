//! The canonical body as a JSON Schema (2020-12), for tools that speak that. Host only: `examples/describe.rs` writes
//! it out at build time, and the wasm does not carry it.
//!
//! It accepts every request that validation makes. It is looser than validation where a schema cannot say the rule (the
//! sum of the shots, what an address is), and never stricter, except that it knows no empty values: what validation
//! takes as not given has to be left out.

mod parts;

use super::limits::{
    DURATION_DEFAULT, DURATION_MAX, DURATION_MIN, LIST_ITEMS, Limit, PROMPT_CHARACTERS,
    REFERENCES_WITH_VIDEO, SHOT_DURATION_MAX, SHOT_DURATION_MIN,
};
use super::model::{ASPECT_RATIOS, MODEL_ID, RESOLUTIONS, SHOT_TYPES};

use crate::core::plain::Plain;
use parts::{choice, filled, list, object, seconds, text, texts, with};

/// The schema of the body, with its defaults.
pub fn request() -> Plain {
    object(vec![
        (
            "$schema",
            Plain::Word("https://json-schema.org/draft/2020-12/schema"),
        ),
        ("title", Plain::Word("A video by kling-o3-reference-to-video")),
        ("type", Plain::Word("object")),
        ("properties", properties()),
        ("additionalProperties", Plain::Flag(false)),
        // F3: a prompt or shots.
        ("oneOf", Plain::List(vec![with("prompt"), with("multi_prompt")])),
        ("if", with_video()),
        ("then", few_references()),
    ])
}

fn properties() -> Plain {
    object(vec![
        (
            "model",
            choice(
                &[MODEL_ID],
                Some(MODEL_ID),
                "The model. Filled in where it is left out.",
            ),
        ),
        ("prompt", prompt()),
        (
            "resolution",
            choice(
                RESOLUTIONS,
                RESOLUTIONS.first().copied(),
                "How fine the picture is.",
            ),
        ),
        ("generate_audio", audio()),
        ("start_image_url", text("The picture the video begins with.")),
        (
            "end_image_url",
            text("The picture the video ends with; known to need a start image and no shots."),
        ),
        (
            "image_urls",
            list(
                text("One picture."),
                LIST_ITEMS,
                "Pictures to look at: @Image1 and on.",
            ),
        ),
        (
            "elements",
            list(
                element(),
                LIST_ITEMS,
                "Subjects to keep recognisable: @Element1 and on.",
            ),
        ),
        ("aspect_ratio", aspect_ratio()),
        ("duration", duration()),
        ("shot_type", choice(SHOT_TYPES, None, "Best left out.")),
        (
            "multi_prompt",
            list(shot(), shots_at_most(), "Shot by shot, in place of a prompt."),
        ),
    ])
}

fn prompt() -> Plain {
    let text = "What the video shows; @Image1 and @Element1 point at the images and elements.";
    let mut members = filled(text);
    members.push(("maxLength", Plain::Number(PROMPT_CHARACTERS.value)));
    object(members)
}

fn audio() -> Plain {
    let text = "Whether the video has sound.";
    object(vec![
        ("type", Plain::Word("boolean")),
        ("default", Plain::Flag(false)),
        ("description", Plain::Word(text)),
    ])
}

fn aspect_ratio() -> Plain {
    let text = "Width to height. Filled in where there is no start image; else the start image may decide.";
    choice(ASPECT_RATIOS, ASPECT_RATIOS.first().copied(), text)
}

fn duration() -> Plain {
    let text = "Seconds. With shots it is the sum of theirs, and filled in as that.";
    let mut members = seconds(DURATION_MIN, DURATION_MAX);
    members.push(("default", Plain::Number(DURATION_DEFAULT.value)));
    members.push(("description", Plain::Word(text)));
    object(members)
}

/// `service.md` §2.2
fn element() -> Plain {
    let pictures = list(text("One picture."), LIST_ITEMS, "The subject from other sides.");
    object(vec![
        ("type", Plain::Word("object")),
        (
            "properties",
            object(vec![
                ("frontal_image_url", text("The subject from the front.")),
                ("reference_image_urls", pictures),
                (
                    "video_url",
                    text("The subject in motion; only one element may have a video."),
                ),
                ("voice_id", text("The voice of a subject in a video.")),
            ]),
        ),
        ("additionalProperties", Plain::Flag(false)),
        (
            "anyOf",
            Plain::List(vec![
                with("frontal_image_url"),
                with("reference_image_urls"),
                with("video_url"),
            ]),
        ),
    ])
}

/// `service.md` §2.3
fn shot() -> Plain {
    let mut duration = seconds(SHOT_DURATION_MIN, SHOT_DURATION_MAX);
    duration.push(("description", Plain::Word("Seconds.")));
    object(vec![
        ("type", Plain::Word("object")),
        (
            "properties",
            object(vec![
                ("prompt", text("What the shot shows.")),
                ("duration", object(duration)),
            ]),
        ),
        ("additionalProperties", Plain::Flag(false)),
        ("required", texts(&["prompt", "duration"])),
    ])
}

/// More shots than this cannot add up to a video, as each has its least length.
fn shots_at_most() -> Limit {
    let mut most = DURATION_MAX;
    most.value = (most.value / SHOT_DURATION_MIN.value).floor();
    most
}

/// F9: one of the elements is a video element.
fn with_video() -> Plain {
    let elements = object(vec![
        ("type", Plain::Word("array")),
        ("contains", with("video_url")),
    ]);
    object(vec![
        ("type", Plain::Word("object")),
        ("properties", object(vec![("elements", elements)])),
        ("required", texts(&["elements"])),
    ])
}

/// F9: pictures and elements together are not more than the limit, said pair by pair as a schema cannot add.
fn few_references() -> Plain {
    let most = REFERENCES_WITH_VIDEO.count();
    let at_most = |limit: usize| {
        let limit = u32::try_from(limit).map_or(f64::INFINITY, f64::from);
        object(vec![
            ("type", Plain::Word("array")),
            ("maxItems", Plain::Number(limit)),
        ])
    };
    let pair = |images: usize| {
        let lists = vec![
            ("image_urls", at_most(images)),
            ("elements", at_most(most - images)),
        ];
        object(vec![
            ("type", Plain::Word("object")),
            ("properties", object(lists)),
        ])
    };
    object(vec![("anyOf", Plain::List((0..most).map(pair).collect()))])
}
