//! Bodies of a creation and of a query, as the task that is made of them.

use kling_o3::core::plain::Plain;
use kling_o3::core::task::Task;
use kling_o3::core::task::place::Setting;
use kling_o3::core::task::record::write;
use serde_json::{Value as Json, json};

use super::assert_complete;
use crate::support::{FIXTURES, HostLinks, plain};

const ID: &str = "task-unified-1790000001-q7m2x9ka";
const URL: &str = "https://files.example.net/out/5f3c1a.mp4";

const SETTING: Setting = Setting {
    base: "https://api.foxapi.cc",
    page: "",
    links: &HostLinks,
    secrets: &[],
};

/// A task in a line: status, percent, what is known of it, its videos or its failure; `missing` and `unknown` are what
/// the answer told besides.
fn read(body: &Json, is_created: bool) -> String {
    let body = plain(body);
    let mut task = Task::named(ID);
    let reading = if is_created {
        task.create(&body, &SETTING)
    } else {
        task.read(&body, &SETTING)
    };
    let Some(reading) = reading else {
        return "nothing".to_owned();
    };
    assert_eq!(task.id, ID);
    let task = serde_json::to_value(write(&mut task)).unwrap();
    let mut line = format!(
        "{} {}%",
        word(&task["status"]),
        short(&task["progress"]["percent"])
    );
    for (name, mark) in [
        ("createdAt", "at"),
        ("estimatedSeconds", "estimate"),
        ("creditsReserved", "credits"),
    ] {
        if !task[name].is_null() {
            line = format!("{line} {mark} {}", short(&task[name]));
        }
    }
    for video in task["videos"].as_array().into_iter().flatten() {
        line = format!("{line} [{}", word(&video["url"]));
        for name in ["width", "height", "durationSeconds", "expiresAt"] {
            line = format!("{line} {}", short(&video[name]));
        }
        line.push(']');
    }
    if let Some(code) = task["failure"]["code"].as_str() {
        line = format!("{line} {code}: {}", word(&task["failure"]["message"]));
    }
    line + if reading.is_missing_result { " missing" } else { "" }
        + if reading.is_unknown_status { " unknown" } else { "" }
}

fn word(value: &Json) -> &str {
    value.as_str().unwrap_or("-")
}

fn short(value: &Json) -> String {
    value.as_f64().map_or("-".to_owned(), |number| number.to_string())
}

/// A fixture's body; one that is no JSON is told apart by the reply, and here a text.
fn body(id: &str) -> Json {
    serde_json::from_str(&FIXTURES[id]).unwrap_or_else(|_| json!(FIXTURES[id]))
}

#[test]
fn every_answer_to_a_creation_is_read() {
    let rows = [
        ("create.doc", "pending 0% at 1790000001000 estimate 45"),
        ("create.observed", "pending 0% credits 5"),
        (
            "create.merged",
            "pending 0% at 1790000001000 estimate 240 credits 42.5",
        ),
        ("create.already_processing", "processing 1% at 1790000001000"),
        ("create.no_id", "nothing"),
        ("create.not_json", "nothing"),
    ];
    for (id, line) in rows {
        assert_eq!(read(&body(id), true), line, "{id}");
    }
    assert_complete("create.", rows.map(|(id, _)| id));
}

