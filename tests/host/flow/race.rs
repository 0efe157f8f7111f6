//! A task that is said to be completed and has no address yet (service.md §3.3).

use super::driver::{ID, completed, created, failed, join, line, task, woke};

#[test]
fn a_completed_task_without_an_address_is_looked_at_in_both_ways() {
    const STAND: [&str; 2] = ["show processing 50%", "all: progress processing 50%"];
    created().play(&[
        (0.0, join(1), &["1: created pending 0%", "wait 5000"]),
        (5_000.0, woke(), &["GET /v1/tasks/ID"]),
        (
            5_100.0,
            task("completed", 50.0),
            &[STAND[0], STAND[1], "wait 3000"],
        ),
        (8_100.0, woke(), &["GET /v1/tasks/ID?sync_upstream=true"]),
        (
            8_200.0,
            task("completed", 50.0),
            &[STAND[0], STAND[1], "wait 3000"],
        ),
        (11_200.0, woke(), &["GET /v1/tasks/ID"]),
        (
            11_300.0,
            task("completed", 50.0),
            &[STAND[0], STAND[1], "wait 3000"],
        ),
        (14_300.0, woke(), &["GET /v1/tasks/ID?sync_upstream=true"]),
        (
            14_400.0,
            completed(),
            &["show completed 100%", "all: completed completed 100%", "idle"],
        ),
    ]);
}

/// Once it was asked again and again, with no pause at all.
#[test]
fn the_look_at_the_end_of_the_grace_may_fail_and_is_repeated_at_the_usual_pace() {
    const STAND: [&str; 2] = ["show processing 50%", "all: progress processing 50%"];
    created().play(&[
        (0.0, join(1), &["1: created pending 0%", "wait 5000"]),
        (5_000.0, woke(), &["GET /v1/tasks/ID"]),
        (
            5_100.0,
            task("completed", 50.0),
            &[STAND[0], STAND[1], "wait 3000"],
        ),
        (126_000.0, woke(), &["GET /v1/tasks/ID?sync_upstream=true"]),
        (
            126_100.0,
            failed("network"),
            &["all: waiting retry 127100 network", "wait 1000"],
        ),
        (127_100.0, woke(), &["GET /v1/tasks/ID"]),
        (
            127_200.0,
            failed("network"),
            &["all: waiting retry 129200 network", "wait 2000"],
        ),
    ]);
}

#[test]
fn the_grace_of_a_missing_address_ends() {
    const STAND: [&str; 2] = ["show processing 50%", "all: progress processing 50%"];
    const MISSING: &str = "all: KlingError result_missing retryable charged yes";
    let mut driver = created();
    driver.play(&[
        (0.0, join(1), &["1: created pending 0%", "wait 5000"]),
        (5_000.0, woke(), &["GET /v1/tasks/ID"]),
        (
            5_100.0,
            task("completed", 50.0),
            &[STAND[0], STAND[1], "wait 3000"],
        ),
        (124_000.0, woke(), &["GET /v1/tasks/ID?sync_upstream=true"]),
        // The last look comes when the grace is over.
        (
            124_100.0,
            task("completed", 50.0),
            &[STAND[0], STAND[1], "wait 1000"],
        ),
        (125_100.0, woke(), &["GET /v1/tasks/ID"]),
    ]);
    let steps = driver.steps(125_200.0, task("completed", 50.0));
    assert_eq!(
        steps.iter().map(line).collect::<Vec<_>>(),
        [STAND[0], STAND[1], MISSING, "idle"]
    );
    assert_eq!(steps[2]["problem"]["taskId"], ID);
    // It can be waited for again, which is to ask once more.
    driver.play(&[
        (
            200_000.0,
            join(2),
            &[
                "2: progress processing 50%",
                "GET /v1/tasks/ID?sync_upstream=true",
            ],
        ),
        (
            200_100.0,
            task("completed", 50.0),
            &[STAND[0], STAND[1], MISSING, "idle"],
        ),
    ]);
}
