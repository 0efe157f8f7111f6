//! The journal's rules, a row each: what is written before a POST leaves, what blocks its twin, what is evicted.

use serde_json::{Value as Json, json};

use super::driver::Driver;

pub const BASE: &str = "https://api.foxapi.cc";
const BOUND: usize = 200;
const PENDING: usize = 1_000;

/// A create of the event's own; the request is the same in all of them.
pub fn submit(mut more: Json) -> Json {
    let mut event = json!({ "type": "submit", "entry": { "id": "new", "label": null }, "input": { "prompt": "A paper boat at night" } });
    for (name, value) in more.as_object_mut().unwrap() {
        event[name] = value.take();
    }
    event
}

/// What is saved when that request leaves, as JSON.
pub fn saved() -> Json {
    Driver::default().all_steps(0.0, submit(json!({ "entry": { "id": "new", "label": "boat" } })))[0]["entry"]
        .clone()
}

/// Another entry of that request.
pub fn entry(id: &str, state: &str, task: Option<&str>) -> Json {
    let mut entry = saved();
    entry["id"] = json!(id);
    entry["state"] = json!(state);
    entry["taskId"] = json!(task);
    entry
}

pub fn with(mut entry: Json, name: &str, value: Json) -> Json {
    entry[name] = value;
    entry
}

/// The steps for the journal as lines.
pub fn told(event: Json) -> Vec<String> {
    let steps = Driver::default().all_steps(0.0, event);
    steps.iter().map(line).collect()
}

pub fn line(step: &Json) -> String {
    let one = |entry: &Json| {
        let word = |name: &str| entry[name].as_str().unwrap_or("-").to_owned();
        format!("{} {} {}", word("id"), word("state"), word("taskId"))
    };
    match step["do"].as_str().unwrap() {
        "save" => format!("save {}", one(&step["entry"])),
        "mark" => format!("mark {}", one(&step["entry"])),
        "remove" => format!("remove {}", step["entry"]["id"].as_str().unwrap()),
        "list" => {
            let entries: Vec<String> = step["entries"].as_array().unwrap().iter().map(one).collect();
            format!("list {}", entries.join(", "))
        }
        "refuse" => format!("refuse for {}", step["id"].as_str().unwrap_or("-")),
        "warn" => format!("warn {}", step["code"].as_str().unwrap()),
        other => other.to_owned(),
    }
}

#[test]
fn an_entry_says_what_was_sent_and_no_word_of_it() {
    let entry = saved();
    assert_eq!(
        [
            &entry["id"],
            &entry["baseUrl"],
            &entry["state"],
            &entry["label"],
            &entry["createdAt"]
        ],
        [
            &json!("new"),
            &json!(BASE),
            &json!("sending"),
            &json!("boat"),
            &json!(1_790_000_001_000_u64)
        ]
    );
    assert_eq!(entry["taskId"], Json::Null);
    assert!(entry["digest"].as_str().unwrap().len() > 2);
    assert!(!entry.to_string().contains("paper"), "{entry}");
}

#[test]
fn the_digest_is_that_of_the_canonical_request() {
    let digest = |input: Json| {
        let steps = Driver::default().all_steps(0.0, submit(json!({ "input": input })));
        steps[0]["entry"]["digest"].clone()
    };
    let own = saved()["digest"].clone();
    // A journal outlives an update of the package, so the name of a request must.
    assert_eq!(own, "1237138292-330991586");
    assert_eq!(
        digest(json!({ "prompt": "A paper boat at night", "duration": 5, "resolution": "720p" })),
        own
    );
    for other in [
        json!({ "prompt": "A paper boat at dawn" }),
        json!({ "prompt": "A paper boat at night", "duration": 6 }),
        json!({ "prompt": "A paper boat at night", "generate_audio": true }),
    ] {
        assert_ne!(digest(other.clone()), own, "{other}");
    }
}

#[test]
fn what_may_have_created_a_task_blocks_its_twin() {
    let blocked = &["refuse for old", "send"][..];
    let sent = &["save new sending -", "send"][..];
    for (stored, more, lines) in [
        (entry("old", "unknown", None), json!({}), blocked),
        (entry("old", "sending", None), json!({}), blocked),
        (entry("old", "pending", Some("t")), json!({}), sent),
        (entry("old", "finished", Some("t")), json!({}), sent),
        (entry("old", "failed", Some("t")), json!({}), sent),
        (entry("old", "unknown", None), json!({ "separate": true }), sent),
        (
            with(entry("old", "unknown", None), "inFlight", json!(true)),
            json!({}),
            sent,
        ),
        (
            with(entry("old", "sending", None), "inFlight", json!(true)),
            json!({}),
            sent,
        ),
        (
            with(entry("old", "sending", None), "inFlight", json!(false)),
            json!({}),
            blocked,
        ),
        (
            with(entry("old", "unknown", None), "digest", json!("0")),
            json!({}),
            sent,
        ),
        (
            with(
                entry("old", "unknown", None),
                "baseUrl",
                json!("https://my.example"),
            ),
            json!({}),
            sent,
        ),
    ] {
        let mut event = submit(more);
        event["entries"] = json!([stored]);
        assert_eq!(told(event.clone()), lines, "{event}");
    }
}

