//! What the model gets to look at, and how much of it (F9, W3, W6, W17).

use super::Case;
use super::elements::has_video;
use crate::core::request::code::Code;
use crate::core::request::limits::{ELEMENTS_WITH_START, REFERENCES, REFERENCES_WITH_VIDEO};
use crate::core::request::model::{ELEMENTS, IMAGE_URLS, START_IMAGE_URL};
use crate::core::request::report::Report;

/// Whether there is anything to look at, and not too much.
pub fn check(case: &Case, report: &mut Report) {
    let place = match report.trail() {
        [place] => *place,
        _ => return,
    };
    let start = case.draft.field(START_IMAGE_URL);
    let images = case.draft.field(IMAGE_URLS);
    let elements = case.draft.field(ELEMENTS);
    // Pictures and elements count together, each element once.
    let count = images
        .count()
        .zip(elements.count())
        .map_or(0, |(images, elements)| images + elements);
    let together = if count > REFERENCES_WITH_VIDEO.count() {
        has_video(elements)
    } else {
        None
    };
    match place {
        IMAGE_URLS => {
            if together == Some(false) && images.is_given() {
                report.at_most(Code::ManyReferences, count, REFERENCES);
            }
            if start.is_absent() && images.is_absent() && elements.is_absent() {
                report.add(Code::NoReference);
            }
        }
        ELEMENTS => {
            match together {
                Some(true) => report.at_most(Code::TooManyReferences, count, REFERENCES_WITH_VIDEO),
                Some(false) if images.is_absent() => {
                    report.at_most(Code::ManyReferences, count, REFERENCES);
                }
                _ => {}
            }
            if start.is_given() {
                let count = elements.count().unwrap_or_default();
                report.at_most(Code::ElementsWithStart, count, ELEMENTS_WITH_START);
            }
        }
        _ => {}
    }
}
