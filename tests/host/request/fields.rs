//! Absent, unreadable, unknown: what each field may hold before any rule looks at it.

use serde_json::json;

use super::{canonical, check, good, judge_json, lines};
use crate::support::FIELDS;

#[test]
fn an_empty_value_of_any_type_is_no_value() {
    for empty in [
        json!(null),
        json!(""),
        json!(" \t\n\u{A0}\u{3000}\u{FEFF}"),
        json!([]),
    ] {
        for name in FIELDS.iter().chain(&["seed", "__proto__", "callback_url"]) {
            let mut with_empty = good();
            with_empty
                .as_object_mut()
                .unwrap()
                .insert((*name).to_owned(), empty.clone());
            let mut without = good();
            without.as_object_mut().unwrap().shift_remove(*name);
            assert_eq!(judge_json(&with_empty), judge_json(&without), "{name}: {empty}");
        }
    }
}

#[test]
fn empty_values_inside_elements_and_shots_are_no_values() {
    let video = "https://a.test/v.mp4";
    for empty in [json!(null), json!(""), json!("\u{2003}"), json!([])] {
        let input = json!({
            "prompt": "@Element1",
            "elements": [{
                "frontal_image_url": empty, "reference_image_urls": empty, "video_url": video, "voice_id": empty,
                "other": empty,
            }],
        });
        assert_eq!(canonical(&input)["elements"], json!([{ "video_url": video }]));
        let shots = json!({ "multi_prompt": [{ "prompt": empty, "duration": empty, "index": empty }] });
        let expected = [
            "warning no_reference image_urls",
            "error shot_prompt_missing multi_prompt.0.prompt",
            "error shot_duration_missing multi_prompt.0.duration",
        ];
        assert_eq!(lines(&judge_json(&shots)), expected);
    }
}

#[test]
fn zero_and_false_are_values() {
    check(&[
        (json!({ "generate_audio": false }), &[]),
        (
            json!({ "duration": 0 }),
            &[r#"error out_of_range duration {"min":3,"max":15,"actual":0}"#],
        ),
        (json!({ "seed": false }), &["error unknown_field seed"]),
        (json!({ "seed": 0 }), &["error unknown_field seed"]),
        (json!({ "seed": {} }), &["error unknown_field seed"]),
        (json!({ "seed": [null] }), &["error unknown_field seed"]),
    ]);
}

#[test]
fn the_input_itself_is_never_absent() {
    for (input, actual) in [
        (json!(null), "null"),
        (json!(""), "string"),
        (json!([]), "array"),
        (json!([{ "prompt": "x" }]), "array"),
        (json!(5), "number"),
        (json!(true), "boolean"),
    ] {
        let expected = format!(r#"error wrong_type - {{"expected":"object","actual":"{actual}"}}"#);
        assert_eq!(lines(&judge_json(&input)), [expected]);
    }
    let expected = ["error prompt_missing prompt", "warning no_reference image_urls"];
    assert_eq!(lines(&judge_json(&json!({}))), expected);
}

#[test]
fn list_items_are_never_absent() {
    check(&[
        (
            json!({ "image_urls": ["https://a.test/1.png", null, "", " ", [], 5] }),
            &[
                r#"error wrong_type image_urls.1 {"expected":"string","actual":"null"}"#,
                r#"error url_not_fetchable image_urls.2 {"reason":"empty"}"#,
                r#"error url_not_fetchable image_urls.3 {"reason":"empty"}"#,
                r#"error wrong_type image_urls.4 {"expected":"string","actual":"array"}"#,
                r#"error wrong_type image_urls.5 {"expected":"string","actual":"number"}"#,
            ],
        ),
        (
            json!({ "elements": [null, "", [], {}] }),
            &[
                r#"error wrong_type elements.0 {"expected":"object","actual":"null"}"#,
                r#"error wrong_type elements.1 {"expected":"object","actual":"string"}"#,
                r#"error wrong_type elements.2 {"expected":"object","actual":"array"}"#,
                "error element_empty elements.3",
            ],
        ),
        (
            json!({ "prompt": null, "multi_prompt": [null, 3, { "prompt": "@Image1", "duration": 5 }] }),
            &[
                r#"error wrong_type multi_prompt.0 {"expected":"object","actual":"null"}"#,
                r#"error wrong_type multi_prompt.1 {"expected":"object","actual":"number"}"#,
            ],
        ),
    ]);
}
