//! What happened and what to do, in plain English: one sentence or two for each code that is known.
//!
//! Codes and types are the service's (service.md §4.1 – §4.5) and an open set; what no row names is told neutrally.

/// A sentence or two, and whether asking again unchanged may work.
type Advice = (&'static str, bool);

const KEY: Advice = ("The API key is missing, wrong or expired. Check the key.", false);
const BALANCE: Advice = ("The balance is too small. Top it up, then try again.", false);
const NOT_FOUND: Advice = (
    "The service does not know this. Check the task id, the base URL, and that the key is of the same account.",
    false,
);
const RATE: Advice = ("Too many requests. Wait a little, then try again.", true);
const SIZE: Advice = ("What was sent is too large. Make it smaller.", false);
const INVALID: Advice = (
    "The service refused the request as invalid. Correct it before sending it again.",
    false,
);
const CHANNEL: Advice = (
    "The service has no free channel for this model. Try again later.",
    true,
);
const CAPABILITY: Advice = ("The model cannot do what was asked. Change the request.", false);
const INPUT: Advice = (
    "The input could not be used. Correct it before trying again.",
    false,
);
const LATER: Advice = ("The service could not do it now. Try again later.", true);
const SLOW: Advice = ("The generation took too long. Try again later.", true);
const GENERATION: Advice = ("The generation failed. Try again, or change the request.", true);
const CANCELLED: Advice = ("The task was cancelled.", true);

/// By a code or a type.
const NAMES: &[(&str, Advice)] = &[
    (
        "unsupported_advanced_options",
        (
            "No channel of the service supports these options now. Leave out optional extras (elements, shots, audio, end frame, 4k), or try later.",
            false,
        ),
    ),
    (
        "model_not_found",
        (
            "The model is unknown, or not enabled for this key. Ask the service which models the key may use.",
            false,
        ),
    ),
    (
        "invalid_file_type",
        (
            "A file is of a type that the service does not take. Use another file.",
            false,
        ),
    ),
    (
        "invalid_image_url",
        (
            "The service could not fetch a picture. Check that its address is public, or upload it first.",
            false,
        ),
    ),
    (
        "content_policy_violation",
        (
            "The prompt or a picture was refused by moderation. Change it before trying again.",
            false,
        ),
    ),
    (
        super::failure::UNSAFE,
        (
            "The task is completed, but no address of its videos is safe to use. They stand in the task's raw body.",
            false,
        ),
    ),
    ("no_compatible_channel", CHANNEL),
    ("model_unavailable", CHANNEL),
    ("service_unavailable_error", CHANNEL),
    ("service_unavailable", CHANNEL),
    ("model_not_support_capability", CAPABILITY),
    ("authentication_error", KEY),
    ("insufficient_quota", BALANCE),
    ("not_found", NOT_FOUND),
    ("rate_limit_error", RATE),
    ("file_too_large_error", SIZE),
    ("validation_error", INVALID),
    ("timeout", SLOW),
    ("generation_timeout", SLOW),
    ("service_error", LATER),
    ("resource_exhausted", LATER),
    ("quota_exceeded", LATER),
    ("resource_not_found", LATER),
    ("unknown_error", LATER),
    ("invalid_parameters", INPUT),
    ("image_processing_error", INPUT),
    ("image_dimension_mismatch", INPUT),
    ("generation_failed", GENERATION),
    ("generation_failed_no_content", GENERATION),
    ("cancelled", CANCELLED),
    ("request_cancelled", CANCELLED),
];

/// By an HTTP status, or by a whole class of them.
const STATUSES: &[(u16, Advice)] = &[
    (400, INVALID),
    (401, KEY),
    (402, BALANCE),
    (
        403,
        ("Access was refused. Check the key and what it may do.", false),
    ),
    (404, NOT_FOUND),
    (413, SIZE),
    (422, INVALID),
    (429, RATE),
    (
        2,
        (
            "The answer is not what the service is known to send. Check the base URL.",
            true,
        ),
    ),
    (
        5,
        ("The service has trouble at the moment. Try again later.", true),
    ),
];

/// Advice about an answer that refused something: by its code, else by its type, else by its HTTP status.
pub fn refused(code: Option<&str>, kind: Option<&str>, status: u16) -> &'static str {
    let advice = by_name(code.unwrap_or_default())
        .or_else(|| by_name(kind.unwrap_or_default()))
        .or_else(|| by_status(status))
        .or_else(|| by_status(status / 100));
    advice.map_or("The service refused the request.", |advice| advice.0)
}

/// Advice about a task that failed, and whether asking again unchanged may work.
pub fn failed(code: &str) -> Advice {
    by_name(code).unwrap_or(("The task failed.", false))
}

fn by_name(name: &str) -> Option<Advice> {
    NAMES.iter().find(|row| row.0 == name).map(|row| row.1)
}

fn by_status(status: u16) -> Option<Advice> {
    STATUSES.iter().find(|row| row.0 == status).map(|row| row.1)
}

/// What is known of the money of a failed task (service.md §4.5).
pub const RESERVED_CREDITS: &str = "Reserved credits are normally returned on failure; check your balance.";
