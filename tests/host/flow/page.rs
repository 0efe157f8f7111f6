//! What the page says of itself: hidden, offline, and back again.

use serde_json::json;

use super::driver::{completed, created, failed, follow, frozen, join, leads, leave, page, task, woke};

const STAND: [&str; 2] = ["show processing 1%", "all: progress processing 1%"];

#[test]
fn a_hidden_page_is_slow() {
    created().play(&[
        (0.0, join(1), &["1: created pending 0%", "wait 5000"]),
        (
            1_000.0,
            page(true, true),
            &["all: waiting hidden 60000", "wait 59000"],
        ),
        (1_500.0, page(true, true), &[]),
        (60_000.0, woke(), &["GET /v1/tasks/ID"]),
        (
            60_500.0,
            task("processing", 1.0),
            &[STAND[0], STAND[1], "all: waiting hidden 120500", "wait 60000"],
        ),
        // Back again: at once.
        (70_000.0, page(false, true), &["GET /v1/tasks/ID"]),
        (
            70_500.0,
            task("processing", 1.0),
            &[STAND[0], STAND[1], "wait 4600"],
        ),
    ]);
}

#[test]
fn a_page_that_flickers_is_no_reason_to_ask_more_often_than_allowed() {
    let slowly = follow(1, &json!({ "minIntervalMs": 4_000 }));
    created().play(&[
        (0.0, slowly, &["1: created pending 0%", "wait 5000"]),
        (
            1_000.0,
            page(true, true),
            &["all: waiting hidden 60000", "wait 59000"],
        ),
        (1_100.0, page(false, true), &["wait 2900"]),
        (4_000.0, woke(), &["GET /v1/tasks/ID"]),
    ]);
}

#[test]
fn a_hidden_page_can_pause_or_go_on() {
    created().play(&[
        (
            0.0,
            follow(1, &json!({ "hidden": "pause", "maxWaitMs": null })),
            &["1: created pending 0%", "wait 5000"],
        ),
        (1_000.0, page(true, true), &["all: waiting hidden never"]),
        (5_000.0, woke(), &[]),
        (900_000.0, page(false, true), &["GET /v1/tasks/ID"]),
    ]);
    created().play(&[
        (
            0.0,
            follow(1, &json!({ "hidden": "normal" })),
            &["1: created pending 0%", "wait 5000"],
        ),
        (1_000.0, page(true, true), &["wait 4000"]),
        (2_000.0, page(false, true), &["wait 3000"]),
    ]);
}

#[test]
fn a_deadline_ends_a_pause() {
    created().play(&[
        (0.0, page(true, true), &[]),
        (
            0.0,
            follow(1, &json!({ "hidden": "pause", "maxWaitMs": 9_000 })),
            &["1: created pending 0%", "all: waiting hidden 9000", "wait 9000"],
        ),
        (9_000.0, woke(), &["GET /v1/tasks/ID"]),
        (
            9_100.0,
            task("processing", 1.0),
            &[
                STAND[0],
                STAND[1],
                "1: TaskTimeoutError task_timeout retryable charged yes",
                "idle",
            ],
        ),
    ]);
}

#[test]
fn without_a_network_nothing_is_asked() {
    created().play(&[
        (0.0, page(false, false), &[]),
        (
            0.0,
            join(1),
            &[
                "1: created pending 0%",
                "all: waiting offline never",
                "wait 1800000",
            ],
        ),
        (
            10.0,
            join(2),
            &[
                "2: created pending 0%",
                "wait 1799990",
                "2: waiting offline never",
            ],
        ),
        (90_000.0, page(false, true), &["GET /v1/tasks/ID"]),
        // The network goes while something is asked.
        (90_100.0, page(false, false), &[]),
        (
            90_200.0,
            failed("network"),
            &["all: waiting offline never", "wait 1709800"],
        ),
        (
            99_000.0,
            page(true, false),
            &["all: waiting offline never", "wait 1701000"],
        ),
        (99_500.0, leave(1), &["wait 1700510"]),
        (100_000.0, page(false, true), &["GET /v1/tasks/ID"]),
    ]);
}

#[test]
fn a_network_that_comes_back_is_used_before_the_pace_would() {
    created().play(&[
        (0.0, join(1), &["1: created pending 0%", "wait 5000"]),
        (
            1_000.0,
            page(false, false),
            &["all: waiting offline never", "wait 1799000"],
        ),
        (2_000.0, page(false, true), &["GET /v1/tasks/ID"]),
    ]);
}

#[test]
fn a_deadline_without_a_network_waits_a_moment_for_it() {
    let rows = |driver: &mut super::driver::Driver| {
        driver.play(&[
            (0.0, page(false, false), &[]),
            (
                0.0,
                follow(1, &json!({ "maxWaitMs": 9_000 })),
                &["1: created pending 0%", "all: waiting offline never", "wait 9000"],
            ),
            // The machine slept for an hour.
            (3_600_000.0, woke(), &["wait 15000"]),
        ]);
    };
    let mut driver = created();
    rows(&mut driver);
    driver.play(&[(3_602_000.0, page(false, true), &["GET /v1/tasks/ID"])]);
    let mut driver = created();
    rows(&mut driver);
    driver.play(&[(
        3_615_000.0,
        woke(),
        &["1: TaskTimeoutError task_timeout retryable charged yes", "idle"],
    )]);
}

#[test]
fn a_page_that_stands_still_does_nothing_and_looks_at_once_when_it_goes_on() {
    created().play(&[
        (0.0, join(1), &["1: created pending 0%", "wait 5000"]),
        (0.0, leads(true), &["say normal", "wait 5000"]),
        (5_000.0, woke(), &["GET /v1/tasks/ID"]),
        (5_100.0, frozen(), &["idle"]),
        (5_200.0, completed(), &[]),
        (6_000.0, woke(), &[]),
        (6_000.0, leads(false), &[]),
        (7_000.0, page(false, true), &["GET /v1/tasks/ID"]),
        (8_000.0, frozen(), &["idle"]),
        // Behind the deadline: the last look.
        (3_600_000.0, page(false, true), &["GET /v1/tasks/ID"]),
        (
            3_600_100.0,
            completed(),
            &["show completed 100%", "all: completed completed 100%", "idle"],
        ),
    ]);
}

#[test]
fn a_hidden_page_that_stood_still_stays_as_slow_as_it_was() {
    created().play(&[
        (0.0, join(1), &["1: created pending 0%", "wait 5000"]),
        (1_000.0, frozen(), &["idle"]),
        (
            30_000.0,
            page(true, true),
            &["all: waiting hidden 60000", "wait 30000"],
        ),
        (31_000.0, frozen(), &["idle"]),
        (90_000.0, page(true, true), &["GET /v1/tasks/ID"]),
    ]);
}
