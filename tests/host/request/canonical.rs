//! The body that is sent.

use kling_o3::core::plain::Describe;
use serde_json::{Value as Json, json};

use super::{canonical, changed, good, judge_json};
use crate::support::fixture;

const MODEL: &str = "kling-o3-reference-to-video";

#[test]
fn what_was_left_out_is_filled_in() {
    let expected = json!({
        "model": MODEL,
        "prompt": "@Image1 at dawn",
        "resolution": "720p",
        "generate_audio": false,
        "image_urls": ["https://a.test/1.png"],
        "aspect_ratio": "16:9",
        "duration": 5,
    });
    assert_eq!(canonical(&good()).to_string(), expected.to_string());
}

#[test]
fn duration_is_as_given_else_the_sum_else_five() {
    let shots = json!([{ "prompt": "a", "duration": 3 }, { "prompt": "b", "duration": 4 }]);
    for (changes, expected) in [
        (json!({}), 5),
        (json!({ "duration": 12 }), 12),
        (json!({ "prompt": null, "multi_prompt": shots }), 7),
        (json!({ "prompt": null, "multi_prompt": shots, "duration": 7 }), 7),
    ] {
        let request = canonical(&changed(&changes));
        assert_eq!(request["duration"].to_string(), expected.to_string(), "{changes}");
        assert_eq!(request["multi_prompt"], changes["multi_prompt"]);
    }
}

#[test]
fn aspect_ratio_is_as_given_else_16_9_unless_a_start_image_decides() {
    let start = "https://a.test/start.png";
    for (changes, expected) in [
        (json!({}), json!("16:9")),
        (json!({ "aspect_ratio": "1:1" }), json!("1:1")),
        (json!({ "end_image_url": start }), json!("16:9")),
        (json!({ "start_image_url": start }), json!(null)),
        (
            json!({ "start_image_url": start, "aspect_ratio": "9:16" }),
            json!("9:16"),
        ),
    ] {
        let request = canonical(&changed(&changes));
        assert_eq!(request["aspect_ratio"], expected, "{changes}");
        assert_eq!(
            request.get("aspect_ratio").is_some(),
            !expected.is_null(),
            "{changes}"
        );
    }
}

#[test]
fn shot_type_is_left_out_unless_given() {
    assert_eq!(canonical(&good()).get("shot_type"), None);
    assert_eq!(
        canonical(&changed(&json!({ "shot_type": "customize" })))["shot_type"],
        "customize"
    );
}

#[test]
fn texts_are_kept_exactly_so_that_spans_fit_both() {
    let prompt = "  \u{FEFF}@Image1 🌅 \u{301}港 \n";
    assert_eq!(
        canonical(&changed(&json!({ "prompt": prompt })))["prompt"],
        prompt
    );
    let shots = json!([{ "prompt": " a ", "duration": 5 }]);
    let changes = json!({ "prompt": null, "multi_prompt": shots });
    assert_eq!(canonical(&changed(&changes))["multi_prompt"], shots);
}

#[test]
fn keys_come_in_the_order_of_the_contract_whatever_the_input_does() {
    let input = json!({
        "shot_type": "customize",
        "duration": 6,
        "aspect_ratio": "1:1",
        "elements": [
            { "voice_id": "v", "video_url": "https://a.test/v", "reference_image_urls": ["https://a.test/r"],
              "frontal_image_url": "https://a.test/f" },
        ],
        "image_urls": ["https://a.test/i"],
        "multi_prompt": [{ "duration": 6, "prompt": "@Image1@Element1" }],
        "end_image_url": "https://a.test/e",
        "start_image_url": "https://a.test/s",
        "generate_audio": true,
        "resolution": "4k",
        "model": MODEL,
    });
    let request = canonical(&input);
    let keys = |value: &Json| {
        value
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(
        keys(&request),
        "model resolution generate_audio start_image_url end_image_url image_urls elements aspect_ratio duration \
         shot_type multi_prompt"
    );
    assert_eq!(
        keys(&request["elements"][0]),
        "frontal_image_url reference_image_urls video_url voice_id"
    );
    assert_eq!(keys(&request["multi_prompt"][0]), "prompt duration");
}

#[test]
fn a_canonical_request_is_its_own_canonical_request() {
    let fixtures = [
        "req.minimal",
        "req.full_single",
        "req.multi_shot",
        "req.warn.frontal_only",
    ]
    .map(fixture);
    for input in fixtures.into_iter().chain([good()]) {
        let once = canonical(&input);
        assert_eq!(canonical(&once).to_string(), once.to_string());
    }
}

#[test]
fn a_validation_is_written_as_the_package_documents_it() {
    let accepted = serde_json::to_value(judge_json(&good()).plain()).unwrap();
    assert_eq!(
        accepted,
        json!({ "ok": true, "request": canonical(&good()), "issues": [] })
    );
    let refused = judge_json(&changed(&json!({ "duration": 1, "prompt": "@Image1@Image2" })));
    let expected = json!({
        "ok": false,
        "issues": [
            {
                "code": "mention_dangling", "severity": "warning", "path": ["prompt"],
                "message": "Prompt: \"@Image2\" points at nothing: of these there are 1. Add one or change the mention.",
                "params": { "mention": "@Image2", "available": 1 }, "span": [7, 14],
            },
            {
                "code": "out_of_range", "severity": "error", "path": ["duration"],
                "message": "Duration: 1 is out of range. Use 3 to 15.",
                "params": { "min": 3, "max": 15, "actual": 1 },
            },
        ],
    });
    assert_eq!(serde_json::to_value(refused.plain()).unwrap(), expected);
}

#[test]
fn the_texts_that_no_error_may_repeat_are_the_prompts_and_nothing_else() {
    let shots = json!([{ "prompt": "a", "duration": 3 }, { "prompt": "b", "duration": 4 }]);
    for (changes, texts) in [
        (json!({}), &["@Image1 at dawn"][..]),
        (json!({ "prompt": null, "multi_prompt": shots }), &["a", "b"]),
    ] {
        let request = judge_json(&changed(&changes)).request.unwrap();
        assert_eq!(request.texts(), texts);
    }
}
