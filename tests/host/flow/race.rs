//! A task that is said to be completed and has no address yet (service.md §3.3).

use super::driver::{Driver, ID, completed, created, failed, join, line, task, woke};

const STAND: [&str; 2] = ["show processing 50%", "all: progress processing 50%"];
/// What is done about an answer without an address.
const AGAIN: [&str; 3] = [STAND[0], STAND[1], "wait 3000"];

/// The first look came at 5 s, and its answer 100 ms later.
fn racing() -> Driver {
    let mut driver = created();
    driver.play(&[
        (0.0, join(1), &["1: created pending 0%", "wait 5000"]),
        (5_000.0, woke(), &["GET /v1/tasks/ID"]),
        (5_100.0, task("completed", 50.0), &AGAIN),
    ]);
    driver
}

#[test]
fn a_completed_task_without_an_address_is_looked_at_in_both_ways() {
    racing().play(&[
        (8_100.0, woke(), &["GET /v1/tasks/ID?sync_upstream=true"]),
        (8_200.0, task("completed", 50.0), &AGAIN),
        (11_200.0, woke(), &["GET /v1/tasks/ID"]),
        (11_300.0, task("completed", 50.0), &AGAIN),
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
    // At the very moment of that end, and behind it.
    for at in [125_100.0, 126_000.0] {
        let told = |from: f64, ms: f64| {
            [
                format!("all: waiting retry {} network", from + ms),
                format!("wait {ms}"),
            ]
        };
        let [first, second] = [told(at, 1_000.0), told(at + 1_100.0, 2_000.0)];
        racing().play(&[
            (at - 100.0, woke(), &["GET /v1/tasks/ID?sync_upstream=true"]),
            (at, failed("network"), &[&first[0], &first[1]]),
            (at + 1_000.0, woke(), &["GET /v1/tasks/ID"]),
            (at + 1_100.0, failed("network"), &[&second[0], &second[1]]),
        ]);
    }
}

#[test]
fn the_grace_of_a_missing_address_ends() {
    const MISSING: &str = "all: KlingError result_missing retryable charged yes";
    let mut driver = racing();
    driver.play(&[
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
