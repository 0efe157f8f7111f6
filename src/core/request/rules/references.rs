//! What the model gets to look at, and how much of it (F9, W3, W6, W17).

use super::Case;
use super::elements::has_video;
use crate::core::request::code::Code;
use crate::core::request::limits::{ELEMENTS_WITH_START, REFERENCES, REFERENCES_WITH_VIDEO};
use crate::core::request::model::{ELEMENTS, IMAGE_URLS, START_IMAGE_URL};
use crate::core::request::report::Report;

/// Whether there is anything to look at.
pub fn missing(case: &Case, report: &mut Report) {
    let is_bare = |place| case.part(place).is_absent();
    if report.trail() == [IMAGE_URLS] && is_bare(START_IMAGE_URL) && is_bare(ELEMENTS) {
        report.add(Code::NoReference);
    }
}

/// Whether there is not too much to look at: pictures and elements count together, each element once.
pub fn check(case: &Case, report: &mut Report) {
    let &[place] = report.trail() else { return };
    let images = case.part(IMAGE_URLS).count();
    let elements = case.part(ELEMENTS).count().unwrap_or_default();
    let together = images.unwrap_or_default() + elements;
    match (place, images.and_then(|_| has_video(&case.elements))) {
        (IMAGE_URLS, Some(false)) => report.at_most(Code::ManyReferences, together, REFERENCES),
        (ELEMENTS, Some(true)) => report.at_most(Code::TooManyReferences, together, REFERENCES_WITH_VIDEO),
        // Where there are images, it is told of these.
        (ELEMENTS, Some(false)) if images == Some(0) => {
            report.at_most(Code::ManyReferences, together, REFERENCES);
        }
        _ => {}
    }
    if place == ELEMENTS && case.part(START_IMAGE_URL).is_given() {
        report.at_most(Code::ElementsWithStart, elements, ELEMENTS_WITH_START);
    }
}