#[test]
fn every_answer_to_a_query_is_read() {
    let policy =
        "content_policy_violation: The prompt or a reference picture was refused by the safety check.";
    let known = "at 1790000001000 credits 5";
    let bare = "at 1790000001000";
    let end = "1790086401000]";
    let rows = [
        ("task.pending", format!("pending 0% {known}")),
        ("task.processing", format!("processing 37% {known}")),
        ("task.processing_sparse", "processing -%".to_owned()),
        (
            "task.completed",
            format!("completed 100% {known} [https://files.example.net/out/20260921/5f3c1a.mp4 - - - {end}"),
        ),
        (
            "task.completed_extras",
            format!("completed 100% {known} [{URL}?sig=abc&exp=1790086401 1920 1080 5.04 {end}"),
        ),
        ("task.completed_race", format!("processing 50% {known} missing")),
        (
            "task.completed_empty_list",
            format!("processing 99% {known} missing"),
        ),
        (
            "task.completed_strings",
            format!("completed 100% {bare} [{URL} - - - {end}"),
        ),
        (
            "task.completed_old_output",
            format!("completed 100% {bare} estimate 0 [{URL} 1280 720 5 {end}"),
        ),
        ("task.failed.policy", format!("failed 99% {known} {policy}")),
        (
            "task.failed.timeout",
            format!("failed 99% {known} timeout: The task did not finish within the allowed time."),
        ),
        (
            "task.failed.unavailable",
            format!(
                "failed 99% {known} service_unavailable: The upstream service is not available at the moment."
            ),
        ),
        (
            "task.failed.model_unavailable",
            format!("failed 99% {known} model_unavailable: No working channel was left for this model."),
        ),
        (
            "task.failed.capability",
            format!(
                "failed 99% {known} model_not_support_capability: The requested combination is not supported by the model."
            ),
        ),
        (
            "task.failed.generic",
            format!("failed 62% {bare} generation_failed: Generation failed upstream."),
        ),
        (
            "task.failed.null_error",
            format!("failed 0% {bare} task_failed: The task failed, and the service gave no reason."),
        ),
        (
            "task.failed.string_error",
            format!("failed 0% {bare} task_failed: upstream said no"),
        ),
        (
            "task.cancelled_old",
            format!("failed 12% {bare} cancelled: The request was cancelled."),
        ),
        ("task.unknown_status", format!("processing 0% {bare} unknown")),
    ];
    for (id, line) in &rows {
        assert_eq!(read(&body(id), false), *line, "{id}");
    }
    assert_complete("task.", rows.iter().map(|(id, _)| *id));
}

#[test]
fn progress_is_read_in_every_form() {
    for (progress, line) in [
        (json!(37.4), "processing 37%"),
        (json!("62.5"), "processing 63%"),
        (json!("12%"), "processing 12%"),
        (json!(-5), "processing 0%"),
        (json!(400), "processing 99%"),
        (json!("much"), "processing -%"),
        (json!([1]), "processing -%"),
        (json!(true), "processing -%"),
    ] {
        assert_eq!(
            read(&json!({ "status": "processing", "progress": progress }), false),
            line,
            "{progress}"
        );
    }
}

#[test]
fn an_id_is_usable_or_it_is_none() {
    let long = "x".repeat(257);
    for id in [
        json!(""),
        json!(7),
        json!(null),
        json!("a b"),
        json!("a/b"),
        json!(".."),
        json!("é"),
        json!(long),
    ] {
        assert_eq!(
            read(&json!({ "id": id, "status": "pending" }), true),
            "nothing",
            "{id}"
        );
    }
    assert_eq!(read(&json!({ "id": null, "task_id": ID }), true), "pending 0%");
    assert_eq!(
        read(&json!({ "id": ID, "status": 5, "created": "1790000001" }), true),
        "pending 0% at 1790000001000"
    );
}

#[test]
fn what_is_no_task_changes_nothing() {
    for body in [
        json!(null),
        json!("busy"),
        json!([]),
        json!({}),
        json!({ "code": 422, "message": "invalid parameter", "data": null }),
        json!({ "error": { "message": "no" }, "progress": 50 }),
    ] {
        assert_eq!(read(&body, false), "nothing", "{body}");
    }
}

#[test]
fn facts_that_cannot_be_are_left_out() {
    let body = json!({
        "status": "pending", "created": -1, "model": 5,
        "task_info": { "estimated_time": "soon" }, "usage": { "credits_reserved": -2 },
    });
    assert_eq!(read(&body, false), "pending -%");
    // Milliseconds already, and a moment that no `Date` can hold.
    assert_eq!(
        read(&json!({ "status": "pending", "created": 1.79e12 }), false),
        "pending -% at 1790000000000"
    );
    assert_eq!(
        read(&json!({ "status": "pending", "created": 1e300 }), false),
        "pending -%"
    );
}

#[test]
fn what_is_over_stays_as_it_was() {
    let mut task = Task::named(ID);
    task.read(&plain(&body("task.completed")), &SETTING);
    let before = task.clone();
    for other in ["task.failed.policy", "task.pending", "task.completed_race"] {
        task.read(&plain(&body(other)), &SETTING);
        assert_eq!(task, before);
    }
    task.read(&plain(&body("task.completed_extras")), &SETTING);
    assert_eq!(task.videos.items()[0].get("width"), &Plain::Number(1_920.0));
}
