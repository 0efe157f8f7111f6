//! What an end image needs and what it does not go with (W4, W5).

use super::Case;
use crate::core::request::issue::Code;
use crate::core::request::place::Place;
use crate::core::request::report::Report;

/// Whether an end image stands where it can work.
pub fn check(case: Case, report: &mut Report) {
    let draft = case.draft;
    if draft.end_image_url.given() != Some(true) {
        return;
    }
    let place = Place::of("end_image_url");
    if draft.start_image_url.given() == Some(false) {
        let text = "an end image is known to need a start image. Add one or remove the end image.";
        report.add(&place, Code::EndWithoutStart, Vec::new(), text);
    }
    if draft.multi_prompt.given() == Some(true) {
        let text = "an end image is known to be refused together with shots. Remove one of the two.";
        report.add(&place, Code::EndWithShots, Vec::new(), text);
    }
}
