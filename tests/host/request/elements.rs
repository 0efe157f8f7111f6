//! Elements one by one: which sort each is, and whether its voice can be heard.

use serde_json::json;

use super::references::{URL, check_counts, images, video, whole};

#[test]
fn an_element_is_a_video_element_or_has_both_sorts_of_pictures() {
    check_counts(&[
        (
            json!({ "elements": [{ "video_url": URL, "frontal_image_url": URL }] }),
            &[],
        ),
        (
            json!({ "elements": [{ "video_url": URL, "reference_image_urls": [URL] }] }),
            &[],
        ),
        (
            json!({ "elements": [{ "reference_image_urls": [URL] }] }),
            &[r#"warning element_incomplete elements.0 {"missing":"frontal_image_url"}"#],
        ),
        (
            json!({ "elements": [{ "frontal_image_url": URL, "video_url": 5 }] }),
            &[r#"error wrong_type elements.0.video_url {"expected":"string","actual":"number"}"#],
        ),
        (
            json!({ "elements": [{ "voice_id": 5 }] }),
            &[
                "error element_empty elements.0",
                r#"error wrong_type elements.0.voice_id {"expected":"string","actual":"number"}"#,
            ],
        ),
        (
            json!({ "elements": [{ "video_url": URL, "reference_image_urls": images(4) }] }),
            &[r#"warning element_references elements.0.reference_image_urls {"max":3,"actual":4}"#],
        ),
    ]);
}

#[test]
fn several_videos_are_one_issue_at_the_second() {
    check_counts(&[
        (
            json!({ "elements": [video(), video(), video()] }),
            &["warning several_videos elements.1.video_url"],
        ),
        (
            json!({ "elements": [video(), { "video_url": 5 }] }),
            &[r#"error wrong_type elements.1.video_url {"expected":"string","actual":"number"}"#],
        ),
        (
            json!({ "elements": [video(), { "video_url": "x" }] }),
            &[r#"error url_not_fetchable elements.1.video_url {"reason":"relative"}"#],
        ),
    ]);
}

#[test]
fn a_voice_needs_a_video_and_sound() {
    let voice = json!({ "video_url": URL, "voice_id": "v" });
    check_counts(&[
        (json!({ "generate_audio": true, "elements": [voice] }), &[]),
        (
            json!({ "generate_audio": false, "elements": [{ "video_url": URL, "voice_id": "v" }, whole()] }),
            &["warning voice_without_audio generate_audio"],
        ),
        (
            json!({ "elements": [
                { "frontal_image_url": URL, "reference_image_urls": [URL], "voice_id": "v" },
                { "frontal_image_url": URL, "reference_image_urls": [URL], "voice_id": "w" },
            ] }),
            &[
                "warning voice_without_audio generate_audio",
                "warning voice_without_video elements.0.voice_id",
                "warning voice_without_video elements.1.voice_id",
            ],
        ),
        (
            json!({ "generate_audio": "no", "elements": [{ "video_url": 7, "voice_id": "v" }] }),
            &[
                r#"error wrong_type generate_audio {"expected":"boolean","actual":"string"}"#,
                r#"error wrong_type elements.0.video_url {"expected":"string","actual":"number"}"#,
            ],
        ),
    ]);
}
