//! Pictures and elements: how many, and what goes with what.

use serde_json::{Value as Json, json};

use super::{Row, check};

pub const URL: &str = "https://a.test/2.png";

pub fn images(count: usize) -> Vec<&'static str> {
    vec![URL; count]
}

pub fn whole() -> Json {
    json!({ "frontal_image_url": URL, "reference_image_urls": [URL] })
}

pub fn video() -> Json {
    json!({ "video_url": URL })
}

/// A text that mentions enough of everything.
fn all() -> String {
    let mention = |number: u32| {
        ["@Image", "@Element"]
            .map(|word| word.to_owned() + &number.to_string())
            .concat()
    };
    (1..=9).map(mention).collect()
}

/// Rows without what is said about mentions.
pub fn check_counts(rows: &[Row]) {
    for (changes, expected) in rows {
        let mut changes = changes.clone();
        changes["prompt"] = json!(all());
        let lines = super::lines(&super::judge_json(&super::changed(&changes)));
        let counts: Vec<String> = lines
            .into_iter()
            .filter(|line| !line.contains(" mention_"))
            .collect();
        assert_eq!(counts, *expected, "{changes}");
    }
}

#[test]
fn with_a_video_element_four_references_and_without_one_seven() {
    check_counts(&[
        (json!({ "image_urls": images(3), "elements": [video()] }), &[]),
        (
            json!({ "image_urls": images(3), "elements": [video(), whole()] }),
            &[r#"error too_many_references elements {"max":4,"actual":5}"#],
        ),
        (
            json!({ "image_urls": null, "elements": [whole(), whole(), whole(), whole(), video()] }),
            &[r#"error too_many_references elements {"max":4,"actual":5}"#],
        ),
        (
            json!({ "image_urls": 5, "elements": [whole(), whole(), whole(), whole(), video()] }),
            &[r#"error wrong_type image_urls {"expected":"array","actual":"number"}"#],
        ),
        (
            json!({ "image_urls": images(8), "elements": 5 }),
            &[r#"error wrong_type elements {"expected":"array","actual":"number"}"#],
        ),
        (json!({ "image_urls": images(7) }), &[]),
        (
            json!({ "image_urls": images(4), "elements": [whole(), whole(), whole()] }),
            &[],
        ),
        (
            json!({ "image_urls": images(4), "elements": vec![whole(); 4] }),
            &[r#"warning many_references image_urls {"max":7,"actual":8}"#],
        ),
        (
            json!({ "image_urls": null, "elements": vec![whole(); 8] }),
            &[r#"warning many_references elements {"max":7,"actual":8}"#],
        ),
        // Start and end frames are not named in the rule.
        (
            json!({ "image_urls": images(3), "elements": [video()], "start_image_url": URL, "end_image_url": URL }),
            &[],
        ),
        // A video that cannot be fetched is still one.
        (
            json!({ "image_urls": images(4), "elements": [{ "video_url": "x" }] }),
            &[
                r#"error too_many_references elements {"max":4,"actual":5}"#,
                r#"error url_not_fetchable elements.0.video_url {"reason":"relative"}"#,
            ],
        ),
    ]);
}

#[test]
fn what_could_not_be_read_is_not_counted_on() {
    check_counts(&[
        (
            json!({ "image_urls": 7, "elements": vec![whole(); 8] }),
            &[r#"error wrong_type image_urls {"expected":"array","actual":"number"}"#],
        ),
        (
            json!({ "image_urls": images(8), "elements": 7 }),
            &[r#"error wrong_type elements {"expected":"array","actual":"number"}"#],
        ),
        (
            json!({ "image_urls": images(8), "elements": [{ "video_url": 7 }] }),
            &[r#"error wrong_type elements.0.video_url {"expected":"string","actual":"number"}"#],
        ),
        // A known video is enough, whatever the others are.
        (
            json!({ "image_urls": images(4), "elements": [{ "video_url": 7 }, video()] }),
            &[
                r#"error too_many_references elements {"max":4,"actual":6}"#,
                r#"error wrong_type elements.0.video_url {"expected":"string","actual":"number"}"#,
            ],
        ),
        // A broken item counts.
        (
            json!({ "image_urls": ["https://a.test/", null, 5, URL, URL, URL, URL], "elements": [7] }),
            &[
                r#"warning many_references image_urls {"max":7,"actual":8}"#,
                r#"error wrong_type image_urls.1 {"expected":"string","actual":"null"}"#,
                r#"error wrong_type image_urls.2 {"expected":"string","actual":"number"}"#,
                r#"error wrong_type elements.0 {"expected":"object","actual":"number"}"#,
            ],
        ),
    ]);
}

#[test]
fn a_start_image_allows_three_elements() {
    check_counts(&[
        (
            json!({ "start_image_url": URL, "elements": vec![whole(); 3] }),
            &[],
        ),
        (
            json!({ "start_image_url": URL, "elements": vec![whole(); 4] }),
            &[r#"warning elements_with_start elements {"max":3,"actual":4}"#],
        ),
        (json!({ "elements": vec![whole(); 4] }), &[]),
        (
            json!({ "start_image_url": 5, "elements": vec![whole(); 4] }),
            &[r#"error wrong_type start_image_url {"expected":"string","actual":"number"}"#],
        ),
        (
            json!({ "start_image_url": URL, "image_urls": null, "elements": vec![whole(); 8] }),
            &[
                r#"warning many_references elements {"max":7,"actual":8}"#,
                r#"warning elements_with_start elements {"max":3,"actual":8}"#,
            ],
        ),
    ]);
}

#[test]
fn a_start_image_pictures_or_elements_are_a_reference_and_an_end_image_is_none() {
    check(&[
        (
            json!({ "prompt": "x", "image_urls": null, "start_image_url": URL }),
            &[],
        ),
        (
            json!({ "prompt": "@Element1", "image_urls": null, "elements": [whole()] }),
            &[],
        ),
        (
            json!({ "prompt": "x", "image_urls": null, "end_image_url": URL }),
            &[
                "warning end_without_start end_image_url",
                "warning no_reference image_urls",
            ],
        ),
        (
            json!({ "prompt": "x", "image_urls": null, "start_image_url": "x" }),
            &[r#"error url_not_fetchable start_image_url {"reason":"relative"}"#],
        ),
        (
            json!({ "prompt": "x", "image_urls": null, "start_image_url": 7 }),
            &[r#"error wrong_type start_image_url {"expected":"string","actual":"number"}"#],
        ),
        (
            json!({ "start_image_url": 7, "end_image_url": URL }),
            &[r#"error wrong_type start_image_url {"expected":"string","actual":"number"}"#],
        ),
    ]);
}
