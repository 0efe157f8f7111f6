//! Whatever is handed in: nothing panics, percentages do not go back, and waits stay within bounds.

use kling_o3::core::flow::advance;
use kling_o3::core::flow::pace::Pace;
use proptest::prelude::{Just, Strategy, any, prop, prop_assert, prop_oneof, proptest};
use serde_json::{Map, Value as Json, json};

use super::driver::{
    created, failed, follow, frozen, heard, join, later, leads, leave, observed, page, replied, text, woke,
};
use crate::support::{HostLinks, Input};

/// Names that a state, an event or a body has, so that arbitrary values come to where they are read.
const NAMES: &[&str] = &[
    "type",
    "now",
    "place",
    "elapsed",
    "unix",
    "random",
    "base",
    "page",
    "follow",
    "submit",
    "retrieve",
    "task",
    "id",
    "status",
    "progress",
    "percent",
    "listeners",
    "deadline",
    "least",
    "most",
    "due",
    "flight",
    "wake",
    "trouble",
    "hold",
    "failures",
    "slowed",
    "lookedAt",
    "missingSince",
    "reply",
    "json",
    "text",
    "retryAfter",
    "redirected",
    "results",
    "url",
    "output",
    "error",
    "code",
    "message",
    "detail",
    "loc",
    "msg",
    "created",
    "poll",
    "maxWaitMs",
    "hidden",
    "online",
    "listener",
    "ref",
    "input",
    "prompt",
    "secrets",
    "isHidden",
    "isOffline",
    "entry",
    "entries",
    "baseUrl",
    "taskId",
    "state",
    "digest",
    "replaces",
    "inFlight",
    "anew",
    "isFrozen",
    "ledSince",
    "isLeading",
    "said",
    "frozen",
    "leads",
];
const WORDS: &[&str] = &[
    "",
    "follow",
    "join",
    "woke",
    "page",
    "replied",
    "failed",
    "observed",
    "submit",
    "review",
    "sending",
    "tab",
    "completed",
    "processing",
    "pending",
    "cancelled",
    "slow",
    "pause",
    "https://a.example/?b",
    "sk-",
    "sk-😀x",
    "request id: 1",
    "Mon, 21 Sep 2026 14:13:56 GMT",
    "9e9",
    "-1",
    "<a>",
    "data:,",
    "://",
    "é@://?",
];

fn anything() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<f64>().prop_map(Json::from),
        (-9i32..999).prop_map(Json::from),
        prop::sample::select(WORDS).prop_map(Json::from),
        "\\PC{0,12}".prop_map(Json::from),
    ];
    leaf.prop_recursive(5, 48, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::from),
            prop::collection::vec((prop::sample::select(NAMES), inner), 0..8).prop_map(|members| {
                Json::Object(
                    members
                        .into_iter()
                        .map(|(name, value)| (name.to_owned(), value))
                        .collect::<Map<_, _>>(),
                )
            }),
        ]
    })
}

/// One of the events that the face sends, at its own or at an arbitrary answer.
fn event() -> impl Strategy<Value = Json> {
    let answer = || {
        prop_oneof![
            (
                prop::sample::select(vec!["pending", "processing", "completed", "odd"]),
                -9.0..120.0
            )
                .prop_map(|(status, progress)| replied(
                    200,
                    &json!({ "id": "t", "status": status, "progress": progress })
                )),
            (0u16..600, anything()).prop_map(|(status, body)| replied(status, &body)),
            (0u16..600, "\\PC{0,40}").prop_map(|(status, body)| text(status, &body)),
            prop::sample::select(vec!["1", "-1", "99999999999", "soon"])
                .prop_map(|header| later(429, header)),
        ]
    };
    prop_oneof![
        (0u32..3).prop_map(join),
        (0u32..3, 0u32..9_000, 0u32..9_000, prop::option::of(0u32..99_000), prop::sample::select(WORDS)).prop_map(
            |(listener, least, most, patience, hidden)| {
                follow(listener, &json!({ "minIntervalMs": least, "maxIntervalMs": most, "maxWaitMs": patience, "hidden": hidden }))
            }
        ),
        (0u32..3).prop_map(leave),
        Just(woke()),
        (any::<bool>(), any::<bool>()).prop_map(|(hidden, online)| page(hidden, online)),
        any::<bool>().prop_map(leads),
        prop::sample::select(vec!["normal", "slow", "pause", ""]).prop_map(heard),
        (0u16..600, anything()).prop_map(|(status, body)| observed(status, &body)),
        Just(frozen()),
        answer(),
        answer(),
        answer(),
        prop::sample::select(vec!["network", "timeout", "cut"]).prop_map(failed),
    ]
}

