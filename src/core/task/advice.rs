//! What happened and what to do, in plain English: one sentence or two for each code that is known.
//!
//! Codes and types are the service's (service.md §4.1 – §4.5) and an open set; what no row names is told neutrally.

use super::secrets::{between, seek};

/// Codes, types and HTTP statuses; a sentence or two; and whether asking again unchanged may work. A status of one digit
/// is a whole class of them.
type Advice = (&'static str, &'static str, bool);

const ADVICE: &[Advice] = &[
    (
        "unsupported_advanced_options",
        "No channel supports these options now. Leave out optional extras, or try later.",
        false,
    ),
    (
        "model_not_found",
        "The model is unknown, or not enabled for this key. Use another key.",
        false,
    ),
    (
        "invalid_file_type",
        "The service does not take files of this type. Use another file.",
        false,
    ),
    (
        "invalid_image_url",
        "The service could not fetch a picture. Check that its address is public.",
        false,
    ),
    (
        "content_policy_violation",
        "Refused by moderation. Change the prompt or the pictures.",
        false,
    ),
    (
        super::failure::UNSAFE,
        "No address of its videos is safe to use. They stand in its raw body.",
        false,
    ),
    (
        "no_compatible_channel model_unavailable service_unavailable_error service_unavailable",
        "There is no free channel for this model. Try again later.",
        true,
    ),
    (
        "model_not_support_capability",
        "The model cannot do this. Change the request.",
        false,
    ),
    (
        "invalid_parameters image_processing_error image_dimension_mismatch",
        "The input could not be used. Correct it.",
        false,
    ),
    (
        "generation_failed generation_failed_no_content",
        "The generation failed. Try again, or change the request.",
        true,
    ),
    (
        "timeout generation_timeout",
        "The generation took too long. Try again later.",
        true,
    ),
    ("cancelled request_cancelled", "The task was cancelled.", true),
    (
        "authentication_error 401",
        "The API key is missing, wrong or expired. Check the key.",
        false,
    ),
    (
        "insufficient_quota 402",
        "The balance is too small. Top it up.",
        false,
    ),
    ("403", "Access was refused. Check the key.", false),
    (
        "not_found 404",
        "The service does not know this. Check the task id, the base URL and the key.",
        false,
    ),
    (
        "file_too_large_error 413",
        "This is too large. Make it smaller.",
        false,
    ),
    ("rate_limit_error 429", "Too many requests. Wait a little.", true),
    (
        "validation_error 400 422",
        "The service refused the request as invalid. Correct it.",
        false,
    ),
    (
        "2",
        "The answer is not what the service is known to send. Check the base URL.",
        true,
    ),
    (
        "service_error resource_exhausted quota_exceeded resource_not_found unknown_error 5",
        "The service has trouble. Try again later.",
        true,
    ),
];

/// Advice about an answer that refused something: by its code, else by its type, else by its HTTP status.
pub fn refused(code: &str, kind: &str, status: &str) -> &'static str {
    for name in &[code, kind, status, between(status, 0, 1)] {
        if let Some(advice) = by_name(name) {
            return advice.1;
        }
    }
    "The service refused the request."
}

/// Advice about a task that failed, and whether asking again unchanged may work.
pub fn failed(code: &str) -> (&'static str, bool) {
    by_name(code).map_or(("The task failed.", false), |advice| (advice.1, advice.2))
}

fn by_name(name: &str) -> Option<&'static Advice> {
    ADVICE.iter().find(|advice| has_word(advice.0, name))
}

/// Whether a word is one of those, which are parted by spaces.
fn has_word(words: &str, word: &str) -> bool {
    let is_edge = |at: usize| words.as_bytes().get(at).is_none_or(|byte| *byte == b' ');
    let mut from = 0;
    while !word.is_empty() && from < words.len() {
        let at = seek(words, from, word.as_bytes());
        from = at + word.len();
        if at < words.len() && is_edge(at.wrapping_sub(1)) && is_edge(from) {
            return true;
        }
    }
    false
}

/// What is known of the money of a failed task (service.md §4.5).
pub const RESERVED_CREDITS: &str = "Reserved credits are normally returned on failure; check your balance.";
