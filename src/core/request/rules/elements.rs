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
use crate::core::request::part::Part;
use crate::core::request::report::Report;

/// Whether an element of the list is a video element; nothing where that cannot be known. A broken item is none.
pub fn has_video(elements: &Draft) -> Option<bool> {
    let mut answer = elements.is_read().then_some(false);
    for index in 0..elements.items() {
        match elements.item(index).field(VIDEO_URL).part().given() {
            Some(true) => return Some(true),
            Some(false) => {}
            None => answer = None,
        }
    }
    answer
}

/// How many of the first elements have this field.
fn having(elements: &Draft, most: usize, field: usize) -> usize {
    let mut count = 0;
    for index in 0..most.min(elements.items()) {
        count += usize::from(elements.item(index).field(field).part().is_given());
    }
    count
}

/// Whether a voice can be heard, where the video has no sound.
pub fn silent(case: &Case, report: &mut Report) {
    if report.trail() == [GENERATE_AUDIO] && having(&case.elements, usize::MAX, VOICE_ID) > 0 {
        report.add(Code::VoiceWithoutAudio);
    }
}

/// Whether an element shows anything and not too much, and whether a voice can be heard.
pub fn check(case: &Case, draft: &Draft, part: Part, report: &mut Report) {
    match *report.trail() {
        [GENERATE_AUDIO] if !matches!(part, Part::True) => silent(case, report),
        [ELEMENTS, _] if pictures(draft) == Some((false, false)) => report.add(Code::ElementEmpty),
        [ELEMENTS, _, REFERENCE_IMAGE_URLS] => {
            if let Part::List(count) = part {
                report.at_most(Code::ElementReferences, count, ELEMENT_REFERENCES);
            }
        }
        [ELEMENTS, index, VIDEO_URL]
            if having(&case.elements, index, VIDEO_URL) == VIDEO_ELEMENTS.count() =>
        {
            report.add(Code::SeveralVideos);
        }
        [ELEMENTS, index, VOICE_ID] if case.elements.item(index).field(VIDEO_URL).part().is_absent() => {
            report.add(Code::VoiceWithoutVideo);
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
    let part = |place| element.field(place).part();
    if element.fields() == 0 || !part(VIDEO_URL).is_absent() {
        return None;
    }
    part(FRONTAL_IMAGE_URL)
        .given()
        .zip(part(REFERENCE_IMAGE_URLS).given())
}
