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
    let images = case.part(IMAGE_URLS).count();
    let elements = case.part(ELEMENTS).count();
    let count = images.unwrap_or_default() + elements.unwrap_or_default();
    let is_known = images.is_some() && elements.is_some();
    let together = if is_known && count > REFERENCES_WITH_VIDEO.count() {
        has_video(&case.elements)
    } else {
        None
    };
    match report.trail() {
        [IMAGE_URLS] if together == Some(false) => report.at_most(Code::ManyReferences, count, REFERENCES),
        [ELEMENTS] => {
            match together {
                Some(true) => report.at_most(Code::TooManyReferences, count, REFERENCES_WITH_VIDEO),
                // Where there are images, it is told of these.
                Some(false) if images == Some(0) => report.at_most(Code::ManyReferences, count, REFERENCES),
                _ => {}
            }
            if case.part(START_IMAGE_URL).is_given() {
                let count = elements.unwrap_or_default();
                report.at_most(Code::ElementsWithStart, count, ELEMENTS_WITH_START);
            }
        }
        _ => {}
    }
}
