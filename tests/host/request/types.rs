//! Fields of another type, fields the model does not have, and values outside a choice.

use serde_json::{Value as Json, json};

use super::{Row, check, judge_json, lines};

/// Each field with a value of another type, and nothing but its own issue beside it.
#[test]
fn types_are_checked_strictly_and_unreadable_fields_take_no_part() {
    let mut rows: Vec<Row> = vec![
        (
            json!({ "model": 5 }),
            &[r#"error wrong_type model {"expected":"string","actual":"number"}"#],
        ),
        (
            json!({ "prompt": 5 }),
            &[r#"error wrong_type prompt {"expected":"string","actual":"number"}"#],
        ),
        (
            json!({ "prompt": ["x"] }),
            &[r#"error wrong_type prompt {"expected":"string","actual":"array"}"#],
        ),
        (
            json!({ "resolution": {} }),
            &[r#"error wrong_type resolution {"expected":"string","actual":"object"}"#],
        ),
        (
            json!({ "generate_audio": 0 }),
            &[r#"error wrong_type generate_audio {"expected":"boolean","actual":"number"}"#],
        ),
        (
            json!({ "start_image_url": true }),
            &[r#"error wrong_type start_image_url {"expected":"string","actual":"boolean"}"#],
        ),
        (
            json!({ "end_image_url": {} }),
            &[r#"error wrong_type end_image_url {"expected":"string","actual":"object"}"#],
        ),
        (
            json!({ "image_urls": 7 }),
            &[r#"error wrong_type image_urls {"expected":"array","actual":"number"}"#],
        ),
        (
            json!({ "image_urls": "https://a.test/" }),
            &[r#"error wrong_type image_urls {"expected":"array","actual":"string"}"#],
        ),
        (
            json!({ "elements": {} }),
            &[r#"error wrong_type elements {"expected":"array","actual":"object"}"#],
        ),
        (
            json!({ "aspect_ratio": 1 }),
            &[r#"error wrong_type aspect_ratio {"expected":"string","actual":"number"}"#],
        ),
        (
            json!({ "duration": "5" }),
            &[r#"error wrong_type duration {"expected":"integer","actual":"string"}"#],
        ),
        (
            json!({ "duration": true }),
            &[r#"error wrong_type duration {"expected":"integer","actual":"boolean"}"#],
        ),
        (
            json!({ "shot_type": [1] }),
            &[r#"error wrong_type shot_type {"expected":"string","actual":"array"}"#],
        ),
        (
            json!({ "multi_prompt": {} }),
            &[r#"error wrong_type multi_prompt {"expected":"array","actual":"object"}"#],
        ),
        (
            json!({ "prompt": null, "multi_prompt": "x" }),
            &[r#"error wrong_type multi_prompt {"expected":"array","actual":"string"}"#],
        ),
    ];
    rows.push((
        json!({ "prompt": "@Image1@Element1", "elements": [{ "frontal_image_url": 1, "reference_image_urls": {},
                "video_url": true, "voice_id": 5 }] }),
        &[
            r#"error wrong_type elements.0.frontal_image_url {"expected":"string","actual":"number"}"#,
            r#"error wrong_type elements.0.reference_image_urls {"expected":"array","actual":"object"}"#,
            r#"error wrong_type elements.0.video_url {"expected":"string","actual":"boolean"}"#,
            r#"error wrong_type elements.0.voice_id {"expected":"string","actual":"number"}"#,
        ],
    ));
    rows.push((
        json!({ "prompt": null, "multi_prompt": [{ "prompt": 5, "duration": "5" }] }),
        &[
            r#"error wrong_type multi_prompt.0.prompt {"expected":"string","actual":"number"}"#,
            r#"error wrong_type multi_prompt.0.duration {"expected":"integer","actual":"string"}"#,
        ],
    ));
    check(&rows);
}

#[test]
fn a_field_that_belongs_elsewhere_is_unknown() {
    check(&[
        (
            json!({ "video_url": "https://a.test/v.mp4" }),
            &["error unknown_field video_url"],
        ),
        (
            json!({ "prompt": "@Image1@Element1", "elements": [{ "video_url": "https://a.test/", "prompt": "x", "id": 1 }] }),
            &[
                "error unknown_field elements.0.prompt",
                "error unknown_field elements.0.id",
            ],
        ),
        (
            json!({ "prompt": null, "multi_prompt": [{ "index": 1, "prompt": "@Image1", "duration": 5 }] }),
            &["error unknown_field multi_prompt.0.index"],
        ),
    ]);
    let own: Json = serde_json::from_str(r#"{ "prompt": "x", "__proto__": { "model": "y" } }"#).unwrap();
    assert!(lines(&judge_json(&own)).contains(&"error unknown_field __proto__".to_owned()));
}

#[test]
fn choices_are_compared_to_the_letter() {
    check(&[
        (
            json!({ "model": "kling-o3-ref" }),
            &[
                r#"error not_one_of model {"allowed":["kling-o3-reference-to-video"],"actual":"kling-o3-ref"}"#,
            ],
        ),
        (
            json!({ "resolution": "4K" }),
            &[r#"error not_one_of resolution {"allowed":["720p","1080p","4k"],"actual":"4K"}"#],
        ),
        (
            json!({ "aspect_ratio": " 16:9" }),
            &[r#"error not_one_of aspect_ratio {"allowed":["16:9","9:16","1:1"],"actual":" 16:9"}"#],
        ),
        (
            json!({ "shot_type": "intelligent" }),
            &[r#"error not_one_of shot_type {"allowed":["customize"],"actual":"intelligent"}"#],
        ),
        (
            json!({ "model": "kling-o3-reference-to-video", "resolution": "1080p", "shot_type": "customize" }),
            &[],
        ),
    ]);
}
