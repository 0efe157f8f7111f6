//! What people read: one sentence or two, which name the field as a person would find it.

use kling_o3::core::plain::Describe;
use kling_o3::core::request::{Code, Issue};
use serde_json::{Value as Json, json};

use super::{changed, judge_json};

fn message(changes: &Json, code: &str) -> String {
    let validation = judge_json(&changed(changes));
    let issue = validation.issues.iter().find(|issue| issue.code.as_str() == code);
    said(issue.unwrap_or_else(|| panic!("{code} for {changes}")))
}

fn said(issue: &Issue) -> String {
    issue.plain().text_of("message").to_owned()
}

type Message = (Json, &'static str, &'static str);

fn about_fields() -> Vec<Message> {
    vec![
        (
            json!({ "duration": "5" }),
            "wrong_type",
            "Duration: needs a finite whole number, but it is a text.",
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
            "\"seed\": there is no such field. Remove it.",
        ),
        (
            json!({ "multi_prompt": [{ "index": 1 }] }),
            "unknown_field",
            "Shot 1, \"index\": there is no such field. Remove it.",
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
            "Prompt: 2612 characters are too many. Shorten it to 2500.",
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
            "Duration: the seconds of the shots add up to 6, not 5. Change the shots or the duration.",
        ),
        (
            json!({ "multi_prompt": [shot("a", 2)] }),
            "shots_total",
            "Shots: the seconds of the shots add up to 2. Make that 3 to 15.",
        ),
        (
            json!({ "image_urls": vec!["https://a.test/"; 5], "elements": [{ "video_url": "https://a.test/v.mp4" }] }),
            "too_many_references",
            "Elements: 6 images and elements together; beside a video element at most 4. Remove some.",
        ),
        (
            json!({ "elements": [{ "reference_image_urls": ["https://a.test/", "blob:x"] }] }),
            "url_not_fetchable",
            "Element 1, reference image 2: no server can fetch an address of this sort. Use a public https address, \
             such as that of an upload.",
        ),
        (
            json!({ "end_image_url": "http://localhost/" }),
            "url_not_public",
            "End image: the service cannot reach this host. Use a public https address, such as that of an upload.",
        ),
        (
            json!({ "prompt": "@Image3", "image_urls": ["https://a.test/", "https://b.test/"] }),
            "mention_dangling",
            "Prompt: \"@Image3\" points at nothing: of these there are 2. Add one or change the mention.",
        ),
        (
            json!({ "prompt": "@Element1" }),
            "mention_dangling",
            "Prompt: \"@Element1\" points at nothing: of these there are 0. Add one or change the mention.",
        ),
        (
            json!({ "prompt": "x" }),
            "mention_unused",
            "Image 1: no text mentions it. Write \"@Image1\" where it belongs, or remove it.",
        ),
        (
            json!({ "prompt": "<<<image_1>>>" }),
            "mention_foreign",
            "Prompt: this model does not know \"<<<image_1>>>\". It knows @Image1 and @Element1: write \"@Image1\".",
        ),
    ]
}

fn shot(prompt: &str, duration: i64) -> Json {
    json!({ "prompt": prompt, "duration": duration })
}

#[test]
fn messages_say_where_what_is_wrong_and_what_to_do() {
    for (changes, code, expected) in [about_fields(), about_what_fits_together()].concat() {
        assert_eq!(message(&changes, code), expected);
    }
    let whole = judge_json(&json!([]));
    assert_eq!(
        said(&whole.issues[0]),
        "Request: needs an object, but it is a list."
    );
}

#[test]
fn what_a_message_has_no_parameter_for_is_left_out() {
    for (changes, code, expected) in [
        (
            json!({ "prompt": "@Video1" }),
            "mention_foreign",
            "Prompt: this model does not know \"@Video1\". It knows @Image1 and @Element1.",
        ),
        (
            json!({ "duration": -7 }),
            "out_of_range",
            "Duration: -7 is out of range. Use 3 to 15.",
        ),
        (
            json!({ "duration": 10, "multi_prompt": [shot("a", 9_007_199_254_740_991)] }),
            "shots_total",
            "Duration: the seconds of the shots add up to 9007199254740991, not 10. Change the shots or the duration.",
        ),
    ] {
        assert_eq!(message(&changes, code), expected);
    }
}

#[test]
fn no_message_begs_or_scolds() {
    for word in ["please", "sorry", "invalid", "oops"] {
        for code in Code::ALL {
            let text = code.message();
            assert!(!text.to_lowercase().contains(word), "{text}: {word}");
        }
    }
}
