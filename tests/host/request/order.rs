//! In which order issues come, and which warnings an error silences.

use serde_json::{Value as Json, json};

use super::{check, judge_json, lines};

/// Everything wrong at once, in an order of its own.
fn all_wrong() -> Json {
    json!({
        "zeta": 1,
        "multi_prompt": [
            { "zeta": 1, "duration": 2.5, "prompt": "@Image9" },
            5,
            { "alpha": 1, "duration": 2, "prompt": "@image1 @Image9 @Element7" },
        ],
        "shot_type": "x",
        "duration": 99,
        "aspect_ratio": "4:3",
        "elements": [
            { "voice_id": 5, "zeta": 1, "video_url": "x", "reference_image_urls": ["y", 5], "frontal_image_url": "" },
            { "voice_id": "v", "frontal_image_url": "http://a.test/" },
        ],
        "image_urls": ["z", "http://a.test/"],
        "end_image_url": "http://10.0.0.1/",
        "alpha": 1,
        "generate_audio": "x",
        "resolution": "x",
        "prompt": "@Image2 @Image3 <<<image_4>>> @Element1",
        "model": "x",
    })
}

#[test]
fn fields_come_in_the_order_of_the_contract_and_unknown_ones_last() {
    let expected = [
        r#"error not_one_of model {"allowed":["kling-o3-reference-to-video"],"actual":"x"}"#,
        r#"warning mention_dangling prompt {"mention":"@Image3","available":2} [8,15]"#,
        r#"warning mention_foreign prompt {"mention":"<<<image_4>>>"} [16,29]"#,
        r#"error not_one_of resolution {"allowed":["720p","1080p","4k"],"actual":"x"}"#,
        r#"error wrong_type generate_audio {"expected":"boolean","actual":"string"}"#,
        r#"warning url_not_public end_image_url {"reason":"private_host"}"#,
        "warning end_without_start end_image_url",
        "warning end_with_shots end_image_url",
        r#"error url_not_fetchable image_urls.0 {"reason":"relative"}"#,
        r#"warning url_not_public image_urls.1 {"reason":"not_https"}"#,
        r#"error url_not_fetchable elements.0.reference_image_urls.0 {"reason":"relative"}"#,
        r#"error wrong_type elements.0.reference_image_urls.1 {"expected":"string","actual":"number"}"#,
        r#"error url_not_fetchable elements.0.video_url {"reason":"relative"}"#,
        r#"error wrong_type elements.0.voice_id {"expected":"string","actual":"number"}"#,
        "error unknown_field elements.0.zeta",
        r#"warning element_incomplete elements.1 {"missing":"reference_image_urls"}"#,
        r#"warning url_not_public elements.1.frontal_image_url {"reason":"not_https"}"#,
        "warning voice_without_video elements.1.voice_id",
        r#"error not_one_of aspect_ratio {"allowed":["16:9","9:16","1:1"],"actual":"4:3"}"#,
        r#"error out_of_range duration {"min":3,"max":15,"actual":99}"#,
        r#"error not_one_of shot_type {"allowed":["customize"],"actual":"x"}"#,
        "error prompt_and_shots multi_prompt",
        r#"warning mention_dangling multi_prompt.0.prompt {"mention":"@Image9","available":2} [0,7]"#,
        r#"error not_whole multi_prompt.0.duration {"actual":2.5}"#,
        "error unknown_field multi_prompt.0.zeta",
        r#"error wrong_type multi_prompt.1 {"expected":"object","actual":"number"}"#,
        r#"warning mention_foreign multi_prompt.2.prompt {"mention":"@image1","suggestion":"@Image1"} [0,7]"#,
        r#"warning mention_dangling multi_prompt.2.prompt {"mention":"@Image9","available":2} [8,15]"#,
        r#"warning mention_dangling multi_prompt.2.prompt {"mention":"@Element7","available":2} [16,25]"#,
        r#"warning shot_short multi_prompt.2.duration {"min":3,"actual":2}"#,
        "error unknown_field multi_prompt.2.alpha",
        "error unknown_field zeta",
        "error unknown_field alpha",
    ];
    assert_eq!(lines(&judge_json(&all_wrong())), expected);
}

