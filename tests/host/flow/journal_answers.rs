//! What the journal is told when a POST is answered, and when a task that is followed or looked at is over.

use serde_json::{Value as Json, json};

use super::driver::{Driver, ID, completed, created, failed, join, later, replied, task, text};
use super::journal::{line, saved, submit};

/// The steps for the journal at this answer to a POST.
fn answered(event: Json) -> Vec<String> {
    let mut driver = Driver::default();
    driver.all_steps(0.0, submit(json!({ "entry": { "id": "new", "label": "boat" } })));
    marks(&driver.all_steps(700.0, event))
}

fn marks(steps: &[Json]) -> Vec<String> {
    let is_for_it =
        |line: &String| line.starts_with("mark") || line.starts_with("remove") || line.starts_with("save");
    steps
        .iter()
        .map(line)
        .filter(is_for_it)
        .map(|line| line.replace(ID, "ID"))
        .collect()
}

#[test]
fn every_answer_to_a_post_reaches_the_entry() {
    let elsewhere = |mut event: Json| {
        event["reply"]["redirected"] = json!(true);
        event
    };
    let failure = replied(200, &json!({ "id": ID, "status": "failed" }));
    for (event, lines) in [
        (task("pending", 0.0), &["mark new pending ID"][..]),
        (task("queued", 0.0), &["mark new pending ID"]),
        (completed(), &["mark new finished ID"]),
        (failure, &["mark new failed ID"]),
        (text(400, ""), &["remove new"]),
        (text(401, ""), &["remove new"]),
        (text(404, ""), &["remove new"]),
        (later(429, "5"), &["remove new"]),
        (text(408, ""), &["mark new unknown -"]),
        (text(409, ""), &["mark new unknown -"]),
        (text(425, ""), &["mark new unknown -"]),
        (text(500, ""), &["mark new unknown -"]),
        (text(302, ""), &["mark new unknown -"]),
        (text(200, "no JSON"), &["mark new unknown -"]),
        (elsewhere(text(401, "")), &["mark new unknown -"]),
        (failed("network"), &["mark new unknown -"]),
        (failed("timeout"), &["mark new unknown -"]),
        (failed("cut"), &["mark new unknown -"]),
    ] {
        assert_eq!(answered(event.clone()), lines, "{event}");
    }
}

#[test]
fn a_late_answer_is_told_with_the_whole_entry() {
    let mut driver = Driver::default();
    driver.all_steps(0.0, submit(json!({ "entry": { "id": "new", "label": "boat" } })));
    driver.all_steps(120_000.0, failed("timeout"));
    let steps = driver.all_steps(130_000.0, task("pending", 0.0));
    let mut whole = saved();
    whole["state"] = json!("pending");
    whole["taskId"] = json!(ID);
    assert_eq!(
        steps.iter().find(|step| step["do"] == "mark").unwrap()["entry"],
        whole
    );
}

#[test]
fn the_end_of_a_task_is_told_once_and_nothing_else_is() {
    let failure = || replied(200, &json!({ "id": ID, "status": "failed" }));
    let observed = |mut event: Json| {
        event["type"] = json!("observed");
        event
    };
    for (event, lines) in [
        (completed(), &["mark - finished ID"][..]),
        (failure(), &["mark - failed ID"]),
        (observed(completed()), &["mark - finished ID"]),
        (task("processing", 50.0), &[]),
        (replied(200, &json!({ "id": ID, "status": "completed" })), &[]),
        (text(401, ""), &[]),
        (text(403, ""), &[]),
        (text(404, ""), &[]),
        (failed("network"), &[]),
    ] {
        let mut driver = created();
        driver.steps(0.0, join(1));
        driver.all_steps(60_000.0, json!({ "type": "woke" }));
        assert_eq!(
            marks(&driver.all_steps(61_000.0, event.clone())),
            lines,
            "{event}"
        );
        assert_eq!(
            marks(&driver.all_steps(62_000.0, observed(completed()))).len(),
            1 - lines.len(),
            "{event}"
        );
    }
}

#[test]
fn one_look_tells_an_end_too() {
    for (event, lines) in [
        (completed(), &["mark - finished ID"][..]),
        (task("pending", 1.0), &[]),
        (text(404, ""), &[]),
    ] {
        let mut driver = Driver::default();
        driver.all_steps(0.0, json!({ "type": "retrieve", "id": ID }));
        assert_eq!(marks(&driver.all_steps(500.0, event.clone())), lines, "{event}");
    }
}
