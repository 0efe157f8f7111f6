//! One POST, and each class of outcome it can have (service.md §4.6).

use serde_json::{Value as Json, json};

use super::driver::{Driver, ID, failed, later, line, replied, text};
use crate::support::FIXTURES;

const PROMPT: &str = "A paper boat at night";

fn submitted() -> Driver {
    let mut driver = Driver::default();
    let steps = driver.steps(0.0, json!({ "type": "submit", "input": { "prompt": PROMPT } }));
    assert_eq!(steps.len(), 1);
    let call = &steps[0]["call"];
    assert_eq!(
        json!([call["method"], call["path"], call["timeoutMs"]]),
        json!(["POST", "/v1/videos/generations", 120_000])
    );
    assert_eq!(call["body"]["prompt"], PROMPT);
    assert_eq!(call["body"]["model"], "kling-o3-reference-to-video");
    driver
}

/// The problem of a create that was answered so.
fn problem(event: Json) -> Json {
    let mut driver = submitted();
    let steps = driver.steps(700.0, event);
    assert_eq!(steps.len(), 1, "{steps:?}");
    assert_eq!(driver.state, Json::Null);
    steps[0]["problem"].clone()
}

fn fixture(status: u16, id: &str) -> Json {
    let body = &FIXTURES[id];
    serde_json::from_str(body).map_or_else(|_| text(status, body), |json: Json| replied(status, &json))
}

#[test]
fn an_invalid_input_sends_nothing() {
    let mut driver = Driver::default();
    for event in [
        json!({ "type": "submit", "input": 5 }),
        json!({ "type": "submit", "input": null }),
        json!({ "type": "submit" }),
    ] {
        driver.play(&[(0.0, event, &["invalid wrong_type"])]);
    }
    assert_eq!(driver.state, Json::Null);
}

#[test]
fn an_answer_with_a_usable_id_created_a_task() {
    for (event, shown) in [
        (fixture(200, "create.doc"), "show pending 0%"),
        (fixture(201, "create.observed"), "show pending 0%"),
        (fixture(200, "create.merged"), "show pending 0%"),
        (fixture(202, "create.already_processing"), "show processing 1%"),
        (replied(200, &json!({ "task_id": ID })), "show pending 0%"),
        (fixture(200, "task.completed"), "show completed 100%"),
        (fixture(200, "task.failed.policy"), "show failed 99%"),
    ] {
        let mut driver = submitted();
        driver.play(&[(700.0, event, &[shown])]);
        assert_eq!(driver.state["follow"]["task"]["id"], ID);
    }
    let mut driver = submitted();
    driver.play(&[(
        700.0,
        replied(200, &json!({ "id": ID, "status": "queued" })),
        &["show processing 0%", "warn unknown_status"],
    )]);
}

#[test]
fn every_refusal_is_told_and_charges_nothing() {
    for (event, code) in [
        (fixture(400, "err.400"), "invalid_request_error"),
        (fixture(401, "err.401"), "authentication_error"),
        (fixture(402, "err.402"), "insufficient_quota"),
        (fixture(403, "err.403_edge"), "http_403"),
        (fixture(404, "err.404"), "not_found"),
        (text(405, ""), "http_405"),
        (fixture(413, "err.413"), "file_too_large_error"),
        (text(415, ""), "http_415"),
        (fixture(422, "err.422_duration"), "invalid_request_error"),
        (fixture(422, "err.422_validation_type"), "validation_error"),
        (fixture(422, "err.422_advanced"), "unsupported_advanced_options"),
        (fixture(422, "err.422_model"), "model_not_found"),
        (fixture(422, "err.422_channel"), "no_compatible_channel"),
        (fixture(422, "err.422_image_url"), "invalid_image_url"),
        (fixture(422, "err.422_detail_list"), "http_422"),
        (fixture(422, "err.wrapper"), "http_422"),
        (fixture(422, "err.string"), "http_422"),
        (text(418, "<html>no</html>"), "http_418"),
    ] {
        let told = problem(event);
        assert_eq!(
            json!([told["class"], told["code"], told["charged"], told["retryable"]]),
            json!(["ApiError", code, "no", false])
        );
        assert_eq!(told["taskId"], Json::Null);
    }
    for event in [
        fixture(429, "err.429"),
        fixture(429, "err.429_empty"),
        later(429, "12"),
    ] {
        let told = problem(event);
        assert_eq!(
            json!([told["class"], told["charged"], told["retryable"]]),
            json!(["ApiError", "no", true])
        );
    }
    assert_eq!(problem(later(429, "12"))["retryAfterMs"], 12_000.0);
}

