//! What the texts point at, and what they leave out (N2, W11).

use super::Case;
use crate::core::plain::Object;
use crate::core::request::code::Code;
use crate::core::request::draft::Draft;
use crate::core::request::issue::float;
use crate::core::request::mentions::{Found, MentionKind, scan};
use crate::core::request::model::{ELEMENTS, IMAGE_URLS, MULTI_PROMPT, PROMPT, SHOT_PROMPT};
use crate::core::request::report::Report;

/// The pictures and elements that are mentioned; nothing where a text could not be read.
pub type Used = Option<Vec<(MentionKind, u64)>>;

/// Reads all texts, however good their shots are.
pub fn used(draft: &Draft) -> Used {
    let mut used = Vec::new();
    let shots = draft.field(MULTI_PROMPT);
    let mut is_complete = shots.is_read() && read(draft, draft.field(PROMPT), &mut used);
    for shot in shots.items() {
        let is_read = read(draft, shot.field(SHOT_PROMPT), &mut used);
        is_complete &= is_read && shot.is_given();
    }
    is_complete.then_some(used)
}

/// Adds what a text mentions; whether it could be read.
fn read(draft: &Draft, text: &Draft, used: &mut Vec<(MentionKind, u64)>) -> bool {
    for found in scan(text.text().unwrap_or_default()) {
        if let (Some(kind), Some(true)) = (found.kind, exists(draft, &found)) {
            let mention = (kind, found.number);
            if !used.contains(&mention) {
                used.push(mention);
            }
        }
    }
    text.given().is_some()
}

/// Looks for mentions of nothing, and for foreign ones.
pub fn check(case: &Case, part: &Draft, report: &mut Report) {
    if let ([PROMPT] | [MULTI_PROMPT, _, SHOT_PROMPT], Some(text)) = (report.trail(), part.text()) {
        for found in scan(text) {
            judge(case.draft, &found, report);
        }
    }
}

fn judge(draft: &Draft, found: &Found, report: &mut Report) {
    let mut params = Object::default();
    params.text("mention", found.text);
    let code = match (found.kind, exists(draft, found)) {
        (Some(kind), Some(true)) if found.foreign => {
            params.text("suggestion", &kind.mention(found.number));
            Code::MentionForeign
        }
        _ if found.foreign => Code::MentionForeign,
        (Some(kind), Some(false)) => {
            let available = list(draft, kind).count().unwrap_or_default();
            params.number("available", float(available));
            Code::MentionDangling
        }
        _ => return,
    };
    report.add_part(code, params, found.span);
}

/// Looks whether a picture or element is mentioned.
pub fn unused(case: &Case, report: &mut Report) {
    let (kind, index) = match *report.trail() {
        [IMAGE_URLS, index] => (MentionKind::Image, index),
        [ELEMENTS, index] => (MentionKind::Element, index),
        _ => return,
    };
    let number = index as u64 + 1;
    if case
        .used
        .as_ref()
        .is_some_and(|used| !used.contains(&(kind, number)))
    {
        let mut params = Object::default();
        params.text("mention", &kind.mention(number));
        report.add(Code::MentionUnused, params);
    }
}

/// Whether there is what is mentioned; nothing where that cannot be known.
fn exists(draft: &Draft, found: &Found) -> Option<bool> {
    let Some(kind) = found.kind else {
        return Some(false);
    };
    let available = list(draft, kind).count()?;
    Some(found.number > 0 && found.number <= available as u64)
}

fn list(draft: &Draft, kind: MentionKind) -> &Draft {
    draft.field(match kind {
        MentionKind::Image => IMAGE_URLS,
        MentionKind::Element => ELEMENTS,
    })
}
