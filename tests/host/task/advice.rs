//! What is said about each code that the service is known to give (service.md §4.1 – §4.5).

use kling_o3::core::task::advice::{failed, refused};

#[test]
fn a_refusal_is_explained_by_its_code_then_its_type_then_its_status() {
    for (code, kind, status, said) in [
        (
            Some("unsupported_advanced_options"),
            Some("invalid_request_error"),
            422,
            "Leave out optional extras",
        ),
        (Some("model_not_found"), None, 422, "model is unknown"),
        (
            Some("no_compatible_channel"),
            Some("service_unavailable_error"),
            422,
            "no free channel",
        ),
        (Some("model_unavailable"), None, 422, "no free channel"),
        (
            Some("model_not_support_capability"),
            None,
            422,
            "Change the request",
        ),
        (Some("invalid_file_type"), None, 422, "another file"),
        (Some("invalid_image_url"), None, 422, "could not fetch a picture"),
        (None, Some("authentication_error"), 401, "Check the key"),
        (None, Some("insufficient_quota"), 402, "Top it up"),
        (None, Some("not_found"), 404, "does not know"),
        (None, Some("rate_limit_error"), 429, "Wait a little"),
        (None, Some("service_unavailable_error"), 422, "no free channel"),
        (None, Some("service_unavailable"), 503, "no free channel"),
        (None, Some("validation_error"), 422, "invalid"),
        (None, Some("file_too_large_error"), 413, "too large"),
        (None, Some("server_error"), 500, "trouble"),
        (None, Some("new_api_error"), 500, "trouble"),
        (Some("never_seen"), Some("insufficient_quota"), 402, "Top it up"),
        (Some("never_seen"), Some("never_seen"), 418, "refused the request"),
        (None, None, 400, "invalid"),
        (None, None, 401, "Check the key"),
        (None, None, 402, "Top it up"),
        (None, None, 403, "Access was refused"),
        (None, None, 404, "does not know"),
        (None, None, 413, "too large"),
        (None, None, 429, "Wait a little"),
        (None, None, 524, "trouble"),
        (Some("model"), Some("found"), 409, "refused the request"),
        (Some("generation"), Some(" "), 409, "refused the request"),
        (None, None, 200, "not what the service is known to send"),
    ] {
        let [code, kind] = [code, kind].map(Option::unwrap_or_default);
        let advice = refused(code, kind, &status.to_string());
        assert!(advice.contains(said), "{code} {kind} {status}: {advice}");
        assert!(
            advice.len() <= 160,
            "it leaves room for the service's own words: {advice}"
        );
    }
}

#[test]
fn a_failed_task_says_whether_asking_again_may_work() {
    for (code, may_work) in [
        ("content_policy_violation", false),
        ("timeout", true),
        ("service_unavailable", true),
        ("model_unavailable", true),
        ("model_not_support_capability", false),
        ("generation_failed", true),
        ("invalid_parameters", false),
        ("image_processing_error", false),
        ("image_dimension_mismatch", false),
        ("generation_failed_no_content", true),
        ("service_error", true),
        ("generation_timeout", true),
        ("resource_exhausted", true),
        ("quota_exceeded", true),
        ("cancelled", true),
        ("result_unsafe", false),
        ("task_failed", false),
        ("never_seen", false),
    ] {
        assert_eq!(failed(code).1, may_work, "{code}");
    }
}