proptest! {
    #[test]
    fn nothing_panics_on_any_state_and_event(state in anything(), event in anything()) {
        let _any = advance(&Input(state), &Input(event.clone()), &Input(event), &HostLinks);
    }

    #[test]
    fn nothing_panics_on_a_state_with_anything_in_it(
        path in prop::sample::select(NAMES), value in anything(), event in event(), at in -1e9..1e12f64,
    ) {
        let mut driver = created();
        driver.steps(0.0, join(1));
        let follow = driver.state["follow"].as_object_mut().unwrap();
        follow.insert(path.to_owned(), value.clone());
        follow["trouble"] = value.clone();
        driver.steps(at, event.clone());
        driver.state["follow"]["listeners"] = json!([value]);
        driver.steps(at, event);
    }

    #[test]
    fn a_life_of_any_events_keeps_its_promises(events in prop::collection::vec((event(), 0.0..40_000.0f64), 0..60)) {
        let mut driver = created();
        let (mut at, mut percent, mut elapsed) = (0.0, 0.0, 0.0);
        for (event, later) in events {
            at += later;
            let steps = driver.steps(at, event);
            let sends = steps.iter().filter(|step| step["do"] == "send").count();
            let waits: Vec<f64> = steps.iter().filter_map(|step| step["ms"].as_f64()).collect();
            prop_assert!(sends + waits.len() <= 1);
            prop_assert!(waits.iter().all(|wait| (0.0..=86_400_000.0).contains(wait)));
            for step in &steps {
                let task = if step["do"] == "tell" { &step["event"]["task"] } else { &step["task"] };
                let Some(shown) = task["progress"]["percent"].as_f64() else { continue };
                prop_assert!(shown >= percent && shown <= 100.0);
                prop_assert!(shown < 100.0 || task["status"] == "completed");
                let passed = task["progress"]["elapsedMs"].as_f64().unwrap();
                prop_assert!(passed >= elapsed);
                (percent, elapsed) = (shown, passed);
            }
            // Somebody who listens is never forgotten: something is in flight, or waited for, or the page forbids both.
            let follow = &driver.state["follow"];
            let is_held = ["isOffline", "isHidden", "isFrozen"].iter().any(|name| follow[name] == true);
            let listens = follow["listeners"].as_array().is_some_and(|all| !all.is_empty());
            prop_assert!(!listens || is_held || follow["flight"].is_number() || follow["wake"].is_number());
        }
    }

    #[test]
    fn a_pace_stays_within_its_bounds(
        least in 0.0..20_000.0f64, more in 0.0..20_000.0f64, failures in 0.0..99.0f64, slowed in 0.0..9.0f64, is_new: bool, is_throttled: bool,
        is_racing: bool, elapsed in 0.0..1e9f64, moved in 0.0..1e9f64, percent in 0.0..100.0f64, doubt in prop::option::of(0.0..1.0f64), estimated in 0.0..1e9f64,
        random in 0.0..1.0f64,
    ) {
        let bounds = (least, least + more);
        let pace = Pace { bounds, failures, slowed, is_throttled, is_new, is_racing, elapsed, moved, percent, doubt, estimated, random };
        prop_assert!((bounds.0..=bounds.1).contains(&pace.interval()));
    }
}
