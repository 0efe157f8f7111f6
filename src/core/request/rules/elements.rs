//! Elements one by one and their voices (`service.md` §2.2, W7–W9).
//!
//! An element with a video is a video element, whatever pictures it has too.

use super::Case;
use crate::core::request::code::Code;
use crate::core::request::draft::Draft;
use crate::core::request::limits::{ELEMENT_REFERENCES, VIDEO_ELEMENTS};
use crate::core::request::model::{
    ELEMENTS, FRONTAL_IMAGE_URL, GENERATE_AUDIO, REFERENCE_IMAGE_URLS, VIDEO_URL, VOICE_ID,
};
use crate::core::request::report::Report;

/// Whether an element of the list is a video element; nothing where that cannot be known. A broken item is none.
pub fn has_video(elements: &Draft) -> Option<bool> {
    let mut answer = elements.is_read().then_some(false);
    for element in elements.items() {
        match element.field(VIDEO_URL).given() {
            Some(true) => return Some(true),
            Some(false) => {}
            None => answer = None,
        }
    }
    answer
}

/// Whether an element shows anything, and whether a voice can be heard.
pub fn check(case: &Case, part: &Draft, report: &mut Report) {
    let elements = case.draft.field(ELEMENTS).items();
    match *report.trail() {
        [GENERATE_AUDIO] => {
            let is_silent = matches!(part, Draft::Absent | Draft::Flag(false));
            if is_silent && elements.iter().any(|element| element.field(VOICE_ID).is_given()) {
                report.add(Code::VoiceWithoutAudio);
            }
        }
        [ELEMENTS, _] if pictures(part) == Some((false, false)) => report.add(Code::ElementEmpty),
        [ELEMENTS, _, REFERENCE_IMAGE_URLS] => {
            let count = part.count().unwrap_or_default();
            report.at_most(Code::ElementReferences, count, ELEMENT_REFERENCES);
        }
        [ELEMENTS, index, VIDEO_URL] if part.is_given() => {
            let earlier = elements.iter().take(index);
            let videos = earlier.filter(|element| element.field(VIDEO_URL).is_given());
            if videos.count() == VIDEO_ELEMENTS.count() {
                report.add(Code::SeveralVideos);
            }
        }
        [ELEMENTS, index, VOICE_ID] => {
            let video = elements.get(index).map(|element| element.field(VIDEO_URL));
            if part.is_given() && video.is_some_and(Draft::is_absent) {
                report.add(Code::VoiceWithoutVideo);
            }
        }
        _ => {}
    }
}

/// Whether an element without a video has a front image and reference images.
pub fn halves(part: &Draft, report: &mut Report) {
    let missing = match pictures(part) {
        Some((true, false)) => "reference_image_urls",
        Some((false, true)) => "frontal_image_url",
        _ => return,
    };
    report.add(Code::ElementIncomplete);
    report.word("missing", missing);
}

/// Of an element without a video: whether it has a front image, and reference images.
fn pictures(element: &Draft) -> Option<(bool, bool)> {
    let is_image_element = matches!(element, Draft::Object { .. }) && element.field(VIDEO_URL).is_absent();
    let front = element.field(FRONTAL_IMAGE_URL).given()?;
    let references = element.field(REFERENCE_IMAGE_URLS).given()?;
    is_image_element.then_some((front, references))
}
