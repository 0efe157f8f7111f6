//! Every request of the contract's fixtures.

use serde_json::Value as Json;

use super::{canonical, judge_json, lines};
use crate::support::{FIXTURES, fixture};

/// What is said about each.
const SAID: &[(&str, &[&str])] = &[
    ("req.minimal", &[]),
    (
        "req.schema_minimal",
        &["error prompt_missing prompt", "warning no_reference image_urls"],
    ),
    ("req.full_single", &[]),
    (
        "req.multi_shot",
        &[r#"warning shot_short multi_prompt.2.duration {"min":3,"actual":2}"#],
    ),
    ("req.video_element_voice", &[]),
    ("req.native_4k", &[]),
    (
        "req.bad.both_prompts",
        &[
            "warning no_reference image_urls",
            "error prompt_and_shots multi_prompt",
        ],
    ),
    (
        "req.bad.sum",
        &[
            "warning no_reference image_urls",
            r#"error shots_total duration {"sum":6,"duration":5}"#,
        ],
    ),
    (
        "req.bad.too_many_with_video",
        &[
            r#"warning mention_unused image_urls.1 {"mention":"@Image2"}"#,
            r#"warning mention_unused image_urls.2 {"mention":"@Image3"}"#,
            r#"warning mention_unused image_urls.3 {"mention":"@Image4"}"#,
            r#"error too_many_references elements {"max":4,"actual":5}"#,
        ],
    ),
    (
        "req.bad.duration",
        &[
            "warning no_reference image_urls",
            r#"error out_of_range duration {"min":3,"max":15,"actual":16}"#,
        ],
    ),
    (
        "req.bad.resolution",
        &[
            r#"error not_one_of resolution {"allowed":["720p","1080p","4k"],"actual":"2k"}"#,
            "warning no_reference image_urls",
        ],
    ),
    (
        "req.warn.frontal_only",
        &[r#"warning element_incomplete elements.0 {"missing":"reference_image_urls"}"#],
    ),
    (
        "req.warn.end_with_multi",
        &[
            "warning end_without_start end_image_url",
            "warning end_with_shots end_image_url",
            "warning no_reference image_urls",
        ],
    ),
];

#[test]
fn each_fixture_is_judged_as_its_title_says() {
    for (id, said) in SAID {
        assert_eq!(lines(&judge_json(&fixture(id))), *said, "{id}");
    }
}

#[test]
fn no_fixture_is_left_out() {
    let own = FIXTURES
        .keys()
        .filter(|id| id.starts_with("req.") && !id.starts_with("req.o3_"));
    for id in own {
        assert!(SAID.iter().any(|(known, _)| known == id), "{id}");
    }
}

#[test]
fn the_good_ones_are_canonical_to_the_letter() {
    for id in [
        "req.minimal",
        "req.full_single",
        "req.multi_shot",
        "req.video_element_voice",
        "req.native_4k",
    ] {
        assert_eq!(
            canonical(&fixture(id)).to_string(),
            fixture(id).to_string(),
            "{id}"
        );
    }
}

#[test]
fn requests_for_the_sibling_models_are_refused_by_their_model() {
    let siblings: Vec<&String> = FIXTURES.keys().filter(|id| id.starts_with("req.o3_")).collect();
    assert_eq!(siblings.len(), 4);
    for id in siblings {
        let body: Json = fixture(id);
        let validation = judge_json(&body);
        assert!(
            validation.request.is_none() && lines(&validation)[0].contains("not_one_of model"),
            "{id}"
        );
    }
}
