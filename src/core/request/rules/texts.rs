//! The prompt and the shots' prompts: one of the two, and how long (F2, F3, W15).
//!
//! Lengths are Unicode scalar values, as JSON Schema counts.

use super::Case;
use crate::core::request::issue::Code;
use crate::core::request::limits::{PROMPT_CHARACTERS, SHOT_PROMPT_CHARACTERS};
use crate::core::request::place::Place;
use crate::core::request::report::Report;

/// Whether there is text, in one place only, and not too much of it.
pub fn check(case: Case, report: &mut Report) {
    let draft = case.draft;
    match (draft.prompt.given(), draft.multi_prompt.given()) {
        (Some(false), Some(false)) => {
            let text = "there is no text yet. Describe the video here, or shot by shot in multi_prompt.";
            report.add(&Place::of("prompt"), Code::PromptMissing, Vec::new(), text);
        }
        (Some(true), Some(true)) => {
            let text = "a prompt and shots exclude each other. Keep one of the two.";
            report.add(&Place::of("multi_prompt"), Code::PromptAndShots, Vec::new(), text);
        }
        _ => {}
    }
    if let Some(prompt) = draft.prompt.value() {
        let most = PROMPT_CHARACTERS.count();
        length(prompt, most, Code::PromptTooLong, &Place::of("prompt"), report);
    }
    let shots = Place::of("multi_prompt");
    for (index, shot) in draft.multi_prompt.values() {
        let place = shots.item(index);
        let place = place.field("prompt");
        if shot.prompt.given() == Some(false) {
            let text = "there is no text. Describe what happens in this shot.";
            report.add(&place, Code::ShotPromptMissing, Vec::new(), text);
        }
        if let Some(prompt) = shot.prompt.value() {
            length(
                prompt,
                SHOT_PROMPT_CHARACTERS.count(),
                Code::ShotPromptLong,
                &place,
                report,
            );
        }
    }
}

fn length(prompt: &str, most: usize, code: Code, place: &Place, report: &mut Report) {
    let actual = prompt.chars().count();
    if actual > most {
        let text = format!(
            "{actual} characters are {} too many. Shorten it to {most}.",
            actual - most
        );
        report.add(
            place,
            code,
            vec![("max", most.into()), ("actual", actual.into())],
            &text,
        );
    }
}
