//! Error bodies, in every shape that was seen.

use kling_o3::core::plain::{Object, Plain};
use kling_o3::core::task::refusal;
use serde_json::{Value as Json, json};

use super::assert_complete;
use crate::support::{FIXTURES, plain};

fn read(text: &str) -> Object {
    let json: Option<Json> = serde_json::from_str(text).ok();
    let json = json.as_ref().map(plain);
    refusal::read(
        json.as_ref(),
        &Plain::Text(text.to_owned()),
        &[Plain::Text("A paper boat at night".to_owned())],
    )
}

fn body(body: &Json) -> Object {
    read(&body.to_string())
}

fn said<'a>(refusal: &'a Object, name: &str) -> &'a str {
    let said = refusal.text_of(name);
    if said.is_empty() { "-" } else { said }
}

fn listed(refusal: &Object, name: &str) -> Json {
    serde_json::to_value(refusal.get(name)).unwrap()
}

/// Fixture, code, type, message and request id.
const ON_RECORD: &[(&str, &str, &str, &str, &str)] = &[
    (
        "err.400",
        "-",
        "invalid_request_error",
        "Request body is not valid JSON",
        "-",
    ),
    (
        "err.401",
        "-",
        "authentication_error",
        "API key is missing or not valid",
        "-",
    ),
    (
        "err.402",
        "-",
        "insufficient_quota",
        "Balance is not sufficient for this request",
        "-",
    ),
    ("err.403_edge", "-", "-", "error code: 1010", "-"),
    (
        "err.403_storage",
        "-",
        "invalid_request_error",
        "Storage is full",
        "-",
    ),
    ("err.404", "-", "not_found", "Task not found", "-"),
    ("err.413", "-", "file_too_large_error", "File is too large", "-"),
    (
        "err.422_advanced",
        "unsupported_advanced_options",
        "invalid_request_error",
        "No channel supports the advanced parameters of this request",
        "-",
    ),
    (
        "err.422_channel",
        "no_compatible_channel",
        "service_unavailable_error",
        "No available channel for this model",
        "-",
    ),
    (
        "err.422_detail_list",
        "-",
        "-",
        "Prompt must not exceed 512 characters",
        "-",
    ),
    (
        "err.422_duration",
        "-",
        "invalid_request_error",
        "duration must be between 3 and 15",
        "-",
    ),
    (
        "err.422_image_url",
        "invalid_image_url",
        "invalid_request_error",
        "image_urls[0] could not be fetched",
        "-",
    ),
    (
        "err.422_model",
        "model_not_found",
        "invalid_request_error",
        "Model is unknown or not enabled for this key",
        "-",
    ),
    (
        "err.422_validation_type",
        "-",
        "validation_error",
        "prompt and multi_prompt cannot be used together",
        "-",
    ),
    ("err.429", "-", "rate_limit_error", "Too many requests", "-"),
    ("err.429_empty", "-", "-", "-", "-"),
    (
        "err.500",
        "-",
        "server_error",
        "Internal error (request id: 20260921T101500-7f3a)",
        "20260921T101500-7f3a",
    ),
    (
        "err.500_lineage",
        "-",
        "new_api_error",
        "bad response from upstream (request id: 20260921101500123456)",
        "20260921101500123456",
    ),
    ("err.502_html", "-", "-", "-", "-"),
    (
        "err.503",
        "-",
        "service_unavailable",
        "No available channel, try again later",
        "-",
    ),
    ("err.string", "-", "-", "something went wrong", "-"),
    ("err.wrapper", "-", "-", "invalid parameter", "-"),
];

#[test]
fn every_error_body_on_record_is_read() {
    for (id, code, kind, message, request_id) in ON_RECORD {
        let refusal = read(&FIXTURES[*id]);
        let read = ["code", "type", "message", "requestId"].map(|name| said(&refusal, name));
        assert_eq!(read, [*code, *kind, *message, *request_id], "{id}");
    }
    assert_complete("err.", ON_RECORD.iter().map(|row| row.0));
}

#[test]
fn refused_fields_and_options_are_named() {
    let fields = listed(&read(&FIXTURES["err.422_detail_list"]), "fields");
    let message = "Prompt must not exceed 512 characters";
    assert_eq!(
        fields,
        json!([{ "path": ["multi_prompt", 0, "prompt"], "message": message }])
    );
    assert_eq!(
        listed(&read(&FIXTURES["err.422_advanced"]), "options"),
        json!(["elements", "multi_prompt"])
    );
    let beside =
        json!({ "error": { "message": "no" }, "unsupported_advanced_options": ["elements", 5, null] });
    assert_eq!(listed(&body(&beside), "options"), json!(["elements"]));
    let strange =
        json!({ "detail": [null, 5, { "loc": "body" }, { "msg": "bad", "loc": [-1, 0.5, {}, "body"] }] });
    assert_eq!(
        listed(&body(&strange), "fields"),
        json!([{ "path": [], "message": "bad" }])
    );
}

#[test]
fn a_code_is_a_text_or_a_number_that_is_no_status() {
    for (code, read) in [
        (json!("slow_down"), "slow_down"),
        (json!(1010), "1010"),
        (json!(422), "-"),
        (json!(null), "-"),
        (json!(""), "-"),
        (json!(" "), "-"),
        (json!(1.5), "-"),
        (json!(-1), "-"),
        (json!(["x"]), "-"),
        (json!("<b>x</b>"), "-"),
    ] {
        assert_eq!(
            said(&body(&json!({ "error": { "code": code } })), "code"),
            read,
            "{code}"
        );
    }
}

#[test]
fn strange_bodies_are_survived() {
    for (text, message) in [
        ("[]", "-"),
        ("5", "-"),
        ("null", "-"),
        ("\"plain\"", "plain"),
        ("{\"error\":[]}", "-"),
        ("{\"error\":{}}", "-"),
        ("{\"error\":null,\"message\":\"outer\"}", "outer"),
        ("{\"detail\":\"Not found\"}", "Not found"),
        ("{\"error\":{\"message\":{\"deep\":1}}}", "-"),
        (
            "{\"error\":{\"message\":\"A paper boat at night is bad\"}}",
            "[prompt] is bad",
        ),
        (
            "{\"error\":{\"message\":\"sk-live-123 is no key\"}}",
            "[key] is no key",
        ),
        (
            "{\"detail\":[{\"loc\":[\"body\"],\"msg\":\"'A paper boat at night'\"}]}",
            "'[prompt]'",
        ),
    ] {
        assert_eq!(said(&read(text), "message"), message, "{text}");
    }
}
