//! The tabs of an origin: who leads, who is led, and when the lead changes hands.

use serde_json::json;

use super::driver::{
    Driver, ID, completed, created, failed, follow, heard, join, leads, leave, observed, page, task, text,
    woke,
};

const STAND: [&str; 2] = ["show processing 1%", "all: progress processing 1%"];
/// What being led begins with, but for the wait to the deadline.
const LED: [&str; 3] = ["idle", "say normal", "all: waiting other_tab never"];
const TIMEOUT: &str = "TaskTimeoutError task_timeout retryable charged yes";

/// What another tab shares of a task at work.
fn seen() -> serde_json::Value {
    observed(200, &json!({ "id": ID, "status": "processing", "progress": 1 }))
}

/// A follower whose task another tab looks at.
fn led() -> Driver {
    let mut driver = created();
    driver.play(&[
        (0.0, join(1), &["1: created pending 0%", "wait 5000"]),
        (0.0, leads(false), &[LED[0], LED[1], LED[2], "wait 5000"]),
    ]);
    driver
}

#[test]
fn one_that_leads_goes_on_as_if_alone() {
    created().play(&[
        (0.0, join(1), &["1: created pending 0%", "wait 5000"]),
        (1.0, leads(true), &["say normal", "wait 4999"]),
        (5_000.0, woke(), &["GET /v1/tasks/ID"]),
        (
            5_100.0,
            task("processing", 1.0),
            &[STAND[0], STAND[1], "wait 4600"],
        ),
    ]);
}

#[test]
fn one_that_is_led_looks_at_nothing_and_is_told_what_the_other_sees() {
    let mut driver = led();
    driver.play(&[
        (4_000.0, seen(), &[STAND[0], STAND[1], "wait 19600"]),
        (5_000.0, woke(), &["wait 18600"]),
        // Errors are the other's, and so is what says nothing.
        (7_000.0, observed(401, &json!({})), &[]),
        (7_000.0, observed(200, &json!("junk")), &[]),
        // Who comes later hears of it too.
        (
            8_000.0,
            join(2),
            &[
                "2: progress processing 1%",
                "wait 15600",
                "2: waiting other_tab never",
            ],
        ),
        (9_000.0, leave(2), &["wait 14600"]),
        (
            10_000.0,
            completed_elsewhere(),
            &["show completed 100%", "all: completed completed 100%", "idle"],
        ),
        (11_000.0, seen(), &["show completed 100%"]),
        (12_000.0, leads(true), &[]),
    ]);
}

fn completed_elsewhere() -> serde_json::Value {
    json!({ "type": "observed", "reply": completed()["reply"] })
}

#[test]
fn a_look_that_another_tab_makes_is_not_made_twice() {
    let mut driver = Driver::default();
    driver.steps(0.0, json!({ "type": "open", "ref": ID }));
    driver.play(&[
        (0.0, join(1), &["1: progress pending ?%", "GET /v1/tasks/ID"]),
        (10.0, leads(false), &[LED[0], LED[1], LED[2], "wait 3000"]),
        (20.0, task("processing", 1.0), &[]),
        (20.0, failed("cut"), &[]),
    ]);
}

#[test]
fn whom_the_lead_falls_to_looks_as_soon_as_nothing_can_be_on_its_way_but_not_more_often_than_allowed() {
    let mut driver = led();
    driver.play(&[
        (4_500.0, seen(), &[STAND[0], STAND[1], "wait 19600"]),
        (9_000.0, leads(true), &["say normal", "wait 100"]),
        (9_100.0, woke(), &["GET /v1/tasks/ID"]),
    ]);
    let mut driver = led();
    driver.play(&[
        (4_000.0, seen(), &[STAND[0], STAND[1], "wait 19600"]),
        (4_400.0, leads(true), &["say normal", "wait 600"]),
        (5_000.0, woke(), &["GET /v1/tasks/ID"]),
    ]);
}

#[test]
fn at_a_deadline_the_led_look_for_themselves() {
    created().play(&[
        (
            0.0,
            follow(1, &json!({ "maxWaitMs": 9_000 })),
            &["1: created pending 0%", "wait 5000"],
        ),
        (0.0, join(2), &["2: created pending 0%", "wait 5000"]),
        (0.0, leads(false), &[LED[0], LED[1], LED[2], "wait 5000"]),
        (4_000.0, seen(), &[STAND[0], STAND[1], "wait 5000"]),
        (9_000.0, woke(), &["GET /v1/tasks/ID"]),
        (
            9_100.0,
            task("processing", 1.0),
            &[STAND[0], STAND[1], &format!("1: {TIMEOUT}"), "wait 19600"],
        ),
    ]);
}

