//! Every number of the client's own behaviour, in one table (package-api.md §4).
//!
//! The build writes those of [`ALL`] into the TypeScript face, so that a number stands in one place only.

/// The production service.
pub const BASE_URL: &str = "https://api.foxapi.cc";

/// How long a caller waits for the answer to a create.
pub const POST_TIMEOUT_MS: f64 = 120_000.0;
/// How long the exchange of a create goes on behind a caller that waits no longer.
pub const POST_EXCHANGE_MS: f64 = 300_000.0;
/// How long one look at a task may take.
pub const GET_TIMEOUT_MS: f64 = 15_000.0;
/// The shortest time between two polls.
pub const MIN_INTERVAL_MS: f64 = 1_000.0;
/// The longest time between two polls, and the longest back-off.
pub const MAX_INTERVAL_MS: f64 = 15_000.0;
/// How long a listener waits for the end.
pub const MAX_WAIT_MS: f64 = 1_800_000.0;
/// The shortest time between two polls of a hidden page.
pub const HIDDEN_INTERVAL_MS: f64 = 60_000.0;
/// The longest Retry-After that is kept to.
pub const MAX_RETRY_AFTER_MS: f64 = 60_000.0;
/// How long a completed task may be without an address.
pub const RESULT_GRACE_MS: f64 = 120_000.0;
/// No wait is ended by 404 sooner after the first one.
pub const NOT_FOUND_MS: f64 = 20_000.0;
/// Nor by fewer of them in a row.
pub const NOT_FOUND_TIMES: f64 = 3.0;
/// How many requests may start in a second; creates are not counted.
pub const REQUESTS_PER_SECOND: f64 = 4.0;
/// How many GETs may be in flight.
pub const GETS_IN_FLIGHT: f64 = 4.0;

/// A browser that has not said by then which tab leads will not say it soon: this one looks as if it were alone.
pub const LEAD_KNOWN_MS: f64 = 1_000.0;
/// How many entries the journal keeps for a base URL; more only where more are not known to be over.
pub const JOURNAL_ENTRIES: usize = 200;
/// From so many on those of tasks that nobody has followed make room too: a server that only creates must not fill up.
pub const JOURNAL_PENDING: usize = 1_000;

/// Those that the face uses too, by its names, and no others: a page downloads them all.
pub const ALL: &[(&str, f64)] = &[
    ("postExchangeMs", POST_EXCHANGE_MS),
    ("maxWaitMs", MAX_WAIT_MS),
    ("requestsPerSecond", REQUESTS_PER_SECOND),
    ("getsInFlight", GETS_IN_FLIGHT),
    ("leadKnownMs", LEAD_KNOWN_MS),
];
