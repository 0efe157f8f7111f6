//! Addresses of pictures and videos: whether any server can fetch them (F10), and whether this one is likely to (W1).

use super::Case;
use super::hosts::is_private;
use crate::core::links::Links;
use crate::core::request::code::Code;
use crate::core::request::draft::Draft;
use crate::core::request::report::Report;
use crate::core::request::white_space::trim;
use crate::core::sheet::Excerpt;

/// Whether the service can get what is at the address here.
pub fn check(case: &Case, part: &Draft, report: &mut Report) {
    if part.excerpts().next().is_some_and(is_plain) {
        return;
    }
    let Some(address) = part.text() else {
        return report.lack_texts();
    };
    if let Some((code, reason)) = judge(trim(address), case.links) {
        report.add(code);
        report.word("reason", reason);
    }
}

/// Whether an https address is good at first sight: its host a public name in plain letters. Most are, and the platform's
/// parser takes longer than all else that is looked at. Nothing that follows a host can make an address unparsable.
fn is_plain(head: Excerpt) -> bool {
    let begin = if head.is_whole { "https://" } else { "" };
    let Some(rest) = head.words.strip_prefix(begin) else {
        return false;
    };
    let mut length = 0;
    let mut before = b'.';
    let mut is_name = false;
    for byte in rest.bytes() {
        match byte {
            b'/' | b'?' | b'#' => break,
            // The last label begins with a letter, so this is no IPv4 address in any notation.
            b'a'..=b'z' => is_name |= before == b'.',
            b'.' if before != b'.' => is_name = false,
            b'0'..=b'9' => {}
            // Two of them may be Punycode, which has rules of its own.
            b'-' if before != b'-' => {}
            _ => return false,
        }
        before = byte;
        length += 1;
    }
    let host = rest.get(..length).unwrap_or_default();
    is_name && !is_private(host)
}

/// What is wrong with an address, if anything.
fn judge(address: &str, links: &dyn Links) -> Option<(Code, &'static str)> {
    let refused = |reason| Some((Code::UrlNotFetchable, reason));
    let doubted = |reason| Some((Code::UrlNotPublic, reason));
    if address.is_empty() {
        return refused("empty");
    }
    let Some(scheme) = scheme(address) else {
        return refused("relative");
    };
    if !matches!(scheme.as_str(), "http" | "https" | "data") {
        return refused("scheme");
    }
    match links.parse(address) {
        None => refused("unparsable"),
        Some(_) if scheme == "data" => doubted("data"),
        Some(link) if is_private(&link.host) => doubted("private_host"),
        Some(_) if scheme == "http" => doubted("not_https"),
        Some(_) => None,
    }
}

/// The scheme of an absolute address, in small letters. A URL parser skips control characters and spaces at the ends,
/// and tabs and line breaks anywhere; so does this.
fn scheme(address: &str) -> Option<String> {
    let mut scheme = String::new();
    let mut has_begun = false;
    for byte in address.bytes() {
        match byte {
            0..=b' ' if !has_begun => continue,
            b'\t' | b'\n' | b'\r' => {}
            b':' if !scheme.is_empty() => return Some(scheme),
            b'a'..=b'z' | b'A'..=b'Z' => scheme.push(char::from(byte.to_ascii_lowercase())),
            b'0'..=b'9' | b'+' | b'-' | b'.' if !scheme.is_empty() => scheme.push(char::from(byte)),
            _ => return None,
        }
        has_begun = true;
    }
    None
}