#[test]
fn whatever_may_have_created_a_task_is_unknown() {
    let mut redirected = text(200, "signed in");
    redirected["reply"]["redirected"] = json!(true);
    let mut elsewhere = text(401, "log in");
    elsewhere["reply"]["redirected"] = json!(true);
    for (event, status) in [
        (fixture(200, "create.no_id"), json!(200)),
        (fixture(200, "create.not_json"), json!(200)),
        (text(204, ""), json!(204)),
        (text(0, ""), json!(null)),
        (text(302, ""), json!(302)),
        (redirected, json!(200)),
        (elsewhere, json!(401)),
        (text(408, ""), json!(408)),
        (text(409, ""), json!(409)),
        (text(425, ""), json!(425)),
        (fixture(500, "err.500"), json!(500)),
        (fixture(500, "err.500_lineage"), json!(500)),
        (fixture(502, "err.502_html"), json!(502)),
        (fixture(503, "err.503"), json!(503)),
        (text(524, ""), json!(524)),
        (failed("network"), json!(null)),
        (failed("cut"), json!(null)),
    ] {
        let told = problem(event.clone());
        let seen = json!([
            told["class"],
            told["code"],
            told["charged"],
            told["retryable"],
            told["status"]
        ]);
        assert_eq!(
            seen,
            json!(["OutcomeUnknownError", "outcome_unknown", "maybe", false, status]),
            "{event}"
        );
    }
    let told = problem(fixture(500, "err.500"));
    assert_eq!(told["requestId"], "20260921T101500-7f3a");
    let told = problem(text(302, ""));
    assert!(
        told["message"]
            .as_str()
            .unwrap()
            .contains("https://api.foxapi.cc")
    );
}

#[test]
fn an_answer_after_the_caller_gave_up_is_as_good_as_one_in_time() {
    submitted().play(&[
        (
            120_000.0,
            failed("timeout"),
            &["OutcomeUnknownError outcome_unknown charged maybe"],
        ),
        (130_000.0, fixture(200, "create.doc"), &["show pending 0%"]),
    ]);
}

#[test]
fn an_error_says_what_to_do_and_keeps_secrets() {
    let said = format!(
        "{PROMPT} sk-live-1 https://h.example/a.mp4?sig=SIGNED <3 {}",
        "x".repeat(900)
    );
    let body = json!({ "error": { "message": said, "code": "model_not_found", "type": PROMPT } });
    for status in [422, 500] {
        let told = problem(replied(status, &body));
        let message = told["message"].as_str().unwrap();
        assert_eq!(message.chars().count(), 300);
        assert!(
            message.contains("The service says: [prompt] [key] https://h.example/a.mp4?…"),
            "{message}"
        );
        for secret in [PROMPT, "sk-live", "SIGNED"] {
            assert!(!told.to_string().contains(secret), "{told}");
        }
    }
    // Where it says nothing, or what it says is no refusal, it is not quoted.
    let odd = json!({ "error": { "message": "all is well" } });
    for event in [
        text(422, ""),
        text(500, ""),
        replied(200, &odd),
        text(200, "fine"),
    ] {
        let message = problem(event)["message"].as_str().unwrap().to_owned();
        assert!(!message.contains("The service says"), "{message}");
    }
    let html = problem(replied(422, &json!({ "error": { "message": "<b>bad</b>" } })));
    assert!(!html.to_string().contains('<'));
    let fields = problem(fixture(422, "err.422_detail_list"))["fields"].clone();
    assert_eq!(fields[0]["path"], json!(["multi_prompt", 0, "prompt"]));
    assert_eq!(
        problem(fixture(422, "err.422_advanced"))["options"],
        json!(["elements", "multi_prompt"])
    );
}

#[test]
fn a_failed_task_does_not_repeat_the_prompt() {
    let error = json!({ "code": "content_policy_violation", "message": format!("refused: {PROMPT}") });
    let mut driver = submitted();
    let steps = driver.steps(
        0.0,
        replied(200, &json!({ "id": ID, "status": "failed", "error": error })),
    );
    assert_eq!(line(&steps[0]), "show failed 0%");
    assert_eq!(steps[0]["task"]["failure"]["message"], "refused: [prompt]");
}
