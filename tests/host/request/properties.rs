//! What holds for every input there is.

use kling_o3::core::plain::Describe;
use kling_o3::core::request::Severity;
use kling_o3::core::request::mentions::{mention_at, mentions, renumber};
use proptest::prelude::*;
use serde_json::{Map, Value as Json, json};

use super::{canonical, judge_json, lines};

/// Any JSON value, with the contract's own names among its members.
pub fn anything() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<f64>().prop_map(Json::from),
        (-3_i64..20).prop_map(Json::from),
        text().prop_map(Json::from),
    ];
    leaf.prop_recursive(4, 64, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Json::from),
            prop::collection::vec((name(), inner), 0..8)
                .prop_map(|members| Json::Object(members.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => prop::sample::select(vec![
            "model", "prompt", "resolution", "generate_audio", "start_image_url", "end_image_url", "image_urls",
            "elements", "aspect_ratio", "duration", "shot_type", "multi_prompt", "frontal_image_url",
            "reference_image_urls", "video_url", "voice_id", "__proto__",
        ]).prop_map(str::to_owned),
        1 => ".*",
    ]
}

/// A text with many beginnings of mentions.
pub fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => prop::sample::select(vec![
            "@Image", "@Element", "@image", "@Video", "＠Image", "<<<image_", ">>>", "0", "1", "2", "13", "_", "a", " ",
            "图", "🌅", "@", "\u{FEFF}", "https://a.test/", "99999999999999999999",
        ]).prop_map(str::to_owned),
        1 => ".{0,3}",
    ];
    prop::collection::vec(part, 0..8).prop_map(|parts| parts.concat())
}

fn address() -> impl Strategy<Value = Json> {
    let usual = prop::sample::select(vec![
        "https://a.test/1.png",
        " http://a.test/2.png ",
        "https://10.0.0.1/",
        "data:,x",
    ]);
    let odd = prop::sample::select(vec!["", " ", "x", "blob:x", "https://", "ht\ttps://a.test/"]);
    prop_oneof![30 => usual.prop_map(Json::from), 1 => odd.prop_map(Json::from)]
}

fn one_of(values: &[Json]) -> impl Strategy<Value = Json> + use<> {
    prop::sample::select(values.to_vec())
}

fn list(item: impl Strategy<Value = Json>, most: usize) -> impl Strategy<Value = Json> {
    prop::collection::vec(item, 0..=most).prop_map(Json::from)
}

/// Members that may be there, in any order, each now and then of any value.
fn object(fields: Vec<(&'static str, BoxedStrategy<Json>)>) -> impl Strategy<Value = Json> {
    let fields: Vec<_> = fields
        .into_iter()
        .map(|(name, value)| {
            let value =
                prop_oneof![60 => value.prop_map(Some), 60 => Just(None), 1 => anything().prop_map(Some)];
            (Just(name), value)
        })
        .collect();
    fields.prop_shuffle().prop_map(|fields| {
        let given = fields
            .into_iter()
            .filter_map(|(name, value)| Some((name.to_owned(), value?)));
        Json::Object(given.collect())
    })
}

/// An object that is a request, or nearly one: about half of them are accepted.
pub fn near_request() -> impl Strategy<Value = Json> {
    let element = object(vec![
        ("frontal_image_url", address().boxed()),
        ("reference_image_urls", list(address(), 4).boxed()),
        ("video_url", address().boxed()),
        ("voice_id", text().prop_map(Json::from).boxed()),
    ]);
    let seconds = prop_oneof![20 => 1_i64..6, 1 => -1_i64..20];
    let shot = (text(), seconds)
        .prop_map(|(prompt, duration)| json!({ "prompt": format!("a{prompt}"), "duration": duration }));
    let shots = prop_oneof![1 => list(shot, 4), 2 => Just(Json::Null)];
    let fields = object(vec![
        ("model", one_of(&[json!("kling-o3-reference-to-video")]).boxed()),
        (
            "resolution",
            one_of(&[json!("720p"), json!("1080p"), json!("4k"), json!("")]).boxed(),
        ),
        ("generate_audio", any::<bool>().prop_map(Json::from).boxed()),
        ("start_image_url", address().boxed()),
        ("end_image_url", address().boxed()),
        ("image_urls", list(address(), 5).boxed()),
        ("elements", list(element, 4).boxed()),
        (
            "aspect_ratio",
            one_of(&[json!("16:9"), json!("1:1"), json!(null)]).boxed(),
        ),
        ("duration", (3_i64..16).prop_map(Json::from).boxed()),
        ("shot_type", one_of(&[json!("customize")]).boxed()),
    ]);
    (fields, text(), shots).prop_map(|(mut request, prompt, shots)| {
        if shots.as_array().is_some_and(|shots| !shots.is_empty()) {
            request["multi_prompt"] = shots;
            request.as_object_mut().unwrap().shift_remove("duration");
        } else {
            request["prompt"] = json!(prompt);
        }
        request
    })
}

/// What the span of an issue or a mention cuts out of a text.
fn cut(text: &str, (start, end): (usize, usize)) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16(&units[start..end]).expect("a span cuts no character")
}

