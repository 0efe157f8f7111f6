//! What people read: one sentence or two, which name the field as a person would find it.

use serde_json::{Value as Json, json};

use super::{changed, judge_json};

fn message(changes: &Json, code: &str) -> String {
    let validation = judge_json(&changed(changes));
    let issue = validation.issues.iter().find(|issue| issue.code.as_str() == code);
    issue
        .unwrap_or_else(|| panic!("{code} for {changes}"))
        .message
        .clone()
}

type Message = (Json, &'static str, &'static str);

fn about_fields() -> Vec<Message> {
    vec![
        (
            json!({ "duration": "5" }),
            "wrong_type",
            "Duration: needs a whole number, but it is a text.",
        ),
        (
            json!({ "generate_audio": 1 }),
            "wrong_type",
            "Sound: needs true or false, but it is a number.",
        ),
        (
            json!({ "image_urls": [null] }),
            "wrong_type",
            "Image 1: needs a text, but it is null.",
        ),
        (
            json!({ "seed": 1 }),
            "unknown_field",
            "\"seed\" is no field of this model. Remove it.",
        ),
        (
            json!({ "multi_prompt": [{ "index": 1 }] }),
            "unknown_field",
            "Shot 1: \"index\" is no field of a shot. Remove it.",
        ),
        (
            json!({ "resolution": "2k" }),
            "not_one_of",
            "Resolution: \"2k\" is not offered. Use 720p, 1080p or 4k.",
        ),
        (
            json!({ "model": "x".repeat(99) }),
            "not_one_of",
            "Model: \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…\" is not offered. Use kling-o3-reference-to-video.",
        ),
        (
            json!({ "prompt": "x".repeat(2612) }),
            "prompt_too_long",
            "Prompt: 2612 characters are 112 too many. Shorten it to 2500.",
        ),
        (
            json!({ "duration": 5.5 }),
            "not_whole",
            "Duration: needs whole seconds. Round it up or down.",
        ),
        (
            json!({ "multi_prompt": [shot("a", 5), shot("b", 5), { "duration": 3 }] }),
            "shot_prompt_missing",
            "Shot 3, prompt: there is no text. Describe what happens in this shot.",
        ),
    ]
}

fn about_what_fits_together() -> Vec<Message> {
    vec![
        (
            json!({ "duration": 5, "multi_prompt": [shot("a", 3), shot("b", 3)] }),
            "shots_total",
            "Duration: the shots take 6 seconds together, not 5 seconds. Change the shots, or set the duration to 6 seconds.",
        ),
        (
            json!({ "duration": 5, "multi_prompt": [shot("a", 20)] }),
            "shots_total",
            "Duration: the shots take 20 seconds together, not 5 seconds. Change the shots.",
        ),
        (
            json!({ "multi_prompt": [shot("a", 2)] }),
            "shots_total",
            "Shots: they take 2 seconds together. Make that 3 to 15 seconds.",
        ),
        (
            json!({ "image_urls": vec!["https://a.test/"; 5], "elements": [{ "video_url": "https://a.test/v.mp4" }] }),
            "too_many_references",
            "Elements: 6 images and elements together; beside a video element at most 4. Remove 2.",
        ),
        (
            json!({ "elements": [{ "reference_image_urls": ["https://a.test/", "blob:x"] }] }),
            "url_not_fetchable",
            "Element 1, reference image 2: no server can fetch an address that begins with \"blob\". Upload the file \
             and use its https address.",
        ),
        (
            json!({ "end_image_url": "http://localhost/" }),
            "url_not_public",
            "End image: the service cannot reach this host. Upload the file and use its https address.",
        ),
        (
            json!({ "prompt": "@Image3", "image_urls": ["https://a.test/", "https://b.test/"] }),
            "mention_dangling",
            "Prompt: @Image3 points at nothing: the images go from 1 to 2.",
        ),
        (
            json!({ "prompt": "@Element1" }),
            "mention_dangling",
            "Prompt: @Element1 points at nothing: there is no element. Add one or take the mention out.",
        ),
        (
            json!({ "prompt": "x" }),
            "mention_unused",
            "Image 1: no text mentions it. Write @Image1 where it belongs, or remove it.",
        ),
        (
            json!({ "prompt": "<<<image_1>>>" }),
            "mention_foreign",
            "Prompt: this model does not know <<<image_1>>>. Write @Image1.",
        ),
    ]
}

fn shot(prompt: &str, duration: i32) -> Json {
    json!({ "prompt": prompt, "duration": duration })
}

#[test]
fn messages_say_where_what_is_wrong_and_what_to_do() {
    for (changes, code, expected) in [about_fields(), about_what_fits_together()].concat() {
        assert_eq!(message(&changes, code), expected);
    }
    let whole = judge_json(&json!([]));
    assert_eq!(
        whole.issues[0].message,
        "Request: needs an object, but it is a list."
    );
}

#[test]
fn no_message_begs_or_scolds() {
    for word in ["please", "sorry", "invalid", "oops"] {
        for (name, text) in RULES {
            assert!(!text.to_lowercase().contains(word), "{name}: {word}");
        }
    }
}

const RULES: &[(&str, &str)] = &[
    (
        "addresses",
        include_str!("../../../src/core/request/rules/addresses.rs"),
    ),
    (
        "choices",
        include_str!("../../../src/core/request/rules/choices.rs"),
    ),
    (
        "elements",
        include_str!("../../../src/core/request/rules/elements.rs"),
    ),
    (
        "frames",
        include_str!("../../../src/core/request/rules/frames.rs"),
    ),
    ("kinds", include_str!("../../../src/core/request/rules/kinds.rs")),
    (
        "mentioned",
        include_str!("../../../src/core/request/rules/mentioned.rs"),
    ),
    (
        "references",
        include_str!("../../../src/core/request/rules/references.rs"),
    ),
    ("texts", include_str!("../../../src/core/request/rules/texts.rs")),
    (
        "timing",
        include_str!("../../../src/core/request/rules/timing.rs"),
    ),
];
