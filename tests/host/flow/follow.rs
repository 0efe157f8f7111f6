//! Following a task: the usual life, several listeners, the page, the race of service.md §3.3, and the deadline.

use super::driver::{completed, created, failed, join, replied, task, woke};
use serde_json::json;

#[test]
fn a_task_is_followed_to_its_end() {
    created().play(&[
        (100.0, join(1), &["1: created pending 0%", "wait 4900"]),
        (5_000.0, woke(), &["GET /v1/tasks/ID"]),
        (
            5_100.0,
            task("processing", 0.0),
            &["show processing 0%", "all: progress processing 0%", "wait 5000"],
        ),
        (10_100.0, woke(), &["GET /v1/tasks/ID"]),
        (
            10_200.0,
            task("processing", 20.0),
            &[
                "show processing 20%",
                "all: progress processing 20%",
                "wait 10200",
            ],
        ),
        (20_400.0, woke(), &["GET /v1/tasks/ID"]),
        (
            20_500.0,
            task("processing", 10.0),
            &[
                "show processing 20%",
                "all: progress processing 20%",
                "wait 15000",
            ],
        ),
        (35_500.0, woke(), &["GET /v1/tasks/ID"]),
        (
            35_600.0,
            completed(),
            &["show completed 100%", "all: completed completed 100%", "idle"],
        ),
        (36_000.0, join(2), &["2: completed completed 100%"]),
        (36_000.0, woke(), &[]),
        (36_000.0, failed("network"), &[]),
    ]);
}

#[test]
fn a_failed_task_ends_with_its_error() {
    let mut driver = created();
    driver.play(&[
        (0.0, join(1), &["1: created pending 0%", "wait 5000"]),
        (5_000.0, woke(), &["GET /v1/tasks/ID"]),
    ]);
    let failed =
        json!({ "status": "failed", "progress": 100, "error": { "code": "timeout", "message": "late" } });
    driver.play(&[(
        5_100.0,
        replied(200, &failed),
        &["show failed 99%", "all: failed failed 99% timeout", "idle"],
    )]);
}
