//! The end of an upload: what each answer means (service.md §1.4, §3.5).

use serde_json::{Value as Json, json};

use super::driver::{Driver, failed, replied, text, woke};
use super::upload::wanted;
use crate::support::{FIXTURES, fixture};

/// The only step that an answer to an upload makes, after which there is nothing more.
fn outcome(cleans_up: bool, event: Json) -> Json {
    let mut driver = Driver::default();
    let options = json!({ "autoCleanup": cleans_up });
    driver.steps(0.0, wanted(&json!({ "size": 5, "name": "a.png" }), &options));
    let steps = driver.steps(700.0, event);
    assert_eq!((steps.len(), &driver.state), (1, &Json::Null), "{steps:?}");
    steps[0].clone()
}

#[test]
fn of_the_answer_only_the_address_is_needed() {
    let day = 86_400_000;
    let at = |created: i64| (json!(created), json!(created + 3 * day));
    let url = "https://cdn.example.net/a.png";
    for (body, id, filename, size, (created, expires)) in [
        (
            fixture("upload.ok"),
            json!("file-1790000000-k2j4h6"),
            json!("harbour.jpg"),
            json!(482_133),
            at(1_790_000_000_000),
        ),
        (
            json!({ "url": url }),
            json!(null),
            json!(null),
            json!(null),
            (json!(null), json!(null)),
        ),
        (
            json!({ "url": url, "id": 5, "filename": ["a"], "size": "12", "created": "1790000000" }),
            json!(null),
            json!(null),
            json!(12),
            at(1_790_000_000_000),
        ),
        (
            json!({ "url": url, "id": "", "size": -1, "created": 1e300 }),
            json!(null),
            json!(null),
            json!(null),
            (json!(null), json!(null)),
        ),
        (
            json!({ "url": url, "created": 8.64e15 }),
            json!(null),
            json!(null),
            json!(null),
            (json!(null), json!(null)),
        ),
    ] {
        let expected = json!({
            "do": "stored",
            "file": {
                "url": body["url"], "id": id, "filename": filename, "size": size,
                "createdAt": created, "expiresAt": expires,
            },
        });
        assert_eq!(outcome(false, replied(200, &body)), expected);
    }
}

#[test]
fn an_answer_without_a_safe_address_is_none() {
    for body in [
        json!({}),
        json!([]),
        json!(null),
        json!({ "id": "file-1", "url": null }),
        json!({ "url": "" }),
        json!({ "url": ["https://cdn.example.net/a.png"] }),
        json!({ "url": "http://cdn.example.net/a.png" }),
        json!({ "url": "javascript:alert(1)" }),
        json!({ "url": "https://me:pw@cdn.example.net/a.png" }),
        json!({ "url": "/uploads/a.png" }),
        json!({ "data": { "url": "https://cdn.example.net/a.png" } }),
    ] {
        let problem = outcome(false, replied(200, &body))["problem"].clone();
        assert_eq!(
            json!([
                problem["class"],
                problem["code"],
                problem["charged"],
                problem["status"]
            ]),
            json!(["ApiError", "invalid_response", "no", 200]),
            "{body}"
        );
    }
    let portal = outcome(false, text(200, "<html>Log in</html>"))["problem"].clone();
    assert_eq!(portal["code"], "invalid_response");
    let mut elsewhere = replied(200, &fixture("upload.ok"));
    elsewhere["reply"]["redirected"] = json!(true);
    assert_eq!(outcome(false, elsewhere)["problem"]["code"], "redirected");
}

#[test]
fn every_refusal_is_explained_and_costs_nothing() {
    let full = json!({ "error": { "message": "Storage quota exceeded", "type": "invalid_request_error" } });
    for (cleans_up, status, body, code, retryable, said) in [
        (
            false,
            400,
            "err.400",
            "invalid_request_error",
            false,
            "Correct it.",
        ),
        (
            false,
            401,
            "err.401",
            "authentication_error",
            false,
            "Check the key.",
        ),
        (
            false,
            403,
            "",
            "invalid_request_error",
            false,
            "If the storage is full, remove files, or give `autoCleanup: true`, which deletes your oldest.",
        ),
        (true, 403, "", "invalid_request_error", false, "quota exceeded"),
        (
            false,
            413,
            "err.413",
            "file_too_large_error",
            false,
            "Make it smaller.",
        ),
        (false, 429, "err.429", "rate_limit_error", true, "Wait a little."),
        (false, 500, "err.500", "server_error", false, "Try again later."),
    ] {
        let body = FIXTURES
            .get(body)
            .map_or_else(|| full.clone(), |body| serde_json::from_str(body).unwrap());
        let problem = outcome(cleans_up, replied(status, &body))["problem"].clone();
        assert_eq!(
            json!([
                problem["class"],
                problem["code"],
                problem["status"],
                problem["retryable"]
            ]),
            json!(["ApiError", code, status, retryable])
        );
        assert_eq!(problem["charged"], "no");
        let message = problem["message"].as_str().unwrap();
        assert!(message.contains(said), "{status}: {message}");
        assert_eq!(
            message.contains("autoCleanup"),
            status == 403 && !cleans_up,
            "{message}"
        );
    }
}

#[test]
fn an_answer_that_is_lost_may_be_asked_for_again() {
    for (fault, code) in [("network", "network"), ("timeout", "timeout"), ("cut", "network")] {
        let problem = outcome(false, failed(fault))["problem"].clone();
        assert_eq!(
            json!([
                problem["class"],
                problem["code"],
                problem["retryable"],
                problem["charged"]
            ]),
            json!(["NetworkError", code, true, "no"])
        );
    }
}

#[test]
#[should_panic(expected = "none that can come in this state")]
fn an_upload_does_not_wake() {
    outcome(false, woke());
}
