//! The API key: what is refused before anything is sent. No message here holds the key or a part of it.

use super::defaults;
use super::problem::{Problem, Refused};
use super::turn::Turn;
use crate::core::links::Links;
use crate::core::plain::Plain;
use crate::core::task::place::is_loopback;
use crate::core::task::words::is_space;

/// Says why the event's `key` must not be sent to where we are; nothing where it may.
pub fn unlock(turn: &mut Turn) {
    let key = match turn.event.get("key") {
        Plain::Text(key) => Some(key.as_str()),
        _ => None,
    };
    if let Some(Refused(code, message)) = check(key, turn.setting.base, turn.setting.links) {
        turn.steps.refuse(&Problem::refused(code, message));
    }
}

/// Checks a key against the base URL that it would be sent to (package-api.md §4).
///
/// `invalid_key`: empty, or with white space, a control or a non-Latin-1 character, which no header can hold.
/// `missing_key`: none, with the default base URL; a proxy needs none. `insecure_base_url`: it would leave this machine
/// over plain http. `invalid_base_url`: `base` is none, which [`address::resolve`](super::address::resolve) excludes.
pub fn check(key: Option<&str>, base: &str, links: &dyn Links) -> Option<Refused> {
    let Some(key) = key else {
        let is_service = base.strip_suffix('/').unwrap_or(base) == defaults::BASE_URL;
        let message = "There is no API key. Give `apiKey`, or a `baseUrl` of your own proxy.";
        return is_service.then_some(Refused("missing_key", message));
    };
    let (code, message) = if key.is_empty() || key.chars().any(|letter| is_space(letter) || letter > '\u{ff}')
    {
        (
            "invalid_key",
            "The API key is empty, or holds white space or a character that no header can hold.",
        )
    } else {
        match links.parse(base) {
            None => ("invalid_base_url", "The base URL is no absolute URL."),
            Some(link) if link.scheme == "https" || is_loopback(&link.host) => return None,
            Some(_) => (
                "insecure_base_url",
                "The API key would be sent in the clear. Use https, or leave the key to a proxy.",
            ),
        }
    };
    Some(Refused(code, message))
}
