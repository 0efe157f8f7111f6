//! Several who follow one task: who is told what, whose pace it is, and when each wait is over.

use serde_json::json;

use super::driver::{Driver, completed, created, failed, follow, join, leave, task, woke};

const STAND: [&str; 2] = ["show processing 1%", "all: progress processing 1%"];
const TIMEOUT: &str = "TaskTimeoutError task_timeout retryable charged yes";

#[test]
fn the_pace_is_that_of_the_first_who_is_there() {
    let quick = |listener| follow(listener, &json!({ "minIntervalMs": 100, "maxIntervalMs": 300 }));
    created().play(&[
        (0.0, join(1), &["1: created pending 0%", "wait 5000"]),
        (100.0, quick(2), &["2: created pending 0%", "wait 4900"]),
        (200.0, leave(1), &["wait 100"]),
        (200.0, leave(1), &[]),
        (300.0, woke(), &["GET /v1/tasks/ID"]),
        (310.0, task("processing", 1.0), &[STAND[0], STAND[1], "wait 300"]),
        (320.0, leave(2), &["idle"]),
        // A rejoin waits the rest.
        (400.0, quick(2), &["2: progress processing 1%", "wait 210"]),
        (610.0, woke(), &["GET /v1/tasks/ID"]),
        (620.0, leave(2), &["idle"]),
        // An answer after the last one left, and a wait that was dropped.
        (630.0, completed(), &[]),
        (640.0, woke(), &[]),
        // What was asked in vain counts for the pace.
        (700.0, quick(3), &["3: progress processing 1%", "wait 210"]),
    ]);
}

#[test]
fn each_wait_has_its_own_deadline_and_a_last_look_decides() {
    let patient = |listener, patience| follow(listener, &json!({ "maxWaitMs": patience }));
    created().play(&[
        (0.0, patient(1, 3_000), &["1: created pending 0%", "wait 3000"]),
        (0.0, patient(2, 4_000), &["2: created pending 0%", "wait 3000"]),
        (3_000.0, woke(), &["GET /v1/tasks/ID"]),
        (
            3_100.0,
            task("processing", 1.0),
            &[STAND[0], STAND[1], &format!("1: {TIMEOUT}"), "wait 900"],
        ),
        (4_000.0, woke(), &["GET /v1/tasks/ID"]),
        (
            4_100.0,
            completed(),
            &["show completed 100%", "all: completed completed 100%", "idle"],
        ),
    ]);
}

#[test]
fn a_look_in_flight_at_the_deadline_is_the_last_one_if_it_is_answered() {
    let begin = |driver: &mut Driver| {
        driver.play(&[
            (
                0.0,
                follow(1, &json!({ "maxWaitMs": 6_000 })),
                &["1: created pending 0%", "wait 5000"],
            ),
            (5_000.0, woke(), &["GET /v1/tasks/ID"]),
        ]);
    };
    let mut driver = created();
    begin(&mut driver);
    driver.play(&[(
        7_000.0,
        task("processing", 1.0),
        &[STAND[0], STAND[1], &format!("1: {TIMEOUT}"), "idle"],
    )]);
    // One that was cut off by sleep is not.
    let mut driver = created();
    begin(&mut driver);
    driver.play(&[
        (3_600_000.0, failed("network"), &["GET /v1/tasks/ID"]),
        (
            3_600_100.0,
            failed("network"),
            &[&format!("1: {TIMEOUT}"), "idle"],
        ),
    ]);
}

#[test]
fn waking_from_sleep_is_followed_by_one_last_look() {
    created().play(&[
        (0.0, join(1), &["1: created pending 0%", "wait 5000"]),
        (36_000_000.0, woke(), &["GET /v1/tasks/ID"]),
        (
            36_000_100.0,
            completed(),
            &["show completed 100%", "all: completed completed 100%", "idle"],
        ),
    ]);
}

#[test]
fn a_wait_can_be_endless_or_over_at_once() {
    for endless in [json!(null), json!(1e300)] {
        let poll = json!({ "maxWaitMs": endless, "minIntervalMs": 1e9, "maxIntervalMs": 1e9 });
        // A day, after which the timer is set again.
        created().play(&[(0.0, follow(1, &poll), &["1: created pending 0%", "wait 86400000"])]);
    }
    created().play(&[
        (
            0.0,
            follow(1, &json!({ "maxWaitMs": 0 })),
            &["1: created pending 0%", "GET /v1/tasks/ID"],
        ),
        (
            100.0,
            task("processing", 1.0),
            &[STAND[0], STAND[1], &format!("1: {TIMEOUT}"), "idle"],
        ),
    ]);
}

#[test]
fn options_that_make_no_sense_are_made_to() {
    for (poll, wait) in [
        (
            json!({ "minIntervalMs": 9_000, "maxIntervalMs": 100 }),
            "wait 9000",
        ),
        (
            json!({ "minIntervalMs": -1, "maxIntervalMs": "soon", "maxWaitMs": {} }),
            "wait 5000",
        ),
        (json!(null), "wait 5000"),
    ] {
        created().play(&[(0.0, follow(1, &poll), &["1: created pending 0%", wait])]);
    }
}

#[test]
fn a_wait_that_ends_early_is_waited_to_its_end() {
    created().play(&[
        (0.0, join(1), &["1: created pending 0%", "wait 5000"]),
        (2_000.0, woke(), &["wait 3000"]),
        (4_998.0, woke(), &["GET /v1/tasks/ID"]),
    ]);
}

#[test]
fn a_look_that_nobody_answers_does_not_stretch_a_wait_for_long() {
    for (patience, rest) in [(1_000.0, 5_000.0), (8_000.0, 8_000.0), (600_000.0, 15_000.0)] {
        let mut driver = created();
        driver.play(&[
            (
                0.0,
                follow(1, &json!({ "maxWaitMs": patience, "minIntervalMs": patience - 100.0, "maxIntervalMs": patience - 100.0 })),
                &["1: created pending 0%", &format!("wait {}", patience - 100.0)],
            ),
            (patience - 100.0, woke(), &["GET /v1/tasks/ID"]),
            // The face wakes us at every deadline.
            (patience, woke(), &[&format!("wait {rest}")]),
            (patience + rest, woke(), &[&format!("1: {TIMEOUT}"), "idle"]),
        ]);
    }
}
