//! Addresses of pictures and videos: whether any server can fetch them (F10), and whether this one is likely to (W1).

use super::Case;
use super::hosts::is_private;
use crate::core::links::Links;
use crate::core::request::draft::{Field, Items};
use crate::core::request::issue::Code;
use crate::core::request::place::Place;
use crate::core::request::report::Report;
use crate::core::request::white_space::trim;
use crate::core::request::wording::quoted;

/// Looks at every address of the request.
pub fn check(case: Case, report: &mut Report) {
    let (draft, links) = (case.draft, case.links);
    one(
        &draft.start_image_url,
        links,
        &Place::of("start_image_url"),
        report,
    );
    one(&draft.end_image_url, links, &Place::of("end_image_url"), report);
    all(&draft.image_urls, links, &Place::of("image_urls"), report);
    let elements = Place::of("elements");
    for (index, element) in draft.elements.values() {
        let place = elements.item(index);
        one(
            &element.frontal_image_url,
            links,
            &place.field("frontal_image_url"),
            report,
        );
        all(
            &element.reference_image_urls,
            links,
            &place.field("reference_image_urls"),
            report,
        );
        one(&element.video_url, links, &place.field("video_url"), report);
    }
}

fn all(list: &Field<Items<String>>, links: &dyn Links, place: &Place, report: &mut Report) {
    for (index, item) in list.items().iter().enumerate() {
        one(item, links, &place.item(index), report);
    }
}

fn one(address: &Field<String>, links: &dyn Links, place: &Place, report: &mut Report) {
    let Some(address) = address.value() else { return };
    if let Some((code, reason, text)) = judge(trim(address), links) {
        report.add(place, code, vec![("reason", reason.into())], &text);
    }
}

/// What is wrong with an address, if anything: code, reason, message.
fn judge(address: &str, links: &dyn Links) -> Option<(Code, &'static str, String)> {
    let refused = |reason, text: &str| Some((Code::UrlNotFetchable, reason, text.to_owned()));
    if address.is_empty() {
        return refused("empty", "the address is empty. Fill it in or remove the entry.");
    }
    let Some(scheme) = scheme(address) else {
        return refused("relative", "needs the whole address, from https:// on.");
    };
    if !matches!(scheme.as_str(), "http" | "https" | "data") {
        let begin = [
            "no server can fetch an address that begins with ",
            &quoted(&scheme),
        ]
        .concat();
        return refused(
            "scheme",
            &[&begin, ". Upload the file and use its https address."].concat(),
        );
    }
    let Some(link) = links.parse(address) else {
        return refused(
            "unparsable",
            "this cannot be read as an address. Look for typing errors.",
        );
    };
    let (reason, text) = doubt(&scheme, &link.host)?;
    Some((Code::UrlNotPublic, reason, text.to_owned()))
}

/// Why the service may not get what a server could fetch: reason, message.
fn doubt(scheme: &str, host: &str) -> Option<(&'static str, &'static str)> {
    if scheme == "data" {
        let text = "the service may refuse a data address. Upload the file and use its https address.";
        Some(("data", text))
    } else if is_private(host) {
        let text = "the service cannot reach this host. Upload the file and use its https address.";
        Some(("private_host", text))
    } else if scheme == "http" {
        Some((
            "not_https",
            "the service may refuse plain http. Use an https address.",
        ))
    } else {
        None
    }
}

/// The scheme of an absolute address, in small letters. A URL parser skips control characters and spaces at the ends,
/// and tabs and line breaks anywhere; so does this.
fn scheme(address: &str) -> Option<String> {
    let mut scheme = String::new();
    for character in address.trim_start_matches(|character| character <= ' ').chars() {
        match character {
            '\t' | '\n' | '\r' => {}
            ':' if !scheme.is_empty() => return Some(scheme),
            'a'..='z' | 'A'..='Z' => scheme.push(character.to_ascii_lowercase()),
            '0'..='9' | '+' | '-' | '.' if !scheme.is_empty() => scheme.push(character),
            _ => return None,
        }
    }
    None
}
