//! Looks that fail: back-off, Retry-After, 404, and what ends a wait at once.

use serde_json::json;

use super::driver::{
    Driver, ID, UNIX, created, failed, follow, join, later, line, replied, task, text, woke,
};

const STAND: [&str; 2] = ["show processing 1%", "all: progress processing 1%"];

fn asked() -> Driver {
    let mut driver = created();
    driver.play(&[
        (0.0, join(1), &["1: created pending 0%", "wait 5000"]),
        (5_000.0, woke(), &["GET /v1/tasks/ID"]),
    ]);
    driver
}

#[test]
fn failed_looks_back_off_and_a_good_one_ends_that() {
    let mut driver = asked();
    let mut at = 5_000.0;
    for wait in [1_000.0, 2_000.0, 4_000.0, 8_000.0, 15_000.0, 15_000.0] {
        let told = format!("all: waiting retry {} network", at + wait);
        driver.play(&[(at, failed("network"), &[&told, &format!("wait {wait}")])]);
        at += wait;
        driver.play(&[(at, woke(), &["GET /v1/tasks/ID"])]);
    }
    driver.play(&[
        (
            60_000.0,
            task("processing", 1.0),
            &[STAND[0], STAND[1], "wait 4600"],
        ),
        (64_600.0, woke(), &["GET /v1/tasks/ID"]),
        (
            64_600.0,
            failed("timeout"),
            &["all: waiting retry 65600 timeout", "wait 1000"],
        ),
    ]);
}

#[test]
fn what_may_pass_is_tried_again() {
    let mut elsewhere = text(401, "log in");
    elsewhere["reply"]["redirected"] = json!(true);
    for (answer, code) in [
        (elsewhere, "redirected"),
        (text(408, ""), "http_408"),
        (text(425, ""), "http_425"),
        (text(500, "oops"), "http_500"),
        (text(502, "<html>"), "http_502"),
        (
            replied(503, &json!({ "error": { "type": "service_unavailable" } })),
            "service_unavailable",
        ),
        (text(200, "<html>"), "invalid_response"),
        (
            replied(200, &json!({ "code": "success", "data": {} })),
            "invalid_response",
        ),
        (text(302, ""), "http_302"),
        (text(0, ""), "redirected"),
        (failed("cut"), "network"),
    ] {
        asked().play(&[(
            5_000.0,
            answer,
            &[&format!("all: waiting retry 6000 {code}"), "wait 1000"],
        )]);
    }
}

#[test]
fn the_back_off_stays_within_the_listeners_bounds() {
    let quick = follow(1, &json!({ "minIntervalMs": 10, "maxIntervalMs": 50 }));
    created().play(&[
        (0.0, quick, &["1: created pending 0%", "wait 50"]),
        (50.0, woke(), &["GET /v1/tasks/ID"]),
        (
            60.0,
            failed("network"),
            &["all: waiting retry 110 network", "wait 50"],
        ),
    ]);
}

#[test]
fn retry_after_goes_beyond_the_longest_interval_up_to_a_minute() {
    for (header, date, wait) in [
        ("12", None, 12_000.0),
        ("3600", None, 60_000.0),
        ("99999999999999999999999", None, 60_000.0),
        ("0", None, 1_000.0),
        ("-7", None, 1_000.0),
        ("soon", None, 1_000.0),
        ("Mon, 21 Sep 2026 14:13:56 GMT", Some(UNIX + 35_000.0), 30_000.0),
        ("Mon, 21 Sep 2020 14:13:56 GMT", Some(UNIX - 1e11), 1_000.0),
    ] {
        let told = format!("all: waiting retry {} http_503", 5_000.0 + wait);
        let mut event = later(503, header);
        event["reply"]["retryAt"] = json!(date);
        asked().play(&[(5_000.0, event, &[&told, &format!("wait {wait}")])]);
    }
    // The deadline is earlier.
    created().play(&[
        (
            0.0,
            follow(1, &json!({ "maxWaitMs": 9_000 })),
            &["1: created pending 0%", "wait 5000"],
        ),
        (5_000.0, woke(), &["GET /v1/tasks/ID"]),
        (
            5_000.0,
            later(503, "60"),
            &["all: waiting retry 9000 http_503", "wait 4000"],
        ),
        (9_000.0, woke(), &["GET /v1/tasks/ID"]),
    ]);
}

#[test]
fn after_a_429_the_pace_halves() {
    let mut driver = asked();
    driver.play(&[
        (
            5_000.0,
            later(429, "2"),
            &["all: waiting retry 7000 http_429", "wait 2000"],
        ),
        (7_000.0, woke(), &["GET /v1/tasks/ID"]),
        (
            7_000.0,
            task("processing", 1.0),
            &[STAND[0], STAND[1], "wait 9200"],
        ),
        (16_200.0, woke(), &["GET /v1/tasks/ID"]),
        // Where the service says no time, it is not asked sooner than usual.
        (
            17_000.0,
            text(429, ""),
            &["all: waiting retry 32000 http_429", "wait 15000"],
        ),
        (32_000.0, woke(), &["GET /v1/tasks/ID"]),
        (
            32_000.0,
            failed("network"),
            &["all: waiting retry 34000 network", "wait 2000"],
        ),
        (34_000.0, woke(), &["GET /v1/tasks/ID"]),
        // The slower pace stays, up to the longest interval.
        (
            34_000.0,
            task("processing", 1.0),
            &[STAND[0], STAND[1], "wait 15000"],
        ),
    ]);
}

