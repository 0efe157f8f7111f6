//! What the model gets to look at, and how much of it (F9, W3, W6, W17).

use super::Case;
use super::elements::has_video;
use crate::core::request::draft::Draft;
use crate::core::request::issue::{Code, Param};
use crate::core::request::limits::{ELEMENTS_WITH_START, REFERENCES, REFERENCES_WITH_VIDEO};
use crate::core::request::place::Place;
use crate::core::request::report::Report;

/// Whether there is anything to look at, and not too much.
pub fn check(case: Case, report: &mut Report) {
    let draft = case.draft;
    if let (Some(images), Some(elements)) = (draft.image_urls.count(), draft.elements.count()) {
        together(images, images + elements, has_video(&draft.elements), report);
    }
    let most = ELEMENTS_WITH_START.count();
    let elements = draft.elements.count().filter(|count| *count > most);
    if let (Some(true), Some(actual)) = (draft.start_image_url.given(), elements) {
        let text = format!("{actual} are more than the {most} that are known to work beside a start image.");
        report.add(
            &Place::of("elements"),
            Code::ElementsWithStart,
            bounds(most, actual),
            &text,
        );
    }
    if is_without_reference(draft) {
        let text = "nothing to look at: no start image, image or element. Add one, or use the model \
                    kling-o3-text-to-video.";
        report.add(&Place::of("image_urls"), Code::NoReference, Vec::new(), text);
    }
}

fn is_without_reference(draft: &Draft) -> bool {
    [
        draft.start_image_url.given(),
        draft.image_urls.given(),
        draft.elements.given(),
    ]
    .iter()
    .all(|given| *given == Some(false))
}

/// Pictures and elements count together, each element once.
fn together(images: usize, actual: usize, has_video: Option<bool>, report: &mut Report) {
    let with_video = REFERENCES_WITH_VIDEO.count();
    let without = REFERENCES.count();
    match has_video {
        Some(true) if actual > with_video => {
            let excess = actual - with_video;
            let text = format!(
                "{actual} images and elements together; beside a video element at most {with_video}. Remove {excess}."
            );
            report.add(
                &Place::of("elements"),
                Code::TooManyReferences,
                bounds(with_video, actual),
                &text,
            );
        }
        Some(false) if actual > without => {
            let place = Place::of(if images > 0 { "image_urls" } else { "elements" });
            let text = format!("{actual} images and elements together; at most {without} are known to work.");
            report.add(&place, Code::ManyReferences, bounds(without, actual), &text);
        }
        _ => {}
    }
}

fn bounds(max: usize, actual: usize) -> Vec<(&'static str, Param)> {
    vec![("max", max.into()), ("actual", actual.into())]
}
