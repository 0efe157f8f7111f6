//! The base URL: where the service, or a proxy in front of it, is.

use super::defaults;
use super::problem::{Problem, Refused};
use super::turn::Turn;
use crate::core::links::Links;
use crate::core::plain::Plain;

/// Says the absolute base address of the event's `baseUrl`, that of the service where there is none, or why there can be
/// none.
pub fn locate(turn: &mut Turn) {
    let base_url = match turn.event.get("baseUrl") {
        Plain::Text(text) => text,
        _ => defaults::BASE_URL,
    };
    let page = Some(turn.setting.page).filter(|page| !page.is_empty());
    match resolve(base_url, page, turn.setting.links) {
        Ok(base) => turn.steps.locate(&base),
        Err(Refused(code, message)) => turn.steps.refuse(&Problem::refused(code, message)),
    }
}

/// Reads a base URL, absolute or relative to the page, into an absolute one without a trailing slash, to which a route
/// is appended as it is; a path prefix is kept.
///
/// Refused with `invalid_base_url`: what is empty or no URL; another scheme than http and https; a login (it would be
/// sent, and logged); a query or a fragment (routes are appended, so either would be lost without a word); a relative
/// one where there is no page.
pub fn resolve(base_url: &str, page: Option<&str>, links: &dyn Links) -> Result<String, Refused> {
    let text = base_url.trim_ascii();
    let absolute = links.parse(text).or_else(|| links.join(page?, text));
    let message = if text.is_empty() {
        "The base URL is empty. Leave it out, or give one."
    } else if text.bytes().any(|byte| matches!(byte, b'?' | b'#')) {
        "The base URL must have no query and no fragment."
    } else if let Some(link) = absolute {
        if !matches!(link.scheme.as_str(), "https" | "http") || link.host.is_empty() {
            "The base URL must begin with https:// or http://."
        } else if link.has_user_info {
            "The base URL must hold no login. Give the key as `apiKey`."
        } else {
            let mut base = link.href;
            while base.ends_with('/') {
                base.pop();
            }
            return Ok(base);
        }
    } else {
        "The base URL is no URL, or relative where there is no page. Begin it with https://."
    };
    Err(Refused("invalid_base_url", message))
}
