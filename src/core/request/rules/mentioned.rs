//! What the texts point at, and what they leave out (N2, W11).

use super::Case;
use crate::core::request::code::Code;
use crate::core::request::draft::Draft;
use crate::core::request::issue::float;
use crate::core::request::mentions::{Mention, MentionKind, scan};
use crate::core::request::model::{ELEMENTS, IMAGE_URLS, MULTI_PROMPT, PROMPT, SHOT_PROMPT};
use crate::core::request::part::Part;
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

impl Used {
    /// Reads all texts, however good their shots are.
    pub fn of(case: &Case) -> Self {
        let mut used = Self {
            is_complete: case.shots.is_read(),
            ..Self::default()
        };
        used.read(case, &case.draft.field(PROMPT), case.part(PROMPT));
        for index in 0..case.shots.items() {
            let shot = case.shots.item(index);
            let prompt = shot.field(SHOT_PROMPT);
            used.read(case, &prompt, prompt.part());
            used.is_complete &= shot.part().is_given();
        }
        used
    }

    /// Adds what a text mentions.
    fn read(&mut self, case: &Case, text: &Draft, part: Part) {
        for excerpt in text.excerpts() {
            scan(excerpt.words, 0, &mut |found| {
                let exists = exists(case, &found);
                self.is_doubtful |= found.is_foreign || exists == Some(false);
                if let (Some(kind), Some(true)) = (found.kind, exists) {
                    let mention = (kind, found.number);
                    if !self.items.contains(&mention) {
                        self.items.push(mention);
                    }
                }
            });
        }
        self.is_complete &= part.given().is_some();
    }
}

/// Looks for mentions of nothing, and for foreign ones.
pub fn check(case: &Case, part: &Draft, report: &mut Report) {
    if !case.used.is_doubtful {
        return;
    }
    if let [PROMPT] | [MULTI_PROMPT, _, SHOT_PROMPT] = report.trail() {
        for excerpt in part.excerpts() {
            scan(excerpt.words, excerpt.unit, &mut |found| {
                judge(case, &found, report);
            });
        }
    }
}

fn judge(case: &Case, found: &Mention, report: &mut Report) {
    let exists = exists(case, found);
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
            let available = case.part(list(kind)).count().unwrap_or_default();
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
fn exists(case: &Case, found: &Mention) -> Option<bool> {
    let Some(kind) = found.kind else {
        return Some(false);
    };
    let available = case.part(list(kind)).count()?;
    Some(found.number > 0 && found.number <= available as u64)
}

fn list(kind: MentionKind) -> usize {
    match kind {
        MentionKind::Image => IMAGE_URLS,
        MentionKind::Element => ELEMENTS,
    }
}
