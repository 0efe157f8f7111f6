//! The API key: what is refused before anything is sent. No message here holds the key or a part of it.

use super::defaults;
use super::problem::Problem;
use crate::core::links::Links;
use crate::core::task::place::is_loopback;

/// Checks a key against the base URL that it would be sent to (package-api.md §4).
///
/// `invalid_key`: empty, or with white space, a control or a non-Latin-1 character, which no header can hold.
/// `missing_key`: none, with the default base URL; a proxy needs none. `insecure_base_url`: it would leave this machine
/// over plain http. `invalid_base_url`: `base` is none, which [`address::resolve`](super::address::resolve) excludes.
pub fn check(key: Option<&str>, base: &str, links: &dyn Links) -> Result<(), Box<Problem>> {
    let Some(key) = key else {
        if base.trim_end_matches('/') == defaults::BASE_URL {
            return Err(refused(
                "missing_key",
                "There is no API key. Give `apiKey`, or a `baseUrl` of your own proxy.",
            ));
        }
        return Ok(());
    };
    let is_unfit = |letter: char| letter.is_whitespace() || letter.is_control() || u32::from(letter) > 0xff;
    if key.is_empty() || key.contains(is_unfit) {
        let message = "The API key is empty, or holds white space or a character that no header can hold. Check how it was copied.";
        return Err(refused("invalid_key", message));
    }
    let link = links
        .parse(base)
        .ok_or_else(|| refused("invalid_base_url", "The base URL is no absolute URL."))?;
    if link.scheme != "https" && !is_loopback(&link.host) {
        let message = "The API key would be sent in the clear. Use https, or leave the key to a proxy.";
        return Err(refused("insecure_base_url", message));
    }
    Ok(())
}

fn refused(code: &str, message: &str) -> Box<Problem> {
    Box::new(Problem::refused(code, message))
}
