//! What the texts point at, and what they leave out (N2, W11).

use super::Case;
use crate::core::request::code::Code;
use crate::core::request::draft::Draft;
use crate::core::request::issue::float;
use crate::core::request::mentions::{Mention, MentionKind, scan};
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

fn judge(draft: &Draft, found: &Mention, report: &mut Report) {
    let exists = exists(draft, found);
    if !found.is_foreign && exists != Some(false) {
        return;
    }
    report.add(if found.is_foreign {
        Code::MentionForeign
    } else {
        Code::MentionDangling
    });
    report.narrow(found.span);
    report.text("mention", found.text);
    if let Some(kind) = found.kind {
        if !found.is_foreign {
            let available = list(draft, kind).count().unwrap_or_default();
            report.number("available", float(available));
        } else if exists == Some(true) {
            report.text("suggestion", &kind.mention(found.number));
        }
    }
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
        report.add(Code::MentionUnused);
        report.text("mention", &kind.mention(number));
    }
}

/// Whether there is what is mentioned; nothing where that cannot be known.
fn exists(draft: &Draft, found: &Mention) -> Option<bool> {
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
