//! The prompt and the shots' prompts: one of the two, and how long (F2, F3, W15).

use super::Case;
use crate::core::request::code::Code;
use crate::core::request::draft::Draft;
use crate::core::request::limits::{PROMPT_CHARACTERS, SHOT_PROMPT_CHARACTERS};
use crate::core::request::model::{MULTI_PROMPT, PROMPT, SHOT_PROMPT};
use crate::core::request::report::Report;

/// Whether there is text, in one place only, and not too much of it.
pub fn check(case: &Case, part: &Draft, report: &mut Report) {
    let draft = case.draft;
    match report.trail() {
        [PROMPT] => {
            if part.is_absent() && draft.field(MULTI_PROMPT).is_absent() {
                report.add(Code::PromptMissing);
            }
            report.at_most(Code::PromptTooLong, length(part), PROMPT_CHARACTERS);
        }
        [MULTI_PROMPT] if part.is_given() && draft.field(PROMPT).is_given() => {
            report.add(Code::PromptAndShots);
        }
        [MULTI_PROMPT, _, SHOT_PROMPT] => {
            if part.is_absent() {
                report.add(Code::ShotPromptMissing);
            }
            report.at_most(Code::ShotPromptLong, length(part), SHOT_PROMPT_CHARACTERS);
        }
        _ => {}
    }
}

/// Unicode scalar values, as JSON Schema counts; each has one byte that continues no other.
fn length(part: &Draft) -> usize {
    let text = part.text().unwrap_or_default();
    text.bytes().filter(|byte| !matches!(byte, 0x80..=0xBF)).count()
}