#[test]
fn the_errors_of_a_last_look_are_ones_own() {
    created().play(&[
        (
            0.0,
            follow(1, &json!({ "maxWaitMs": 9_000 })),
            &["1: created pending 0%", "wait 5000"],
        ),
        (0.0, leads(false), &[LED[0], LED[1], LED[2], "wait 5000"]),
        (4_000.0, seen(), &[STAND[0], STAND[1], "wait 5000"]),
        (9_000.0, woke(), &["GET /v1/tasks/ID"]),
        (
            9_100.0,
            text(401, ""),
            &["all: ApiError http_401 charged yes", "idle"],
        ),
    ]);
}

#[test]
fn a_hidden_leader_gives_way_to_one_that_is_seen() {
    created().play(&[
        (0.0, join(1), &["1: created pending 0%", "wait 5000"]),
        (0.0, leads(true), &["say normal", "wait 5000"]),
        // Seen, it keeps the lead.
        (0.0, heard("normal"), &[]),
        (
            1_000.0,
            page(true, true),
            &["say slow", "all: waiting hidden 60000", "wait 59000"],
        ),
        // So it does among hidden ones.
        (2_000.0, heard("slow"), &[]),
        (2_000.0, heard("pause"), &[]),
        (2_000.0, heard("nonsense"), &[]),
        (
            3_000.0,
            heard("normal"),
            &[
                "yield",
                "idle",
                "say slow",
                "all: waiting other_tab never",
                "wait 72000",
            ],
        ),
        (3_000.0, heard("normal"), &[]),
        // It gets it back: as slow as it is.
        (
            4_000.0,
            leads(true),
            &["say slow", "all: waiting hidden 60000", "wait 56000"],
        ),
    ]);
}

#[test]
fn a_look_in_flight_is_dropped_with_the_lead() {
    created().play(&[
        (0.0, page(true, true), &[]),
        (
            0.0,
            join(1),
            &["1: created pending 0%", "all: waiting hidden 60000", "wait 60000"],
        ),
        (
            0.0,
            leads(true),
            &["say slow", "all: waiting hidden 60000", "wait 60000"],
        ),
        (60_000.0, woke(), &["GET /v1/tasks/ID"]),
        (
            60_001.0,
            heard("normal"),
            &[
                "yield",
                "idle",
                "say slow",
                "all: waiting other_tab never",
                "wait 74999",
            ],
        ),
    ]);
}

#[test]
fn one_that_is_seen_says_so_to_a_hidden_leader() {
    let mut driver = led();
    driver.play(&[
        (10.0, heard("slow"), &["say normal"]),
        (20.0, heard("normal"), &[]),
        // Hidden, it leaves the lead where it is, but to one that pauses.
        (
            30.0,
            page(true, true),
            &["say slow", "all: waiting other_tab never", "wait 74970"],
        ),
        (40.0, heard("slow"), &[]),
        (50.0, heard("pause"), &["say slow"]),
        (
            60.0,
            page(false, true),
            &["say normal", "all: waiting other_tab never", "wait 4940"],
        ),
    ]);
}

#[test]
fn whoever_sets_the_pace_also_says_how_eager_the_tab_is() {
    created().play(&[
        (0.0, page(true, true), &[]),
        (
            0.0,
            follow(1, &json!({ "hidden": "normal" })),
            &["1: created pending 0%", "wait 5000"],
        ),
        (0.0, join(2), &["2: created pending 0%", "wait 5000"]),
        (0.0, leads(true), &["say normal", "wait 5000"]),
        (
            1_000.0,
            leave(1),
            &["say slow", "all: waiting hidden 60000", "wait 59000"],
        ),
    ]);
}

#[test]
fn nobody_is_led_who_does_not_listen() {
    let mut driver = led();
    driver.play(&[
        (1_000.0, leave(1), &["idle"]),
        (2_000.0, heard("slow"), &[]),
        (2_000.0, leads(false), &[]),
        (3_000.0, join(2), &["2: created pending 0%", "wait 2000"]),
    ]);
}

#[test]
fn one_that_is_led_and_hears_nothing_looks_for_itself() {
    // The other was put to sleep with the lead in its hands.
    let mut driver = Driver::default();
    driver.steps(0.0, json!({ "type": "open", "ref": ID }));
    driver.steps(0.0, join(1));
    driver.play(&[
        (10.0, leads(false), &[LED[0], LED[1], LED[2], "wait 3000"]),
        (3_010.0, woke(), &["GET /v1/tasks/ID"]),
        // Then it gives the other as much time again as it would take itself at most.
        (
            3_100.0,
            task("processing", 1.0),
            &[STAND[0], STAND[1], "wait 19600"],
        ),
        (23_100.0, woke(), &["GET /v1/tasks/ID"]),
        (
            23_200.0,
            failed("network"),
            &["all: waiting retry never network", "wait 16000"],
        ),
        (
            30_000.0,
            page(true, true),
            &["say slow", "all: waiting other_tab never", "wait 68200"],
        ),
        // Shown again, it asks the other first.
        (
            60_000.0,
            page(false, true),
            &["say normal", "all: waiting other_tab never", "wait 3000"],
        ),
        (63_000.0, woke(), &["GET /v1/tasks/ID"]),
    ]);
}