#[test]
fn items_come_by_index_not_by_the_digits_of_it() {
    let input = json!({ "prompt": "x", "image_urls": vec![json!(null); 12] });
    let expected: Vec<String> = (0..12)
        .map(|index| {
            format!(r#"error wrong_type image_urls.{index} {{"expected":"string","actual":"null"}}"#)
        })
        .collect();
    let said = lines(&judge_json(&input));
    assert_eq!(
        said[0],
        r#"warning many_references image_urls {"max":7,"actual":12}"#
    );
    assert_eq!(said[1..], expected);
}

#[test]
fn at_one_path_errors_come_first_and_parts_of_a_text_last() {
    let long = format!("@Image1 @Image9 @image1 {}", "x".repeat(500));
    check(&[(
        json!({ "prompt": null, "multi_prompt": [{ "prompt": long, "duration": 5 }] }),
        &[
            r#"warning shot_prompt_long multi_prompt.0.prompt {"max":512,"actual":524}"#,
            r#"warning mention_dangling multi_prompt.0.prompt {"mention":"@Image9","available":1} [8,15]"#,
            r#"warning mention_foreign multi_prompt.0.prompt {"mention":"@image1","suggestion":"@Image1"} [16,23]"#,
        ],
    )]);
}

#[test]
fn a_path_with_an_error_gets_no_warning() {
    let video = json!({ "video_url": "https://a.test/v.mp4" });
    check(&[
        // The text is too long; what it mentions still counts as mentioned.
        (
            json!({ "prompt": format!("@Image1 @Image9 @image1 {}", "x".repeat(2500)) }),
            &[r#"error prompt_too_long prompt {"max":2500,"actual":2524}"#],
        ),
        (
            json!({ "end_image_url": "x" }),
            &[r#"error url_not_fetchable end_image_url {"reason":"relative"}"#],
        ),
        (
            json!({ "prompt": "@Image1@Element1@Element2@Element3@Element4@Element5",
                    "start_image_url": "https://a.test/", "elements": vec![video; 5] }),
            &[
                r#"error too_many_references elements {"max":4,"actual":6}"#,
                "warning several_videos elements.1.video_url",
            ],
        ),
        (
            json!({ "multi_prompt": vec![json!({ "prompt": "x", "duration": 1 }); 7] }),
            &[
                "error prompt_and_shots multi_prompt",
                r#"warning shot_short multi_prompt.0.duration {"min":3,"actual":1}"#,
                r#"warning shot_short multi_prompt.1.duration {"min":3,"actual":1}"#,
                r#"warning shot_short multi_prompt.2.duration {"min":3,"actual":1}"#,
                r#"warning shot_short multi_prompt.3.duration {"min":3,"actual":1}"#,
                r#"warning shot_short multi_prompt.4.duration {"min":3,"actual":1}"#,
                r#"warning shot_short multi_prompt.5.duration {"min":3,"actual":1}"#,
                r#"warning shot_short multi_prompt.6.duration {"min":3,"actual":1}"#,
            ],
        ),
    ]);
}

#[test]
fn a_broken_list_item_is_not_called_unused_or_incomplete() {
    check(&[
        // Neither is mentioned; the second is broken. Both are counted.
        (
            json!({ "prompt": "@Image2 @Image3", "image_urls": ["https://a.test/", "x"] }),
            &[
                r#"warning mention_dangling prompt {"mention":"@Image3","available":2} [8,15]"#,
                r#"warning mention_unused image_urls.0 {"mention":"@Image1"}"#,
                r#"error url_not_fetchable image_urls.1 {"reason":"relative"}"#,
            ],
        ),
        (
            json!({ "prompt": "x", "image_urls": [null, "https://a.test/"] }),
            &[
                r#"error wrong_type image_urls.0 {"expected":"string","actual":"null"}"#,
                r#"warning mention_unused image_urls.1 {"mention":"@Image2"}"#,
            ],
        ),
        (
            json!({ "elements": [{ "frontal_image_url": "x" }, { "frontal_image_url": "https://a.test/" }] }),
            &[
                r#"error url_not_fetchable elements.0.frontal_image_url {"reason":"relative"}"#,
                r#"warning element_incomplete elements.1 {"missing":"reference_image_urls"}"#,
                r#"warning mention_unused elements.1 {"mention":"@Element2"}"#,
            ],
        ),
        (
            json!({ "elements": [{ "reference_image_urls": ["https://a.test/", "x"] }, { "frontal_image_url": "https://a.test/", "id": 1 }] }),
            &[
                r#"error url_not_fetchable elements.0.reference_image_urls.1 {"reason":"relative"}"#,
                "error unknown_field elements.1.id",
            ],
        ),
        // Other warnings about a broken item stay.
        (
            json!({ "prompt": "@Image1@Element1", "elements": [{ "voice_id": "v", "frontal_image_url": "x" }] }),
            &[
                "warning voice_without_audio generate_audio",
                r#"error url_not_fetchable elements.0.frontal_image_url {"reason":"relative"}"#,
                "warning voice_without_video elements.0.voice_id",
            ],
        ),
    ]);
}
