//! Handles made from an id, single looks, and ids that are none.

use serde_json::{Value as Json, json};

use super::driver::{Driver, ID, UNIX, completed, failed, join, line, replied, task, text, woke};

fn open(reference: &Json) -> Json {
    json!({ "type": "open", "ref": reference })
}

fn retrieve(id: &str, refresh: bool) -> Json {
    json!({ "type": "retrieve", "id": id, "refresh": refresh })
}

#[test]
fn an_id_that_is_no_path_segment_is_refused() {
    let refused = "KlingError invalid_task_id charged no";
    for reference in [
        json!(""),
        json!("."),
        json!(".."),
        json!(null),
        json!(7),
        json!({}),
        json!({ "id": "" }),
    ] {
        Driver::default().play(&[(0.0, open(&reference), &[refused])]);
    }
    for id in ["", ".", ".."] {
        Driver::default().play(&[(0.0, retrieve(id, false), &[refused])]);
    }
    Driver::default().play(&[(
        0.0,
        retrieve("../admin?x#y", false),
        &["GET /v1/tasks/..%2Fadmin%3Fx%23y"],
    )]);
}

#[test]
fn a_reference_is_shown_as_far_as_it_can_be_read() {
    let mut driver = Driver::default();
    let reference = json!({
        "id": ID, "model": "m", "estimatedSeconds": 45, "creditsReserved": 5, "percent": 37,
    });
    let mut event = open(&reference);
    event["createdAt"] = json!(UNIX - 60_000.0);
    let steps = driver.steps(0.0, event);
    assert_eq!(
        steps[0]["task"],
        json!({
            "id": ID, "model": "m", "status": "pending", "createdAt": 1_789_999_941_000_u64, "estimatedSeconds": 45, "creditsReserved": 5,
            "progress": { "percent": 37, "elapsedMs": 60_000, "remainingMs": 102_162 },
        })
    );
    let strange =
        json!({ "id": ID, "model": 5, "estimatedSeconds": -1, "creditsReserved": {}, "percent": 400 });
    let steps = Driver::default().steps(0.0, open(&strange));
    assert_eq!(
        steps[0]["task"],
        json!({
            "id": ID, "model": null, "status": "pending", "createdAt": null, "estimatedSeconds": null, "creditsReserved": null,
            "progress": { "percent": 99, "elapsedMs": 0, "remainingMs": null },
        })
    );
}

#[test]
fn a_handle_that_was_never_looked_at_is_looked_at_at_once() {
    Driver::default().play(&[
        (0.0, open(&json!(ID)), &["show pending ?%"]),
        (90_000.0, join(1), &["1: progress pending ?%", "GET /v1/tasks/ID"]),
        (
            90_100.0,
            task("processing", 5.0),
            &["show processing 5%", "all: progress processing 5%", "wait 4600"],
        ),
        (94_700.0, woke(), &["GET /v1/tasks/ID"]),
    ]);
}

#[test]
fn elapsed_time_counts_from_the_creation_once_that_is_known() {
    let mut driver = Driver::default();
    driver.steps(1_000.0, open(&json!(ID)));
    let elapsed = |steps: &[Json]| steps[0]["event"]["progress"]["elapsedMs"].as_f64();
    assert_eq!(elapsed(&driver.steps(3_000.0, join(1))), Some(2_000.0));
    let dated = |created: f64| replied(200, &json!({ "id": ID, "status": "pending", "created": created }));
    driver.steps(4_000.0, dated(1_790_000_001.0 - 60.0));
    assert_eq!(elapsed(&driver.steps(5_000.0, join(2))), Some(65_000.0));
    // A wall clock that is behind the service's makes nothing negative, and time does not go back.
    assert_eq!(elapsed(&driver.steps(1_000.0, join(3))), Some(65_000.0));
}

#[test]
fn a_single_look_shows_the_task_or_says_why_not() {
    for (answer, lines) in [
        (task("processing", 37.0), &["show processing 37%"][..]),
        (completed(), &["show completed 100%"]),
        (task("completed", 50.0), &["show processing 50%"]),
        (
            task("queued", 1.0),
            &["warn unknown_status", "show processing 1%"],
        ),
        (text(404, ""), &["ApiError http_404 charged no"]),
        (text(503, "busy"), &["ApiError http_503 retryable charged no"]),
        (
            text(200, "<html>"),
            &["ApiError invalid_response retryable charged no"],
        ),
        (text(0, ""), &["ApiError redirected charged no"]),
        (text(302, ""), &["ApiError http_302 charged no"]),
        (failed("network"), &["NetworkError network retryable charged no"]),
        (failed("timeout"), &["NetworkError timeout retryable charged no"]),
    ] {
        let mut driver = Driver::default();
        driver.play(&[
            (0.0, retrieve(ID, true), &["GET /v1/tasks/ID?sync_upstream=true"]),
            (100.0, answer, lines),
        ]);
        assert_eq!(driver.state, Json::Null);
    }
    let mut driver = Driver::default();
    driver.steps(0.0, retrieve(ID, false));
    let refused = &driver.steps(1.0, text(404, ""))[0];
    assert_eq!(refused["problem"]["taskId"], ID);
    assert_eq!(line(refused), "ApiError http_404 charged no");
}