#[test]
fn a_blocked_create_says_which_entry_and_what_its_retry_sends() {
    let stored = json!([
        entry("one", "pending", Some("t")),
        entry("two", "unknown", None),
        entry("old", "unknown", None)
    ]);
    let mut driver = Driver::default();
    let steps = driver.all_steps(0.0, submit(json!({ "entries": stored })));
    assert_eq!(
        [line(&steps[0]), steps.len().to_string()],
        ["refuse for two", "2"]
    );
    let problem = &steps[0]["problem"];
    assert_eq!(
        json!([
            problem["class"],
            problem["code"],
            problem["charged"],
            problem["retryable"]
        ]),
        json!(["OutcomeUnknownError", "outcome_unknown", "maybe", false])
    );
    assert_eq!(steps[1]["call"]["body"]["duration"], 5);
    assert_eq!(driver.state, Json::Null);
}

#[test]
fn a_retry_takes_the_task_that_is_known_by_now_or_replaces_the_entry() {
    let replaced = &["save new sending -", "remove old", "send"][..];
    for (stored, lines) in [
        (json!([entry("old", "unknown", None)]), replaced),
        (json!([entry("old", "sending", None)]), replaced),
        (
            json!([entry("x", "unknown", None), entry("old", "unknown", None)]),
            replaced,
        ),
        (
            json!([entry("old", "pending", Some("t"))]),
            &["list old pending t", "send"],
        ),
        (
            json!([entry("old", "finished", Some("t"))]),
            &["list old finished t", "send"],
        ),
        (
            json!([entry("old", "failed", Some("t"))]),
            &["list old failed t", "send"],
        ),
        // It is gone: forgotten, refused for sure, or replaced by another tab.
        (json!([]), &["save new sending -", "send"]),
        (
            json!([entry("x", "pending", Some("t"))]),
            &["list x pending t", "send"],
        ),
        (json!([entry("x", "unknown", None)]), &["refuse for x", "send"]),
        (
            json!([entry("x", "finished", Some("t"))]),
            &["save new sending -", "send"],
        ),
        (
            json!([with(entry("x", "pending", Some("t")), "digest", json!("0"))]),
            &["save new sending -", "send"],
        ),
    ] {
        let event = submit(json!({ "replaces": { "id": "old" }, "entries": stored }));
        assert_eq!(told(event.clone()), lines, "{event}");
    }
}

#[test]
fn the_oldest_that_are_over_make_room() {
    let many = |count: usize, state: &str| -> Vec<Json> {
        let one = with(entry("e", state, Some("t")), "digest", json!("0"));
        let entry = |at: usize| with(one.clone(), "id", json!(format!("e{at}")));
        (0..count).map(entry).collect()
    };
    let full = |state: &str| many(BOUND, state);
    let removed = |entries: Vec<Json>| {
        let lines = told(submit(json!({ "entries": entries })));
        assert_eq!(
            (lines.first().unwrap().as_str(), lines.last().unwrap().as_str()),
            ("save new sending -", "send")
        );
        lines[1..lines.len() - 1].to_vec()
    };
    for state in ["finished", "failed"] {
        assert_eq!(removed(full(state)), ["remove e199"]);
        assert_eq!(removed(full(state)[1..].to_vec()), [""; 0]);
    }
    for state in ["pending", "unknown", "sending"] {
        assert_eq!(removed(full(state)), [""; 0]);
        let mut mixed = full(state);
        mixed[7]["state"] = json!("failed");
        assert_eq!(removed(mixed), ["remove e7"]);
    }
    // Tasks that nobody follows, too; but not what may have been paid for without anybody's knowing.
    assert_eq!(removed(many(PENDING, "pending")), ["remove e999"]);
    assert_eq!(removed(many(PENDING - 1, "pending")), [""; 0]);
    for state in ["unknown", "sending"] {
        assert_eq!(removed(many(PENDING, state)), [""; 0]);
    }
    let mut two = full("finished");
    two.push(entry("e200", "pending", Some("t")));
    assert_eq!(removed(two.clone()), ["remove e199", "remove e198"]);
    for entry in &mut two {
        entry["baseUrl"] = json!("https://my.example");
    }
    assert_eq!(removed(two), [""; 0]);
}
