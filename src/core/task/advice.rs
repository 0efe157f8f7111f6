//! What happened and what to do, in plain English: one sentence or two for each code that is known.
//!
//! Codes and types are the service's (service.md §4.1 – §4.5) and an open set; what no row names is told neutrally.

/// Advice about an answer that refused something: by its code, else by its type, else by its HTTP status.
pub fn refused(code: Option<&str>, kind: Option<&str>, status: u16) -> &'static str {
    code.and_then(by_name)
        .or_else(|| kind.and_then(by_name))
        .unwrap_or_else(|| by_status(status))
}

fn by_name(name: &str) -> Option<&'static str> {
    Some(match name {
        "unsupported_advanced_options" => {
            "No channel of the service supports these options now. Leave out optional extras (elements, shots, audio, end frame, 4k), or try later."
        }
        "model_not_found" => {
            "The model is unknown, or not enabled for this key. Ask the service which models the key may use."
        }
        "no_compatible_channel"
        | "model_unavailable"
        | "service_unavailable_error"
        | "service_unavailable" => {
            "The service has no free channel for this model. Try again in some minutes."
        }
        "model_not_support_capability" => "The model cannot do what was asked. Change the request.",
        "invalid_file_type" => "A file is of a type that the service does not take. Use another file.",
        "invalid_image_url" => {
            "The service could not fetch a picture. Check that its address is public, or upload it first."
        }
        "authentication_error" => KEY,
        "insufficient_quota" => BALANCE,
        "not_found" => NOT_FOUND,
        "rate_limit_error" => RATE,
        "file_too_large_error" => SIZE,
        "validation_error" => INVALID,
        _ => return None,
    })
}

const KEY: &str = "The API key is missing, wrong or expired. Check the key.";
const BALANCE: &str = "The balance is too small. Top it up, then try again.";
const NOT_FOUND: &str = "The service does not know this. Check the task id, the base URL, and that the key is of the same account.";
const RATE: &str = "Too many requests. Wait a little, then try again.";
const SIZE: &str = "What was sent is too large. Make it smaller.";
const INVALID: &str = "The service refused the request as invalid. Correct it before sending it again.";

fn by_status(status: u16) -> &'static str {
    match status {
        0 | 300..=399 => "The service answered with a redirect. Check the base URL.",
        200..=299 => "The answer is not what the service is known to send. Check the base URL.",
        401 => KEY,
        402 => BALANCE,
        403 => "Access was refused. Check the key and what it may do.",
        404 => NOT_FOUND,
        413 => SIZE,
        400 | 422 => INVALID,
        429 => RATE,
        500..=599 => "The service has trouble at the moment. Try again later.",
        _ => "The service refused the request.",
    }
}

/// Advice about a task that failed, and whether asking again unchanged may work.
pub fn failed(code: &str) -> (&'static str, bool) {
    match code {
        "content_policy_violation" => (
            "The prompt or a picture was refused by moderation. Change it before trying again.",
            false,
        ),
        "timeout" | "generation_timeout" => ("The generation took too long. Try again later.", true),
        "service_unavailable"
        | "service_error"
        | "model_unavailable"
        | "resource_exhausted"
        | "quota_exceeded"
        | "resource_not_found"
        | "unknown_error" => ("The service could not do it now. Try again later.", true),
        "model_not_support_capability" => (
            "The model cannot do this combination. Change the request before trying again.",
            false,
        ),
        "invalid_parameters" | "image_processing_error" | "image_dimension_mismatch" => (
            "The input could not be used. Correct it before trying again.",
            false,
        ),
        "generation_failed" | "generation_failed_no_content" => {
            ("The generation failed. Try again, or change the request.", true)
        }
        "cancelled" | "request_cancelled" => ("The task was cancelled.", true),
        "result_unsafe" => (
            "The task was completed, but no address of its videos is safe to use. The addresses stand in the task's raw body.",
            false,
        ),
        _ => ("The task failed.", false),
    }
}

/// What is known of the money of a failed task (service.md §4.5).
pub const RESERVED_CREDITS: &str = "Reserved credits are normally returned on failure; check your balance.";