#[test]
fn the_requests_below_are_accepted_often_enough_to_mean_something() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut next = || near_request().new_tree(&mut runner).unwrap().current();
    let accepted = (0..400).filter(|_| judge_json(&next()).request.is_some()).count();
    assert!((100..360).contains(&accepted), "{accepted} of 400");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn nothing_makes_validation_panic_or_contradict_itself(input in prop_oneof![anything(), near_request()]) {
        let before = input.clone();
        let validation = judge_json(&input);
        let has_error = validation.issues.iter().any(|issue| issue.code.severity() == Severity::Error);
        prop_assert_eq!(validation.request.is_none(), has_error);
        prop_assert_eq!(&judge_json(&input), &validation);
        prop_assert_eq!(input, before);
        let lines = lines(&validation);
        for (index, line) in lines.iter().enumerate() {
            prop_assert!(!lines[..index].contains(line), "twice: {}", line);
        }
    }

    #[test]
    fn a_canonical_request_is_canonical(input in near_request()) {
        let validation = judge_json(&input);
        if validation.request.is_some() {
            let once = canonical(&input);
            prop_assert_eq!(canonical(&once).to_string(), once.to_string());
            // What is said of it is what was said of the input.
            prop_assert_eq!(lines(&judge_json(&once)), lines(&validation));
        }
    }

    #[test]
    fn spans_cut_the_mention_out_of_the_text(prompt in text()) {
        for found in mentions(&prompt) {
            prop_assert_eq!(cut(&prompt, found.span), found.text);
        }
        let validation = judge_json(&json!({ "prompt": prompt, "image_urls": ["https://a.test/"] }));
        for issue in &validation.issues {
            let written = serde_json::to_value(issue.plain()).unwrap();
            if let Some(span) = issue.span {
                prop_assert_eq!(&cut(&prompt, span), written["params"]["mention"].as_str().unwrap());
            }
        }
    }

    #[test]
    fn an_identity_order_changes_nothing_and_a_move_can_be_taken_back(prompt in text()) {
        for kind in ["image", "element"] {
            let identity: Vec<Option<f64>> = (1..=20).map(|number| Some(f64::from(number))).collect();
            prop_assert_eq!(renumber(&prompt, kind, &identity), &*prompt);
            let swapped = renumber(&prompt, kind, &[Some(2.0), Some(1.0)]);
            let numbers = |text: &str| mentions(text).iter().map(|found| (found.kind, found.number)).collect::<Vec<_>>();
            prop_assert_eq!(numbers(&renumber(&swapped, kind, &[Some(2.0), Some(1.0)])), numbers(&prompt));
        }
    }

    #[test]
    fn editors_survive_any_text_caret_and_order(
        prompt in any::<String>(), kind in any::<String>(), caret in any::<f64>(),
        order in prop::collection::vec(any::<Option<f64>>(), 0..4),
    ) {
        renumber(&prompt, &kind, &order);
        renumber(&prompt, "image", &order);
        if let Some(found) = mention_at(&prompt, caret) {
            prop_assert!(found.span.0 < found.span.1);
        }
    }

    #[test]
    fn a_picker_replaces_what_it_was_shown(prompt in text(), caret in 0_u32..40) {
        if let Some(found) = mention_at(&prompt, f64::from(caret)) {
            let shown = cut(&prompt, found.span);
            let typed = shown.strip_prefix(['@', '＠']).expect("a span begins with the sign");
            prop_assert!(typed.starts_with(&found.query));
            prop_assert!(typed.chars().all(|character| character.is_ascii_alphanumeric()));
        }
    }
}
