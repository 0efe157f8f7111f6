//! The prompt and the shots' prompts: one of the two, and how long (F2, F3, W15).

use super::Case;
use crate::core::request::code::Code;
use crate::core::request::draft::Draft;
use crate::core::request::limits::{Limit, PROMPT_CHARACTERS, SHOT_PROMPT_CHARACTERS};
use crate::core::request::model::{MULTI_PROMPT, PROMPT, SHOT_PROMPT};
use crate::core::request::report::Report;

/// Whether there is a text.
pub fn missing(case: &Case, report: &mut Report) {
    match report.trail() {
        [PROMPT] if case.part(MULTI_PROMPT).is_absent() => report.add(Code::PromptMissing),
        [MULTI_PROMPT, _, SHOT_PROMPT] => report.add(Code::ShotPromptMissing),
        _ => {}
    }
}

/// Whether there is not too much of it.
pub fn check(text: &Draft, report: &mut Report) {
    match report.trail() {
        [PROMPT] => long(text, Code::PromptTooLong, PROMPT_CHARACTERS, report),
        [MULTI_PROMPT, _, SHOT_PROMPT] => long(text, Code::ShotPromptLong, SHOT_PROMPT_CHARACTERS, report),
        _ => {}
    }
}

/// Whether it is in one place only.
pub fn alone(case: &Case, report: &mut Report) {
    if report.trail() == [MULTI_PROMPT] && case.part(PROMPT).is_given() {
        report.add(Code::PromptAndShots);
    }
}

/// Whether a text is too long, in Unicode scalar values, as JSON Schema counts; each has one byte that continues no other.
/// They are counted only where they could be too many.
fn long(text: &Draft, code: Code, limit: Limit, report: &mut Report) {
    if text.units() > limit.count() {
        match text.text() {
            Some(text) => {
                let scalars = text.bytes().filter(|byte| !matches!(byte, 0x80..=0xBF));
                report.at_most(code, scalars.count(), limit);
            }
            None => report.lack_texts(),
        }
    }
}
