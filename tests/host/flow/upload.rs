//! One upload: what is sent, and what is refused before (service.md §1.4).

use kling_o3::core::request::limits::UPLOAD_BYTES;
use serde_json::{Value as Json, json};

use super::driver::Driver;

pub fn wanted(file: &Json, options: &Json) -> Json {
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
