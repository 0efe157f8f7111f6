//! The prompt and the shots' prompts: one of the two, and how long (F2, F3, W15).

use super::Case;
use crate::core::request::code::Code;
use crate::core::request::draft::{Draft, Part};
use crate::core::request::limits::{Limit, PROMPT_CHARACTERS, SHOT_PROMPT_CHARACTERS};
use crate::core::request::model::{MULTI_PROMPT, PROMPT, SHOT_PROMPT};
use crate::core::request::report::Report;

/// Whether there is text, in one place only, and not too much of it.
pub fn check(case: &Case, text: Draft, part: Part, report: &mut Report) {
    let draft = case.draft;
    let is_absent = matches!(part, Part::Absent);
    match report.trail() {
        [PROMPT] => {
            if is_absent && draft.field(MULTI_PROMPT).is_absent() {
                report.add(Code::PromptMissing);
            }
            long(text, Code::PromptTooLong, PROMPT_CHARACTERS, report);
        }
        [MULTI_PROMPT] if !is_absent && draft.field(PROMPT).is_given() => {
            report.add(Code::PromptAndShots);
        }
        [MULTI_PROMPT, _, SHOT_PROMPT] => {
            if is_absent {
                report.add(Code::ShotPromptMissing);
            }
            long(text, Code::ShotPromptLong, SHOT_PROMPT_CHARACTERS, report);
        }
        _ => {}
    }
}

/// Whether a text is too long, in Unicode scalar values, as JSON Schema counts; each has one byte that continues no other.
/// They are counted only where they could be too many.
fn long(text: Draft, code: Code, limit: Limit, report: &mut Report) {
    if text.is_text() && text.units() > limit.count() {
        match text.text() {
            Some(text) => {
                let scalars = text.bytes().filter(|byte| !matches!(byte, 0x80..=0xBF));
                report.at_most(code, scalars.count(), limit);
            }
            None => report.lack_texts(),
        }
    }
}
