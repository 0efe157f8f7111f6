//! The JSON Schema of a request, beside the rules it stands for.

use kling_o3::core::plain::Describe;
use kling_o3::core::request::schema;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::json_schema::accepts;
use super::properties::{anything, near_request};
use super::{canonical, changed, good, judge_json};
use crate::support::{FIXTURES, fixture};

fn schema_json() -> Json {
    serde_json::to_value(schema::request()).unwrap()
}

#[test]
fn it_says_which_schema_it_is_and_what_is_filled_in() {
    let schema = schema_json();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    let filled = canonical(&json!({ "prompt": "x" }));
    for name in [
        "model",
        "resolution",
        "generate_audio",
        "aspect_ratio",
        "duration",
    ] {
        assert_eq!(schema["properties"][name]["default"], filled[name], "{name}");
    }
}

#[test]
fn it_knows_every_field_in_the_order_of_the_contract() {
    let contract = include_str!("../../../docs/service.md");
    let fields = |title: &str| {
        let table = contract
            .split(title)
            .nth(1)
            .unwrap()
            .split("\n### ")
            .next()
            .unwrap();
        let rows = table.lines().filter_map(|line| line.strip_prefix("| `"));
        rows.map(|row| row.split('`').next().unwrap()).collect::<Vec<_>>()
    };
    let schema = schema_json();
    let names = |schema: &Json| {
        schema["properties"]
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&schema), fields("### 2.1"));
    assert_eq!(
        names(&schema["properties"]["elements"]["items"]),
        fields("### 2.2")
    );
    assert_eq!(
        names(&schema["properties"]["multi_prompt"]["items"]),
        fields("### 2.3")
    );
}

#[test]
fn it_judges_the_fixtures_as_validation_does() {
    let schema = schema_json();
    for id in FIXTURES.keys().filter(|id| id.starts_with("req.")) {
        let is_accepted = judge_json(&fixture(id)).request.is_some();
        // That shots add up, no schema can say.
        assert_eq!(
            accepts(&schema, &fixture(id)),
            is_accepted || id == "req.bad.sum",
            "{id}"
        );
    }
}

#[test]
fn what_it_can_say_it_refuses() {
    let schema = schema_json();
    let video = json!({ "video_url": "https://a.test/" });
    assert!(accepts(&schema, &good()));
    for changes in [
        json!({ "seed": 1 }),
        json!({ "model": "x" }),
        json!({ "prompt": 5 }),
        json!({ "prompt": "x".repeat(2501) }),
        json!({ "resolution": "2k" }),
        json!({ "generate_audio": "true" }),
        json!({ "aspect_ratio": "auto" }),
        json!({ "duration": 2 }),
        json!({ "duration": 16 }),
        json!({ "duration": 5.5 }),
        json!({ "duration": "5" }),
        json!({ "shot_type": "intelligent" }),
        json!({ "image_urls": [5] }),
        json!({ "image_urls": [""] }),
        json!({ "image_urls": vec!["https://a.test/"; 1001] }),
        json!({ "elements": [{}] }),
        json!({ "elements": [{ "voice_id": "v" }] }),
        json!({ "elements": [{ "video_url": "https://a.test/", "id": 1 }] }),
        json!({ "elements": vec![video.clone(); 4] }),
        json!({ "image_urls": vec!["https://a.test/"; 4], "elements": [video] }),
        json!({ "multi_prompt": [{ "prompt": "x", "duration": 5 }] }),
    ] {
        let input = changed(&changes);
        assert!(!accepts(&schema, &input), "{changes}");
        assert!(judge_json(&input).request.is_none(), "{changes}");
    }
    for shots in [
        json!([{ "prompt": "x" }]),
        json!([{ "duration": 5 }]),
        json!([{ "prompt": "x", "duration": 0 }]),
        json!([{ "prompt": "x", "duration": 16 }]),
        json!([{ "prompt": "x", "duration": 5, "index": 1 }]),
        json!(vec![json!({ "prompt": "x", "duration": 1 }); 16]),
    ] {
        let input = json!({ "multi_prompt": shots });
        assert!(
            !accepts(&schema, &input) && judge_json(&input).request.is_none(),
            "{input}"
        );
    }
}

/// Whether nothing in it is an empty value.
fn is_full(value: &Json) -> bool {
    match value {
        Json::Null => false,
        Json::String(text) => !text
            .trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}')
            .is_empty(),
        Json::Array(items) => !items.is_empty() && items.iter().all(is_full),
        Json::Object(members) => members.values().all(is_full),
        Json::Bool(_) | Json::Number(_) => true,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn it_accepts_every_request_that_validation_makes(input in near_request()) {
        if let Some(request) = judge_json(&input).request {
            let request = serde_json::to_value(request.plain()).unwrap();
            prop_assert!(accepts(&schema_json(), &request), "{}", request);
        }
    }

    #[test]
    fn what_it_refuses_validation_refuses(input in prop_oneof![3 => near_request(), 1 => anything()]) {
        if is_full(&input) && !accepts(&schema_json(), &input) {
            prop_assert!(judge_json(&input).request.is_none(), "{}", input);
        }
    }
}
