//! The canonical body as a JSON Schema (2020-12), for tools that speak that. Host only: `examples/describe.rs` writes
//! it out at build time, and the wasm does not carry it.
//!
//! It accepts every request that validation makes. It is looser than validation where a schema cannot say the rule (the
//! sum of the shots, what an address is), and never stricter, except that it knows no empty values: what validation
//! takes as not given has to be left out.

mod json;
mod parts;

use super::limits::{
    DURATION_DEFAULT, DURATION_MAX, DURATION_MIN, LIST_ITEMS, Limit, PROMPT_CHARACTERS,
    REFERENCES_WITH_VIDEO, SHOT_DURATION_MAX, SHOT_DURATION_MIN,
};
use super::model::MODEL;

pub use json::Json;
use parts::{choice, filled, list, object, seconds, text, texts, with};

/// The schema of the body, with its defaults.
pub fn request() -> Json {
    object(vec![
        (
            "$schema",
            Json::Text("https://json-schema.org/draft/2020-12/schema"),
        ),
        ("title", Json::Text("A video by kling-o3-reference-to-video")),
        ("type", Json::Text("object")),
        ("properties", properties()),
        ("additionalProperties", Json::Flag(false)),
        // F3: a prompt or shots.
        ("oneOf", Json::List(vec![with("prompt"), with("multi_prompt")])),
        ("if", with_video()),
        ("then", few_references()),
    ])
}

fn properties() -> Json {
    object(vec![
        (
            "model",
            choice(
                &[MODEL.id],
                Some(MODEL.id),
                "The model. Filled in where it is left out.",
            ),
        ),
        ("prompt", prompt()),
        (
            "resolution",
            choice(
                MODEL.resolutions,
                Some(MODEL.default_resolution()),
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
        ("shot_type", choice(MODEL.shot_types, None, "Best left out.")),
        (
            "multi_prompt",
            list(shot(), shots_at_most(), "Shot by shot, in place of a prompt."),
        ),
    ])
}

fn prompt() -> Json {
    let text = "What the video shows; @Image1 and @Element1 point at the images and elements.";
    let mut members = filled(text);
    members.push(("maxLength", Json::Number(PROMPT_CHARACTERS.value)));
    object(members)
}

fn audio() -> Json {
    let text = "Whether the video has sound.";
    object(vec![
        ("type", Json::Text("boolean")),
        ("default", Json::Flag(false)),
        ("description", Json::Text(text)),
    ])
}

fn aspect_ratio() -> Json {
    let text = "Width to height. Filled in where there is no start image; else the start image may decide.";
    choice(MODEL.aspect_ratios, Some(MODEL.default_aspect_ratio()), text)
}

fn duration() -> Json {
    let text = "Seconds. With shots it is the sum of theirs, and filled in as that.";
    let mut members = seconds(DURATION_MIN, DURATION_MAX);
    members.push(("default", Json::Number(DURATION_DEFAULT.value)));
    members.push(("description", Json::Text(text)));
    object(members)
}

/// `service.md` §2.2
fn element() -> Json {
    let pictures = list(text("One picture."), LIST_ITEMS, "The subject from other sides.");
    object(vec![
        ("type", Json::Text("object")),
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
        ("additionalProperties", Json::Flag(false)),
        (
            "anyOf",
            Json::List(vec![
                with("frontal_image_url"),
                with("reference_image_urls"),
                with("video_url"),
            ]),
        ),
    ])
}

/// `service.md` §2.3
fn shot() -> Json {
    let mut duration = seconds(SHOT_DURATION_MIN, SHOT_DURATION_MAX);
    duration.push(("description", Json::Text("Seconds.")));
    object(vec![
        ("type", Json::Text("object")),
        (
            "properties",
            object(vec![
                ("prompt", text("What the shot shows.")),
                ("duration", object(duration)),
            ]),
        ),
        ("additionalProperties", Json::Flag(false)),
        ("required", texts(&["prompt", "duration"])),
    ])
}

/// More shots than this cannot add up to a video, as each has its least length.
fn shots_at_most() -> Limit {
    Limit {
        value: (DURATION_MAX.value / SHOT_DURATION_MIN.value).floor(),
        ..DURATION_MAX
    }
}

/// F9: one of the elements is a video element.
fn with_video() -> Json {
    let elements = object(vec![
        ("type", Json::Text("array")),
        ("contains", with("video_url")),
    ]);
    object(vec![
        ("type", Json::Text("object")),
        ("properties", object(vec![("elements", elements)])),
        ("required", texts(&["elements"])),
    ])
}

/// F9: pictures and elements together are not more than the limit, said pair by pair as a schema cannot add.
fn few_references() -> Json {
    let most = REFERENCES_WITH_VIDEO.count();
    let at_most = |limit: usize| {
        let limit = u32::try_from(limit).map_or(f64::INFINITY, f64::from);
        object(vec![
            ("type", Json::Text("array")),
            ("maxItems", Json::Number(limit)),
        ])
    };
    let pair = |images: usize| {
        let lists = vec![
            ("image_urls", at_most(images)),
            ("elements", at_most(most - images)),
        ];
        object(vec![
            ("type", Json::Text("object")),
            ("properties", object(lists)),
        ])
    };
    object(vec![("anyOf", Json::List((0..most).map(pair).collect()))])
}
