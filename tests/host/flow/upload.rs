//! One upload: what is sent, what is refused before, and what each answer means (service.md §1.4, §3.5).

use kling_o3::core::request::limits::UPLOAD_BYTES;
use serde_json::{Value as Json, json};

use super::driver::{Driver, failed, replied, text, woke};
use crate::support::{FIXTURES, fixture};

fn wanted(file: &Json, options: &Json) -> Json {
    let mut event = json!({ "type": "upload", "file": file, "maxBytes": null, "autoCleanup": false });
    for (name, value) in options.as_object().unwrap() {
        event[name] = value.clone();
    }
    event
}

/// The only step, and the state after it.
fn step(event: Json) -> (Json, Json) {
    let mut driver = Driver::default();
    let steps = driver.steps(0.0, event);
    assert_eq!(steps.len(), 1, "{steps:?}");
    (steps[0].clone(), driver.state)
}

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
fn a_file_is_sent_under_a_sensible_name_and_nothing_is_deleted_for_it() {
    for (file, options, filename, fields) in [
        (
            json!({ "size": 5, "name": "harbour.jpg", "kind": "image/jpeg" }),
            json!({}),
            "harbour.jpg",
            json!({ "file_name": "harbour.jpg", "auto_cleanup": "false" }),
        ),
        (
            json!({ "size": 5, "name": "", "kind": "image/png" }),
            json!({ "autoCleanup": true }),
            "file.png",
            json!({ "auto_cleanup": "true" }),
        ),
        (
            json!({ "size": 5, "kind": "video/quicktime" }),
            json!({ "autoCleanup": "yes" }),
            "file.quicktime",
            json!({ "auto_cleanup": "false" }),
        ),
        (
            json!({ "size": 5, "kind": "image/svg+xml" }),
            json!({}),
            "file.svg",
            json!({ "auto_cleanup": "false" }),
        ),
        (
            json!({ "size": 5, "kind": "video/webm;codecs=vp8" }),
            json!({}),
            "file.webm",
            json!({ "auto_cleanup": "false" }),
        ),
        (
            json!({ "size": 5, "kind": "../..", "name": 7 }),
            json!({}),
            "file.",
            json!({ "auto_cleanup": "false" }),
        ),
    ] {
        let (step, state) = step(wanted(&file, &options));
        let call = &step["call"];
        assert_eq!(
            json!([call["method"], call["path"], call["filename"], call["fields"]]),
            json!(["POST", "/v1/files/upload/stream", filename, fields])
        );
        // Infinity, which JSON does not have: there is no limit.
        assert_eq!(call["timeoutMs"], Json::Null);
        assert_eq!(state, json!({ "upload": options["autoCleanup"] == true }));
    }
}

#[test]
fn only_a_file_of_a_fit_size_is_sent() {
    let most = UPLOAD_BYTES.value;
    assert!(UPLOAD_BYTES.count() == 50_000_000);
    for (file, options, code) in [
        (json!({ "size": most }), json!({}), ""),
        (json!({ "size": most + 1.0 }), json!({}), "file_too_large"),
        (json!({ "size": 1e300 }), json!({}), "file_too_large"),
        (
            json!({ "size": most + 1.0 }),
            json!({ "maxBytes": most * 2.0 }),
            "",
        ),
        (json!({ "size": 1e15 }), json!({ "maxBytes": 1e300 }), ""),
        (json!({ "size": 11 }), json!({ "maxBytes": 10 }), "file_too_large"),
        (json!({ "size": 10 }), json!({ "maxBytes": 10 }), ""),
        (json!({ "size": 1 }), json!({ "maxBytes": 0 }), "file_too_large"),
        (json!({ "size": 1 }), json!({ "maxBytes": -1 }), "file_too_large"),
        (
            json!({ "size": most + 1.0 }),
            json!({ "maxBytes": "1e9" }),
            "file_too_large",
        ),
        (json!({ "size": 0 }), json!({}), "invalid_file"),
        (json!({ "size": -1 }), json!({}), "invalid_file"),
        (json!({ "size": "5" }), json!({}), "invalid_file"),
        (json!({ "name": "a.png" }), json!({}), "invalid_file"),
        (json!(null), json!({}), "invalid_file"),
    ] {
        let (step, state) = step(wanted(&file, &options));
        let problem = &step["problem"];
        if code.is_empty() {
            assert_eq!(step["do"], "send", "{file} {options}");
            continue;
        }
        assert_eq!(state, Json::Null);
        assert_eq!(
            json!([
                problem["class"],
                problem["code"],
                problem["charged"],
                problem["retryable"]
            ]),
            json!(["KlingError", code, "no", false]),
            "{file} {options}"
        );
    }
    let (step, _) = step(wanted(&json!({ "size": most + 1.0 }), &json!({})));
    let message = step["problem"]["message"].as_str().unwrap().to_owned();
    assert!(
        message.contains("maxBytes") && message.contains("50 MB"),
        "{message}"
    );
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
