//! Elements one by one and their voices (`service.md` §2.2, W7–W9).
//!
//! An element with a video is a video element, whatever pictures it has too.

use super::Case;
use crate::core::request::draft::{Element, Field, Items};
use crate::core::request::issue::Code;
use crate::core::request::limits::{ELEMENT_REFERENCES, VIDEO_ELEMENTS};
use crate::core::request::place::Place;
use crate::core::request::report::Report;

/// Whether an element of the list is a video element; nothing where that cannot be known. A broken item is none.
pub fn has_video(elements: &Field<Items<Element>>) -> Option<bool> {
    let videos = || elements.values().map(|(_, element)| element.video_url.given());
    if videos().any(|given| given == Some(true)) {
        Some(true)
    } else if elements.is_read() && videos().all(|given| given == Some(false)) {
        Some(false)
    } else {
        None
    }
}

/// Whether each element is whole, and whether a voice can be heard.
pub fn check(case: Case, report: &mut Report) {
    let draft = case.draft;
    let list = Place::of("elements");
    let mut videos = 0;
    for (index, element) in draft.elements.values() {
        let place = list.item(index);
        pictures(element, &place, report);
        if element.video_url.given() == Some(true) {
            videos += 1;
            if videos == VIDEO_ELEMENTS.count() + 1 {
                let text = "only one element may have a video. Use pictures for the others.";
                report.add(&place.field("video_url"), Code::SeveralVideos, Vec::new(), text);
            }
        }
        if has_voice(element) && element.video_url.given() == Some(false) {
            let text = "only an element with a video can have a voice. Add a video or remove the voice.";
            report.add(
                &place.field("voice_id"),
                Code::VoiceWithoutVideo,
                Vec::new(),
                text,
            );
        }
    }
    if is_silent(&draft.generate_audio) && draft.elements.values().any(|(_, element)| has_voice(element)) {
        let text = "an element has a voice, but the video has no sound. Switch the sound on to hear it.";
        report.add(
            &Place::of("generate_audio"),
            Code::VoiceWithoutAudio,
            Vec::new(),
            text,
        );
    }
}

fn has_voice(element: &Element) -> bool {
    element.voice_id.given() == Some(true)
}

fn is_silent(generate_audio: &Field<bool>) -> bool {
    match generate_audio {
        Field::Absent => true,
        Field::Unreadable(_) => false,
        Field::Value(audio) => !audio,
    }
}

fn pictures(element: &Element, place: &Place, report: &mut Report) {
    if let (Some(front), Some(references), Some(false)) = (
        element.frontal_image_url.given(),
        element.reference_image_urls.given(),
        element.video_url.given(),
    ) {
        halves(front, references, place, report);
    }
    let most = ELEMENT_REFERENCES.count();
    if let Some(actual) = element.reference_image_urls.count().filter(|count| *count > most) {
        let text = format!("{actual} are more than the {most} that are known to work.");
        let params = vec![("max", most.into()), ("actual", actual.into())];
        report.add(
            &place.field("reference_image_urls"),
            Code::ElementReferences,
            params,
            &text,
        );
    }
}

/// An element without a video needs a front image and reference images.
fn halves(front: bool, references: bool, place: &Place, report: &mut Report) {
    let (missing, text) = match (front, references) {
        (true, true) => return,
        (true, false) => (
            "reference_image_urls",
            "has a front image only. Add at least one reference image.",
        ),
        (false, true) => (
            "frontal_image_url",
            "has reference images only. Add a front image.",
        ),
        (false, false) => {
            let text =
                "has neither pictures nor a video. Give it a front image and reference images, or a video.";
            return report.add(place, Code::ElementEmpty, Vec::new(), text);
        }
    };
    report.add(
        place,
        Code::ElementIncomplete,
        vec![("missing", missing.into())],
        text,
    );
}
