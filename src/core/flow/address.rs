//! The base URL: where the service, or a proxy in front of it, is.

use super::problem::Problem;
use crate::core::links::Links;

/// An absolute base URL without a trailing slash; a path prefix is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base(String);

impl Base {
    /// The URL; a route is appended to it as it is.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Reads a base URL, absolute or relative to the page.
///
/// Refused with `invalid_base_url`: what is empty or no URL; another scheme than http and https; a login (it would be
/// sent, and logged); a query or a fragment (routes are appended, so either would be lost without a word); a relative
/// one where there is no page.
pub fn resolve(base_url: &str, page: Option<&str>, links: &dyn Links) -> Result<Base, Box<Problem>> {
    let text = base_url.trim();
    if text.is_empty() {
        return Err(refused(
            "The base URL is empty. Leave it out, or give an absolute or relative URL.",
        ));
    }
    if text.contains(['?', '#']) {
        return Err(refused(
            "The base URL must have no query and no fragment. Leave out what begins with ? or #.",
        ));
    }
    let absolute = links.parse(text).or_else(|| links.join(page?, text));
    let link = absolute.ok_or_else(|| {
        refused("The base URL is no absolute URL, and there is no page that it could be relative to. Begin it with https://.")
    })?;
    if !matches!(link.scheme.as_str(), "https" | "http") || link.host.is_empty() {
        return Err(refused("The base URL must begin with https:// or http://."));
    }
    if link.has_user_info {
        return Err(refused(
            "The base URL must hold no user name and no password. Give the key as `apiKey`.",
        ));
    }
    Ok(Base(link.href.trim_end_matches('/').to_owned()))
}

fn refused(message: &str) -> Box<Problem> {
    Box::new(Problem::refused("invalid_base_url", message))
}
