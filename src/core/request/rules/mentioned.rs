//! What the texts point at, and what they leave out (N2, W11).

use super::Case;
use crate::core::request::code::Code;
use crate::core::request::draft::Draft;
use crate::core::request::issue::float;
use crate::core::request::mentions::{Mention, MentionKind, scan};
use crate::core::request::model::{ELEMENTS, IMAGE_URLS, MULTI_PROMPT, PROMPT, SHOT_PROMPT};
use crate::core::request::report::Report;

/// What the texts mention.
#[derive(Debug, Default)]
pub struct Used {
    /// The pictures and elements, each once.
    items: Vec<(MentionKind, u64)>,
    /// Whether every text could be read.
    is_complete: bool,
    /// Whether there is a mention of nothing, or a foreign one.
    is_doubtful: bool,
}

/// Reads all texts, however good their shots are.
pub fn used(draft: &Draft) -> Used {
    let mut used = Used::default();
    let shots = draft.field(MULTI_PROMPT);
    used.is_complete = shots.is_read();
    read(draft, &draft.field(PROMPT), &mut used);
    for index in 0..shots.items() {
        let shot = shots.item(index);
        read(draft, &shot.field(SHOT_PROMPT), &mut used);
        used.is_complete &= shot.is_given();
    }
    used
}

/// Adds what a text mentions.
fn read(draft: &Draft, text: &Draft, used: &mut Used) {
    for excerpt in text.excerpts() {
        scan(excerpt.words, 0, &mut |found| {
            let exists = exists(draft, &found);
            used.is_doubtful |= found.is_foreign || exists == Some(false);
            if let (Some(kind), Some(true)) = (found.kind, exists) {
                let mention = (kind, found.number);
                if !used.items.contains(&mention) {
                    used.items.push(mention);
                }
            }
        });
    }
    used.is_complete &= text.given().is_some();
}

/// Looks for mentions of nothing, and for foreign ones.
pub fn check(case: &Case, part: &Draft, report: &mut Report) {
    if !case.used.is_doubtful {
        return;
    }
    if let [PROMPT] | [MULTI_PROMPT, _, SHOT_PROMPT] = report.trail() {
        for excerpt in part.excerpts() {
            scan(excerpt.words, excerpt.unit, &mut |found| {
                judge(case.draft, &found, report);
            });
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
    if case.used.is_complete && !case.used.items.contains(&(kind, number)) {
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

fn list<'a>(draft: &Draft<'a>, kind: MentionKind) -> Draft<'a> {
    draft.field(match kind {
        MentionKind::Image => IMAGE_URLS,
        MentionKind::Element => ELEMENTS,
    })
}
