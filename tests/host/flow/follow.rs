//! Following a task: the usual life, and somebody else's looks.

use serde_json::{Value as Json, json};

use super::driver::{Driver, ID, completed, created, failed, join, leave, replied, reply, task, text, woke};

fn observed(status: u16, body: &Json) -> Json {
    json!({ "type": "observed", "reply": reply(status, body) })
}

#[test]
fn a_task_is_followed_to_its_end() {
    created().play(&[
        (100.0, join(1), &["1: created pending 0%", "wait 4900"]),
        (5_000.0, woke(), &["GET /v1/tasks/ID"]),
        (
            5_100.0,
            task("processing", 0.0),
            &["show processing 0%", "all: progress processing 0%", "wait 4600"],
        ),
        (9_700.0, woke(), &["GET /v1/tasks/ID"]),
        (
            10_200.0,
            task("processing", 20.0),
            &["show processing 20%", "all: progress processing 20%", "wait 4600"],
        ),
        (14_800.0, woke(), &["GET /v1/tasks/ID"]),
        // The percentage does not go back.
        (
            15_300.0,
            task("pending", 10.0),
            &["show pending 20%", "all: progress pending 20%", "wait 4600"],
        ),
        (19_900.0, woke(), &["GET /v1/tasks/ID"]),
        (
            20_400.0,
            completed(),
            &["show completed 100%", "all: completed completed 100%", "idle"],
        ),
        (36_000.0, join(2), &["2: completed completed 100%"]),
        (36_000.0, woke(), &[]),
        (36_000.0, failed("network"), &[]),
        (36_000.0, leave(2), &[]),
    ]);
}

#[test]
fn a_failed_task_ends_with_its_error() {
    for (code, message, retryable) in [
        ("content_policy_violation", "moderation", false),
        ("timeout", "too long", true),
        ("service_unavailable", "later", true),
        ("model_unavailable", "later", true),
        ("model_not_support_capability", "Change the request", false),
        ("generation_failed", "Try again", true),
        ("invalid_parameters", "Correct it", false),
        ("never_seen", "The task failed.", false),
    ] {
        let mut driver = created();
        driver.steps(0.0, join(1));
        driver.steps(5_000.0, woke());
        let error = json!({ "code": code, "message": "Own words." });
        let steps = driver.steps(
            5_100.0,
            replied(
                200,
                &json!({ "status": "failed", "progress": 100, "error": error }),
            ),
        );
        let event = &steps[1]["event"];
        assert_eq!(
            json!([event["type"], event["task"]["progress"]["percent"]]),
            json!(["failed", 99])
        );
        let problem = &event["error"];
        let seen = json!([
            problem["class"],
            problem["code"],
            problem["charged"],
            problem["retryable"],
            problem["taskId"]
        ]);
        assert_eq!(seen, json!(["TaskFailedError", code, "maybe", retryable, ID]));
        assert_eq!(event["task"]["failure"]["code"], code);
        let said = problem["message"].as_str().unwrap();
        for part in [
            message,
            "Reserved credits are normally returned on failure",
            "Own words.",
        ] {
            assert!(said.contains(part), "{said}");
        }
        assert_eq!(steps[2]["do"], "idle");
        assert_eq!(driver.steps(9_000.0, join(2))[0]["event"]["error"], *problem);
    }
}

#[test]
fn an_unknown_status_is_told_once() {
    created().play(&[
        (0.0, join(1), &["1: created pending 0%", "wait 5000"]),
        (5_000.0, woke(), &["GET /v1/tasks/ID"]),
        (
            5_100.0,
            task("queued", 0.0),
            &[
                "warn unknown_status",
                "show processing 0%",
                "all: progress processing 0%",
                "wait 4600",
            ],
        ),
        (9_700.0, woke(), &["GET /v1/tasks/ID"]),
        (
            10_200.0,
            task("queued", 0.0),
            &["show processing 0%", "all: progress processing 0%", "wait 4600"],
        ),
    ]);
}