#[test]
fn what_cannot_pass_ends_every_wait_at_once() {
    for (answer, code) in [
        (text(401, ""), "http_401"),
        (
            replied(401, &json!({ "error": { "type": "authentication_error" } })),
            "authentication_error",
        ),
        (text(403, "error code: 1010"), "http_403"),
        (text(400, ""), "http_400"),
        (text(402, ""), "http_402"),
        (text(410, ""), "http_410"),
        (text(422, ""), "http_422"),
    ] {
        let mut driver = asked();
        let steps = driver.steps(5_100.0, answer);
        let problem = &steps[0]["problem"];
        let seen = json!([
            steps[0]["do"],
            steps[0]["listener"],
            problem["class"],
            problem["code"],
            problem["charged"],
            problem["taskId"]
        ]);
        assert_eq!(seen, json!(["reject", null, "ApiError", code, "yes", ID]));
        assert_eq!(steps[1]["do"], "idle");
        // It can be waited for again, with another key.
        driver.play(&[(60_000.0, join(2), &["2: created pending 0%", "GET /v1/tasks/ID"])]);
    }
}

#[test]
fn the_third_404_ends_a_wait_but_not_too_soon() {
    let none = "ApiError task_not_found charged yes";
    let retry = |at: f64| format!("all: waiting retry {at} http_404");
    created().play(&[
        (0.0, join(1), &["1: created pending 0%", "wait 5000"]),
        (
            0.0,
            follow(2, &json!({ "maxWaitMs": 24_000 })),
            &["2: created pending 0%", "wait 5000"],
        ),
        (5_000.0, woke(), &["GET /v1/tasks/ID"]),
        (5_000.0, text(404, ""), &[&retry(10_000.0), "wait 5000"]),
        (10_000.0, woke(), &["GET /v1/tasks/ID"]),
        (10_000.0, text(404, ""), &[&retry(15_000.0), "wait 5000"]),
        (15_000.0, woke(), &["GET /v1/tasks/ID"]),
        // The third, 10 s after the first: too soon for both.
        (15_000.0, text(404, ""), &[&retry(20_000.0), "wait 5000"]),
        (20_000.0, woke(), &["GET /v1/tasks/ID"]),
        (
            20_000.0,
            text(404, ""),
            &[&format!("2: {none}"), &retry(25_000.0), "wait 5000"],
        ),
        (25_000.0, woke(), &["GET /v1/tasks/ID"]),
        (25_000.0, text(404, ""), &[&format!("1: {none}"), "idle"]),
        // Who waits again begins to count anew.
        (30_000.0, join(3), &["3: created pending 0%", "GET /v1/tasks/ID"]),
        (30_000.0, text(404, ""), &[&retry(35_000.0), "wait 5000"]),
    ]);
}

#[test]
fn it_takes_three_404s_and_the_time() {
    for (apart, waits) in [(10_000.0, 2), (20_000.0, 2), (7_000.0, 3), (5_000.0, 4)] {
        let mut driver = created();
        driver.steps(
            0.0,
            follow(1, &json!({ "minIntervalMs": apart, "maxIntervalMs": apart })),
        );
        let told = (1..9).map(f64::from).map(|round| {
            driver.steps(round * apart, woke());
            line(&driver.steps(round * apart, text(404, ""))[0])
        });
        let before = told.take_while(|line| line.contains("waiting retry")).count();
        assert_eq!(before, waits, "{apart} ms apart");
    }
}

#[test]
fn an_answer_between_404s_begins_the_count_anew() {
    for between in [task("processing", 1.0), failed("network"), text(500, "")] {
        let mut driver = created();
        driver.steps(
            0.0,
            follow(
                1,
                &json!({ "minIntervalMs": 100, "maxIntervalMs": 100, "maxWaitMs": 2_000 }),
            ),
        );
        let ended = [
            text(404, ""),
            text(404, ""),
            between,
            text(404, ""),
            text(404, ""),
        ]
        .into_iter()
        .zip(1..)
        .any(|(answer, round)| {
            let at = 300.0 * f64::from(round);
            driver.steps(at, woke());
            driver.steps(at, answer).iter().any(|step| step["do"] == "reject")
        });
        assert!(!ended);
    }
}

#[test]
fn a_waiting_event_tells_the_error_and_when() {
    let mut driver = asked();
    let event = driver.steps(5_000.0, later(503, "9"))[0]["event"].clone();
    assert_eq!(event["retryAt"], UNIX + 14_000.0);
    let error = &event["error"];
    assert_eq!(
        json!([
            error["class"],
            error["taskId"],
            error["status"],
            error["retryAfterMs"]
        ]),
        json!(["ApiError", ID, 503, 9_000])
    );
}