#[test]
fn somebody_elses_look_is_as_good_as_an_own_one() {
    let body = json!({ "id": ID, "status": "processing", "progress": 7 });
    created().play(&[
        (0.0, join(1), &["1: created pending 0%", "wait 5000"]),
        (
            4_000.0,
            observed(200, &body),
            &["show processing 7%", "all: progress processing 7%", "wait 4600"],
        ),
        // An error of theirs is theirs.
        (4_500.0, observed(404, &json!({ "error": "no" })), &[]),
        (8_600.0, woke(), &["GET /v1/tasks/ID"]),
        (
            9_100.0,
            observed(200, &body),
            &["show processing 7%", "all: progress processing 7%"],
        ),
        (
            9_200.0,
            task("processing", 8.0),
            &["show processing 8%", "all: progress processing 8%", "wait 11268"],
        ),
        (9_300.0, leave(1), &["idle"]),
        (9_400.0, observed(200, &body), &["show processing 8%"]),
    ]);
}

#[test]
fn somebody_elses_look_can_end_it() {
    let mut end = completed();
    end["type"] = json!("observed");
    created().play(&[
        (0.0, join(1), &["1: created pending 0%", "wait 5000"]),
        (5_000.0, woke(), &["GET /v1/tasks/ID"]),
        (
            5_100.0,
            end.clone(),
            &["show completed 100%", "all: completed completed 100%", "idle"],
        ),
        (5_200.0, end, &["show completed 100%"]),
        (5_300.0, text(500, ""), &[]),
    ]);
}

#[test]
fn what_is_left_is_estimated_only_where_that_is_honest() {
    let mut driver = Driver::default();
    driver.steps(
        0.0,
        json!({ "type": "open", "ref": { "id": ID, "estimatedSeconds": 45 } }),
    );
    driver.steps(0.0, join(1));
    let mut remaining = |at: f64, progress: Json| {
        let steps = driver.steps(at, json!({ "type": "observed", "reply": reply(200, &progress) }));
        steps[0]["task"]["progress"]["remainingMs"].clone()
    };
    // When it was created is not known, so neither a rate nor an estimate says anything.
    assert_eq!(
        remaining(10_000.0, json!({ "status": "processing", "progress": 20 })),
        json!(null)
    );
    // By the estimate, by the rate, by neither, and at the end.
    let created = 1_790_000_001;
    assert_eq!(
        remaining(
            11_000.0,
            json!({ "status": "processing", "progress": 20, "created": created })
        ),
        json!(39_000)
    );
    assert_eq!(
        remaining(60_000.0, json!({ "status": "processing", "progress": 75 })),
        json!(20_000)
    );
    let results = json!(["https://files.example.net/a.mp4"]);
    assert_eq!(
        remaining(80_000.0, json!({ "status": "completed", "results": results })),
        json!(0)
    );
}

#[test]
fn an_event_of_another_flow_is_malformed() {
    use crate::support::{HostLinks, Input};
    use kling_o3::core::flow::advance;
    let event = |kind: &str| json!({ "type": kind, "now": {}, "place": {}, "fault": "network" });
    let malformed = |state: &Json, event: Json| {
        advance(
            &Input(state.clone()),
            &Input(event),
            &Input(Json::Null),
            &HostLinks,
        )
        .is_err()
    };
    let followed = created().state;
    for kind in ["submit", "retrieve", "open", "unheard-of", "replied"] {
        assert!(malformed(&followed, event(kind)), "{kind}");
    }
    for kind in ["join", "leave", "woke", "page", "failed", "observed"] {
        assert!(malformed(&Json::Null, event(kind)), "{kind}");
    }
    assert!(malformed(&json!({ "other": {} }), event("woke")));
    assert!(malformed(&followed, json!({ "type": "woke", "now": {} })));
}
